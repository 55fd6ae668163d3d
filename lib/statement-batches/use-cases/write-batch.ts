import { setImmediate } from 'node:timers/promises'
import type { Actor, Locale } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { StatementDocument } from '@/lib/core/statement'
import { metricsByCode } from '@/lib/metrics/queries'
import { findLogo, findOrganisation } from '@/lib/organisations/queries'
import { listVersionPolicies } from '@/lib/period-rules/queries'
import { readingOf } from '@/lib/periods/formats/statement-figures'
import { statementPdf } from '@/lib/periods/formats/statement-pdf'
import { findPeriod, listDecisions } from '@/lib/periods/queries'
import { type SayStatement, type StatementInput, statementReport } from '@/lib/periods/report'
import type { Deps } from '@/lib/platform/deps'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { VisitCauses } from '@/lib/results/formats/visit-causes'
import { archiveNames } from '../formats/archive-names'
import { zipOf } from '../formats/zip-writer'
import {
  findRunSchemes,
  listBatches,
  listPacked,
  moveBatch,
  type PackedStatement,
  readDocuments,
  type StatementBatch,
} from '../queries'

export interface WriteBatch {
  readonly batchId: string
  /** One language for all; null: each statement in that of its person. */
  readonly language: Locale | null
  /** The translator of `pay.statement` of each language. */
  readonly say: Readonly<Record<Locale, SayStatement>>
  /** On which answers the visits of a statement lost points, in that language. */
  readonly causesOf: (statement: StatementOf, locale: Locale) => Promise<readonly VisitCauses[]>
}

export interface StatementOf {
  readonly statementId: string
  readonly document: StatementDocument
}

export interface BatchWritten {
  readonly fileName: string
  /** The archive while it is being written; whoever stops reading breaks it off. */
  readonly bytes: AsyncGenerator<Uint8Array, void, void>
}

/** So many documents are in memory at a time. */
const chunk = 25

/**
 * Writes the archive of a batch, by personnel number: each statement in its person's language, or all in one. Read
 * again it begins anew and gives the same files, because a locked run does not change.
 */
export async function writeBatch(
  actor: Actor,
  { batchId, language, say, causesOf }: WriteBatch,
  deps: Deps,
): Promise<BatchWritten> {
  authoriseVerb(actor, 'statement:pack')
  const { organisationId } = actor
  const { db, files, now } = deps
  const read = await db.asActor(actor, async (tx) => {
    const [found = null] = await listBatches(tx, organisationId, { batchId })
    const batch = authorise(actor, 'statement:pack', found)
    const period = await findPeriod(tx, organisationId, batch.periodId)
    const run = await findRunSchemes(tx, organisationId, batch.runId)
    if (period === null || run === null) throw new AppError('not-found')
    // A run that was replaced after a reopening is no longer anybody's statement.
    if (period.currentRunId !== batch.runId) throw new AppError('not-found')
    await moveBatch(tx, organisationId, batch.id, { done: 0, finished: false })
    const details = { batchId, runId: batch.runId, statements: batch.total, language }
    const subject = { subjectKind: 'period', subjectId: period.id, details }
    await recordAudit(tx, actor, { action: 'statements.packed', ...subject }, now)
    const { name, timeZone } = await findOrganisation(tx, organisationId)
    return {
      batch,
      month: period.month,
      packed: await listPacked(tx, organisationId, batch.runId),
      schemes: new Map(
        run.schemes.map(({ versionId, document }) => [versionId, readingOf(document.components)]),
      ),
      logo: await findLogo(tx, organisationId),
      name,
      input: {
        decisions: await listDecisions(tx, organisationId, batch.runId),
        isCurrent: true,
        seal: run.seal,
        timeZone,
        policies: await listVersionPolicies(tx, organisationId),
        metrics: await metricsByCode(tx, organisationId),
      },
    }
  })
  const { name, logo, batch, packed, schemes, input } = read
  const house = { organisationName: name, logo: logo && (await files.get(logo.storageKey)) }
  const draw = async ({ statementId, document }: StatementOf, own: Locale) => {
    const locale = language ?? own
    const view: StatementInput = {
      ...input,
      document,
      ...(schemes.get(document.scheme.versionId) ?? readingOf([])),
    }
    const causes = await causesOf({ statementId, document }, locale)
    const report = statementReport(view, say[locale], formatFor(locale))
    return statementPdf(report, house, say[locale], locale, causes)
  }
  const bytes = zipOf(drawnFiles(actor, { batch, packed, draw }, deps), batch.startedAt)
  const named = language === null ? '' : `-${language}`
  return { fileName: `statements-${read.month}${named}.zip`, bytes }
}

type Draw = (statement: StatementOf, locale: Locale) => Promise<Uint8Array>

interface Work {
  readonly batch: StatementBatch
  readonly packed: readonly PackedStatement[]
  readonly draw: Draw
}

async function* drawnFiles(actor: Actor, { batch, packed, draw }: Work, { db }: Deps) {
  const { organisationId } = actor
  const nameOf = archiveNames()
  const moved = (done: number, finished: boolean) =>
    db.asActor(actor, (tx) => moveBatch(tx, organisationId, batch.id, { done, finished }))
  for (let start = 0; start < packed.length; start += chunk) {
    const part = packed.slice(start, start + chunk)
    const ids = part.map(({ id }) => id)
    const documents = await db.asActor(actor, (tx) => readDocuments(tx, organisationId, ids))
    for (const { id, personnelNumber, locale } of part) {
      const document = documents.get(id)
      if (document === undefined) throw new AppError('not-found')
      yield {
        name: nameOf(personnelNumber),
        bytes: await draw({ statementId: id, document }, locale),
      }
      // Others are answered between two statements.
      await setImmediate()
    }
    await moved(start + part.length, start + part.length === packed.length)
  }
}
