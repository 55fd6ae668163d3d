import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { monthOf } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import { sha256OfText } from '@/lib/core/fingerprint'
import type { PeriodFacts } from '@/lib/core/period-snapshot'
import { canCompute, schemeProblems } from '@/lib/core/scheme-problems'
import { schemeForReplay } from '@/lib/core/scheme-replay'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { gatherPeriodFacts } from '@/lib/periods/use-cases/gather-period-facts'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  insertTrial,
  type ListedScheme,
  listMonthsWithFacts,
  listPaid,
  type SchemeMarks,
} from '@/lib/scheme-trials/queries'
import {
  type SchemeOnTrial,
  type TrialFacts,
  trialDocument,
  triedVersionId,
} from '@/lib/scheme-trials/report'
import { type MakeTrial, type Tried, trialInputLimits } from '@/lib/scheme-trials/schema'
import { tellSchemes } from '@/lib/scheme-trials/use-cases/tell-schemes'
import { findScheme, listSchemeVersions } from '@/lib/schemes/queries'

export type SchemeTrialRefusal =
  | 'same-scheme-twice'
  | 'scheme-has-errors'
  | 'currencies-differ'
  | 'month-without-facts'
  | 'nobody-applies'
  | 'no-quarter-end'
  | 'nobody-computable'

export type SchemeTrialMade =
  | { ok: true; trialId: string }
  | { ok: false; reason: SchemeTrialRefusal }

/**
 * Replays one scheme, or two, on past months and keeps what came of it. Facts are those that are
 * known today, paid by the computation of real pay; no statement and no period is written.
 */
export async function makeSchemeTrial(
  actor: Actor,
  input: MakeTrial,
  { db, now }: Deps,
): Promise<SchemeTrialMade> {
  authoriseVerb(actor, 'scheme-trial:make')
  const { organisationId, accountId } = actor
  const gathered = await db.asActor(actor, (tx) => gatherTrial(tx, actor, input, now))
  if (!gathered.ok) return gathered
  // Between the two transactions, so that drawing visits anew holds no connection.
  const trial = trialDocument(gathered.value)
  if (trial.schemes.every(({ payouts }) => payouts.length === 0)) {
    const reasons = trial.schemes.flatMap(({ unpaid }) => unpaid.map(({ reason }) => reason))
    const isQuarter = reasons.every((reason) => reason === 'quarter-not-over')
    return { ok: false, reason: isQuarter ? 'no-quarter-end' : 'nobody-computable' }
  }
  const [first, second] = trial.schemes
  const months = trial.months.map(({ month }) => month)
  return db.asActor(actor, async (tx) => {
    const row = {
      schemeId: first?.schemeId ?? '',
      besideId: second?.schemeId ?? null,
      summary: { months, schemes: gathered.listed },
      document: canonicalJson(trial),
      madeBy: accountId,
    }
    const trialId = await insertTrial(tx, organisationId, row, now)
    const details = { trialId, months }
    const subject = { subjectKind: 'scheme', subjectId: row.schemeId, details }
    await recordAudit(tx, actor, { action: 'scheme.tried', ...subject }, now)
    return { ok: true, trialId }
  })
}

type Gathered =
  | { ok: true; value: TrialFacts; listed: readonly ListedScheme[] }
  | { ok: false; reason: SchemeTrialRefusal }

async function gatherTrial(
  tx: Transaction,
  actor: Actor,
  input: MakeTrial,
  now: Date,
): Promise<Gathered> {
  const { organisationId } = actor
  const chosen = await Promise.all(input.schemes.map((tried) => onTrial(tx, actor, tried)))
  const schemes = chosen.map(({ scheme }) => scheme)
  const refused = schemesRefused(schemes)
  if (refused !== null) return { ok: false, reason: refused }
  const { timeZone } = await findOrganisation(tx, organisationId)
  const today = dateIn(now, timeZone)
  const { months: most } = trialInputLimits
  const known = await listMonthsWithFacts(tx, organisationId, monthOf(today), most)
  const months = known.filter(({ month }) => input.months.includes(month)).toReversed()
  if (months.length < new Set(input.months).size)
    return { ok: false, reason: 'month-without-facts' }
  const facts: PeriodFacts[] = []
  for (const { month } of months) {
    const tried = schemes.map(({ document }, place) =>
      schemeForReplay(document, triedVersionId(place), month),
    )
    const gathering = { id: 'trial', month, run: 0, today }
    facts.push(await gatherPeriodFacts(tx, organisationId, gathering, tried))
  }
  if (facts.every(({ people }) => people.length === 0))
    return { ok: false, reason: 'nobody-applies' }
  const computed = months.flatMap(({ month, paid }) => (paid === 'none' ? [] : [month]))
  const paid = await listPaid(tx, organisationId, computed)
  const told = await tellSchemes(tx, organisationId)
  const listed = chosen.map(({ scheme: { version, document }, paysFrom, savedAt }) => {
    const { name, positions, units } = told(document)
    return { name, version, marks: { paysFrom, savedAt, positions, units } }
  })
  return { ok: true, value: { months, schemes, facts, paid }, listed }
}

interface ChosenScheme extends Pick<SchemeMarks, 'paysFrom' | 'savedAt'> {
  readonly scheme: SchemeOnTrial
}

async function onTrial(tx: Transaction, actor: Actor, tried: Tried): Promise<ChosenScheme> {
  const { organisationId } = actor
  const found = await findScheme(tx, organisationId, tried.schemeId)
  const scheme = authorise(actor, 'scheme-trial:make', found)
  const versions = await listSchemeVersions(tx, organisationId, scheme.id)
  const version =
    tried.version === null
      ? null
      : authorise(
          actor,
          'scheme-trial:make',
          versions.find(({ number }) => number === tried.version),
        )
  const document = version?.document ?? scheme.draft
  return {
    paysFrom: version && monthOf(version.effectiveFrom),
    savedAt: version === null ? scheme.updatedAt : null,
    scheme: {
      schemeId: scheme.id,
      name: document.name,
      version: tried.version,
      revision: version === null ? scheme.revision : null,
      fingerprint: version?.fingerprint ?? sha256OfText(canonicalJson(document)),
      document,
    },
  }
}

function schemesRefused(schemes: readonly SchemeOnTrial[]): SchemeTrialRefusal | null {
  const prints = new Set(schemes.map(({ fingerprint }) => fingerprint))
  if (prints.size < schemes.length) return 'same-scheme-twice'
  if (!schemes.every(({ document }) => canCompute(schemeProblems(document)))) {
    return 'scheme-has-errors'
  }
  const currencies = new Set(schemes.map(({ document }) => document.currency))
  return currencies.size > 1 ? 'currencies-differ' : null
}
