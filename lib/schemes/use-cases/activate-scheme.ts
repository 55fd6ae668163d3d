import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Month } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import { sha256OfText } from '@/lib/core/fingerprint'
import { mayActivate, type SchemeProblem, schemeProblems } from '@/lib/core/scheme-problems'
import { listMetrics } from '@/lib/metrics/queries'
import { holdAllPeriods } from '@/lib/period-corrections/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  findSchemeForUpdate,
  forgetDraftAuthors,
  insertSchemeVersion,
  listSchemeVersions,
  type SchemeRow,
} from '../queries'
import type { ActivateScheme } from '../schema'
import { type DoublePay, draftFrom, gatherDoublePay, monthsToPay } from './gather-double-pay'

export type SchemeActivated =
  | { ok: true; versionId: string; number: number; isNew: boolean }
  | { ok: false; reason: 'retired' }
  | { ok: false; reason: 'changed-elsewhere'; revision: number }
  | { ok: false; reason: 'problems'; problems: readonly SchemeProblem[] }
  | { ok: false; reason: 'earlier-than-last'; effectiveFrom: string }
  | { ok: false; reason: 'month-is-locked'; firstMonth: Month }
  | { ok: false; reason: 'paid-twice'; doublePay: DoublePay }

/**
 * Freezes the draft as a version that pays from a month on, until the next version of the scheme.
 * Everybody who wrote the draft since the last version, or activates it, is an author of the version
 * and cannot approve what it pays.
 */
export async function activateScheme(
  actor: Actor,
  input: ActivateScheme,
  { db, now }: Deps,
): Promise<SchemeActivated> {
  authoriseVerb(actor, 'scheme:activate')
  return db.asActor(actor, async (tx) => {
    const found = await findSchemeForUpdate(tx, actor.organisationId, input.schemeId)
    const scheme = authorise(actor, 'scheme:activate', found)
    if (scheme.retiredAt !== null) return { ok: false, reason: 'retired' }
    if (scheme.revision !== input.revision)
      return { ok: false, reason: 'changed-elsewhere', revision: scheme.revision }
    const metrics = await listMetrics(tx, actor.organisationId)
    const problems = schemeProblems(scheme.draft, metrics)
    if (!mayActivate(problems)) {
      const hindering = problems.filter(({ severity }) => severity !== 'warning')
      return { ok: false, reason: 'problems', problems: hindering }
    }
    return freeze(tx, actor, scheme, input, now)
  })
}

async function freeze(
  tx: Transaction,
  actor: Actor,
  scheme: SchemeRow,
  input: ActivateScheme,
  now: Date,
): Promise<SchemeActivated> {
  const { organisationId, accountId } = actor
  const effectiveFrom = `${input.effectiveFrom}-01`
  const document = canonicalJson(scheme.draft)
  const fingerprint = sha256OfText(document)
  const [newest] = await listSchemeVersions(tx, organisationId, scheme.id)
  if (newest?.fingerprint === fingerprint && newest.effectiveFrom === effectiveFrom)
    return { ok: true, versionId: newest.id, number: newest.number, isNew: false }
  if (newest !== undefined && effectiveFrom < newest.effectiveFrom)
    return { ok: false, reason: 'earlier-than-last', effectiveFrom: newest.effectiveFrom }
  const refusal = await monthOrPeopleRefusal(tx, organisationId, scheme, input)
  if (refusal !== null) return refusal
  const number = (newest?.number ?? 0) + 1
  const versionId = await insertSchemeVersion(
    tx,
    organisationId,
    {
      schemeId: scheme.id,
      number,
      document,
      fingerprint,
      // schemeProblems has seen that it is there.
      regulation: scheme.draft.regulation ?? { number: '', date: effectiveFrom },
      effectiveFrom,
      authors: [...new Set([...scheme.draftAuthors, accountId])],
      activatedBy: accountId,
    },
    now,
  )
  await forgetDraftAuthors(tx, organisationId, scheme.id)
  const { paidTwice } = input
  const details = {
    ...{ versionId, number, fingerprint, effectiveFrom },
    ...(paidTwice === undefined ? {} : { paidTwice }),
  }
  const subject = { subjectKind: 'scheme', subjectId: scheme.id, details }
  await recordAudit(tx, actor, { action: 'scheme.activated', ...subject }, now)
  return { ok: true, versionId, number, isNew: true }
}

/** Locked months pay nothing any more, and nobody is paid twice without somebody having said so. */
async function monthOrPeopleRefusal(
  tx: Transaction,
  organisationId: OrganisationId,
  scheme: SchemeRow,
  { effectiveFrom, paidTwice }: ActivateScheme,
): Promise<Extract<SchemeActivated, { ok: false }> | null> {
  // No month is locked meanwhile, and no other scheme of the same people begins.
  await holdAllPeriods(tx, organisationId)
  const toPay = await monthsToPay(tx, organisationId)
  if (toPay !== null && effectiveFrom < toPay.first && !toPay.open.includes(effectiveFrom))
    return { ok: false, reason: 'month-is-locked', firstMonth: toPay.first }
  const begins = draftFrom(scheme, effectiveFrom, toPay)
  const doublePay = await gatherDoublePay(tx, organisationId, begins)
  const isSeen = doublePay.people === (paidTwice ?? 0)
  return isSeen ? null : { ok: false, reason: 'paid-twice', doublePay }
}
