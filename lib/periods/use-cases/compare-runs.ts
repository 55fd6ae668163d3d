import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import type { Localized } from '@/lib/core/checklist'
import { differenceBetweenRuns } from '@/lib/core/pay-adjustment'
import type { StatementDocument, StatementStint } from '@/lib/core/statement'
import { codeInScheme, stintKey } from '@/lib/core/stint-codes'
import { listRuns } from '@/lib/period-runs/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStatementTexts } from '@/lib/statements/queries'
import { findPeriod } from '../queries'
import type { CompareRuns } from '../schema'

export type RunPlace = Pick<StatementStint, 'fromOn' | 'throughOn'> & { readonly unit: string }

export interface NamedRunChange {
  readonly key: string
  readonly fullName: string
  /** Somebody whom two schemes pay has a change for each. */
  readonly schemeName: Localized
  readonly kind: 'added' | 'removed' | 'changed'
  readonly amount: string
  /** A title is null for what is no component: corrections of earlier months, or the floor. */
  readonly lines: readonly {
    readonly code: string
    readonly title: Localized | null
    /** Of somebody who moved within the period: where and when the line counts. */
    readonly place: RunPlace | null
    readonly amount: string
  }[]
}

export type RunsCompared =
  | { ok: true; before: number; after: number; changes: readonly NamedRunChange[] }
  | { ok: false; reason: 'run-replaced' | 'only-run' }

/** What the run that stands pays differently from the one before it, line by line, by name. */
export async function compareRuns(
  actor: Actor,
  { periodId, runId }: CompareRuns,
  { db }: Pick<Deps, 'db'>,
): Promise<RunsCompared> {
  authoriseVerb(actor, 'period:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const period = authorise(actor, 'period:read', await findPeriod(tx, organisationId, periodId))
    const runs = await listRuns(tx, organisationId, period.id)
    const after = runs.find(({ id }) => id === runId)
    if (after === undefined) return { ok: false, reason: 'run-replaced' }
    const before = runs.find(({ number }) => number === after.number - 1)
    if (before === undefined) return { ok: false, reason: 'only-run' }
    const earlier = await documentsOf(tx, actor, before.id)
    const later = await documentsOf(tx, actor, after.id)
    const known = new Map([...earlier, ...later].map((document) => [keyOf(document), document]))
    const places = new Map([...earlier, ...later].flatMap(placesOf))
    const changes = differenceBetweenRuns(earlier, later).map(
      ({ personId, schemeVersionId, kind, amount, lines }) => {
        const document = known.get(`${personId} ${schemeVersionId}`)
        const titles = document?.result.components ?? []
        return {
          key: `${personId} ${schemeVersionId}`,
          fullName: document?.person.fullName ?? '',
          schemeName: document?.scheme.name ?? {},
          kind,
          amount,
          lines: lines.map((line) => ({
            code: line.code,
            // A person who has moved, or not, since the other run has lines of other codes there.
            title:
              titles.find(({ code }) => codeInScheme(code) === codeInScheme(line.code))?.title ??
              null,
            place: places.get(`${personId} ${schemeVersionId} ${stintKey(line.code)}`) ?? null,
            amount: line.amount,
          })),
        }
      },
    )
    return { ok: true, before: before.number, after: after.number, changes }
  })
}

/** Where the lines of a divided statement count, by what their codes end with. */
function placesOf(document: StatementDocument): readonly [string, RunPlace][] {
  return (document.stints ?? [])
    .filter(({ key }) => key !== '')
    .map(({ key, fromOn, throughOn, unit }) => [
      `${keyOf(document)} ${key}`,
      { fromOn, throughOn, unit: unit.name },
    ])
}

async function documentsOf(
  tx: Transaction,
  actor: Actor,
  runId: string,
): Promise<readonly StatementDocument[]> {
  const texts = await listStatementTexts(tx, actor.organisationId, runId)
  // Written by compute-period alone and immutable since.
  return texts.map(({ document }) => JSON.parse(document))
}

function keyOf({ person, scheme }: StatementDocument): string {
  return `${person.id} ${scheme.versionId}`
}
