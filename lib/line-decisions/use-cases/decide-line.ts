import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { decidedKind, type LineRefusal, mayDecideLine } from '@/lib/core/decided-lines'
import { lineMaximum } from '@/lib/core/line-shortfall'
import { isAbove, type MoneyText } from '@/lib/core/money'
import { readingOf } from '@/lib/periods/formats/statement-figures'
import { findPeriodForUpdate } from '@/lib/periods/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findStatement, listDocuments } from '@/lib/statements/queries'
import { insertLineDecision, listLineDecisions } from '../queries'
import type { DecideLine } from '../schema'

export type LineDecided =
  | { ok: true; isPaidLater: boolean }
  | { ok: false; reason: LineRefusal | 'run-replaced' | 'own-line' }
  /** More than the line can ever pay by its scheme: written as soon as it is confirmed. */
  | { ok: false; reason: 'above-maximum'; maximum: MoneyText }

/**
 * Decides a line of a month, with a reason: a held one is paid or not, any one is set to an amount,
 * and both can be taken back. Before the lock the next run reads it; after the lock only a held line
 * is decided, and the next month pays it. An amount above the most that the line pays is written only
 * when it is confirmed. Whoever decides a line does not approve the month.
 */
export async function decideLine(
  actor: Actor,
  { statementId, component, kind, amount, reason, confirmed = false }: DecideLine,
  { db, now }: Deps,
): Promise<LineDecided> {
  authoriseVerb(actor, 'line:decide')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findStatement(tx, organisationId, statementId)
    const { document, personId, runId, periodId } = authorise(actor, 'line:decide', found)
    const period = await findPeriodForUpdate(tx, organisationId, periodId)
    const told = document.result.components.find(({ code }) => code === component)
    if (period === null || told === undefined) throw new AppError('not-found')
    if (period.currentRunId !== runId) return { ok: false, reason: 'run-replaced' }
    if (personId === actor.personId) return { ok: false, reason: 'own-line' }
    const schemeVersionId = document.scheme.versionId
    const before = (await listLineDecisions(tx, organisationId, periodId)).find(
      (one) =>
        one.personId === personId &&
        one.schemeVersionId === schemeVersionId &&
        one.component === component,
    )
    const allowed = mayDecideLine(kind, {
      // A line that was held and is paid by a decision is still one that the scheme holds.
      isHeld: told.missing?.rule === 'hold' || document.result.held.includes(component),
      isLocked: period.state === 'locked' || period.state === 'exported',
      decided: decidedKind(
        before,
        document.decided?.find(({ code }) => code === component),
      ),
    })
    if (!allowed.ok) return allowed
    const maximum = await maximumOf(tx, organisationId, statementId, component)
    const isBeyond = amount !== null && isAbove(amount, maximum)
    if (isBeyond && !confirmed) return { ok: false, reason: 'above-maximum', maximum }
    const revision = (before?.revision ?? 0) + 1
    const line = { periodId, personId, schemeVersionId, component, revision }
    const decision = { ...line, kind, amount, reason, decidedBy: accountId }
    await insertLineDecision(tx, organisationId, decision, now)
    const beyond = isBeyond ? { maximum } : {}
    const details = { personId, component, kind, amount, reason, ...beyond }
    const subject = { subjectKind: 'period', subjectId: periodId, details }
    await recordAudit(tx, actor, { action: 'line.decided', ...subject }, now)
    return { ok: true, isPaidLater: period.state === 'locked' || period.state === 'exported' }
  })
}

/** The most that the line pays by the scheme version of its statement. */
async function maximumOf(
  tx: Transaction,
  organisationId: OrganisationId,
  statementId: string,
  component: string,
): Promise<MoneyText> {
  const [found] = await listDocuments(tx, organisationId, [statementId])
  if (found === undefined) return '0.00'
  const { curves } = readingOf(found.components)
  return lineMaximum(found.document.result, curves, component) ?? '0.00'
}
