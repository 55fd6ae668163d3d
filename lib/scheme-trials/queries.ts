import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { type DayRange, type Month, monthDays, utcMidnight } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Localized } from '@/lib/core/checklist'
import type { SchemeTrialDocument, TrialMonth } from '@/lib/core/scheme-trial'
import type { Transaction } from '@/lib/platform/db/database'

/** What tells a scheme from another one of its name. */
export interface SchemeMarks {
  /** The first month that a version pays; null for the draft. */
  readonly paysFrom: Month | null
  /** When the draft was last saved; null for a version. */
  readonly savedAt: Date | null
  /** Names of those whom it pays; empty for all positions, and for all units. */
  readonly positions: readonly string[]
  readonly units: readonly string[]
}

export interface ListedScheme {
  readonly name: Localized
  readonly version: number | null
  /** As they were on the day of the trial; null in trials of the time before. */
  readonly marks: SchemeMarks | null
}

/** What a list shows of a trial without opening it. */
export interface TrialSummary {
  readonly months: readonly Month[]
  readonly schemes: readonly ListedScheme[]
}

export interface TrialInList extends TrialSummary {
  readonly id: string
  readonly madeByName: string
  readonly madeAt: Date
}

export interface StoredTrial {
  readonly id: string
  readonly document: SchemeTrialDocument
  readonly madeByName: string
  readonly madeAt: Date
}

/** A month that can be tried: something was measured, delivered or paid in it. */
export async function listMonthsWithFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  before: Month,
  limit: number,
): Promise<readonly TrialMonth[]> {
  const today = utcMidnight(`${before}-01`)
  return tx.$queryRaw<readonly TrialMonth[]>`
    SELECT to_char(m.month, 'YYYY-MM') AS month,
      CASE WHEN p.current_run_id IS NULL THEN 'none'
        WHEN p.state IN ('locked', 'exported') THEN 'paid' ELSE 'proposed' END AS paid
    FROM (
      SELECT date_trunc('month', visited_on)::date AS month FROM visits
        WHERE organisation_id = ${organisationId}::uuid AND state = 'released'
      UNION SELECT month FROM kpi_facts WHERE organisation_id = ${organisationId}::uuid
      UNION SELECT month FROM pay_facts WHERE organisation_id = ${organisationId}::uuid
      UNION SELECT month FROM periods WHERE organisation_id = ${organisationId}::uuid
        AND person_id IS NULL AND current_run_id IS NOT NULL
    ) m
    LEFT JOIN periods p ON p.organisation_id = ${organisationId}::uuid AND p.month = m.month
      AND p.person_id IS NULL
    WHERE m.month < ${today}
    ORDER BY m.month DESC LIMIT ${limit}`
}

/** What one run's statements say that somebody was paid, by the scheme and not by a correction. */
export interface PaidRow {
  readonly personId: string
  readonly month: Month
  readonly schemeId: string
  readonly amount: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly unitName: string
  readonly positionName: string
}

/** What the runs that stand say was paid in the months. */
export async function listPaid(
  tx: Transaction,
  organisationId: OrganisationId,
  months: readonly Month[],
): Promise<readonly PaidRow[]> {
  return tx.$queryRaw<readonly PaidRow[]>`
    SELECT s.person_id::text AS "personId", to_char(p.month, 'YYYY-MM') AS month,
      v.scheme_id::text AS "schemeId", d->'result'->>'payout' AS amount,
      d->'person'->>'personnelNumber' AS "personnelNumber", d->'person'->>'fullName' AS "fullName",
      d->'unit'->>'name' AS "unitName", d->'position'->>'name' AS "positionName"
    FROM periods p
    JOIN statements s ON s.organisation_id = p.organisation_id AND s.run_id = p.current_run_id
    JOIN scheme_versions v ON v.organisation_id = s.organisation_id AND v.id = s.scheme_version_id,
      LATERAL (SELECT s.document::jsonb AS d) document
    WHERE p.organisation_id = ${organisationId}::uuid
      AND to_char(p.month, 'YYYY-MM') = ANY (${[...months]})
      -- Pay on leaving counts once it is locked, and the month's own line of that person no more.
      AND (p.person_id IS NULL OR p.state IN ('locked', 'exported'))
      AND NOT (p.person_id IS NULL AND EXISTS (SELECT 1 FROM periods o
        WHERE o.organisation_id = p.organisation_id AND o.month = p.month
          AND o.person_id = s.person_id AND o.state IN ('locked', 'exported')))
    ORDER BY p.month, s.id`
}

export async function insertTrial(
  tx: Transaction,
  organisationId: OrganisationId,
  trial: {
    readonly schemeId: string
    readonly besideId: string | null
    readonly summary: TrialSummary
    /** Canonical JSON of the SchemeTrialDocument. */
    readonly document: string
    readonly madeBy: string
  },
  now: Date,
): Promise<string> {
  const { id } = await tx.schemeTrial.create({
    data: { organisationId, ...trial, summary: summaryText(trial.summary), madeAt: now },
    select: { id: true },
  })
  return id
}

/** The trials, newest first, at most so many. */
export async function listTrials(
  tx: Transaction,
  organisationId: OrganisationId,
  limit: number,
): Promise<readonly TrialInList[]> {
  const rows = await tx.schemeTrial.findMany({
    where: { organisationId },
    select: { id: true, summary: true, madeAt: true, maker: { select: { displayName: true } } },
    orderBy: [{ madeAt: 'desc' }, { id: 'asc' }],
    take: limit,
  })
  return rows.map(({ maker, summary, ...row }) => ({
    ...row,
    ...summaryOf(summary),
    madeByName: maker.displayName,
  }))
}

/** Canonical JSON of what a list shows; a moment is text in it. */
function summaryText({ months, schemes }: TrialSummary): string {
  const kept = schemes.map(({ marks, ...scheme }) => ({
    ...scheme,
    marks: marks && { ...marks, savedAt: marks.savedAt?.toISOString() ?? null },
  }))
  return canonicalJson({ months, schemes: kept })
}

type KeptMarks = Omit<SchemeMarks, 'savedAt'> & { readonly savedAt: string | null }

interface KeptSummary {
  readonly months: readonly Month[]
  readonly schemes: readonly (Omit<ListedScheme, 'marks'> & {
    readonly marks?: KeptMarks | null
  })[]
}

function summaryOf(text: string): TrialSummary {
  // Written by make-scheme-trial alone and immutable since.
  const { months, schemes } = JSON.parse(text) as KeptSummary
  const marksOf = ({ savedAt, ...marks }: KeptMarks) => ({
    ...marks,
    savedAt: savedAt === null ? null : new Date(savedAt),
  })
  return {
    months,
    schemes: schemes.map(({ marks, ...scheme }) => ({
      ...scheme,
      marks: marks ? marksOf(marks) : null,
    })),
  }
}

export async function findTrial(
  tx: Transaction,
  organisationId: OrganisationId,
  trialId: string,
): Promise<StoredTrial | null> {
  const row = await tx.schemeTrial.findUnique({
    where: { organisationId_id: { organisationId, id: trialId } },
    select: { id: true, document: true, madeAt: true, maker: { select: { displayName: true } } },
  })
  if (row === null) return null
  const { maker, document, ...rest } = row
  // Written by make-scheme-trial alone and immutable since.
  const parsed = JSON.parse(document) as SchemeTrialDocument
  return { ...rest, document: parsed, madeByName: maker.displayName }
}

export interface PreviewPerson {
  readonly id: string
  readonly fullName: string
  readonly personnelNumber: string
  /** Held in the month. */
  readonly positionIds: readonly string[]
}

/** Everybody employed on a day of the month, by name. */
export async function listPeopleOfMonth(
  tx: Transaction,
  organisationId: OrganisationId,
  month: Month,
): Promise<readonly PreviewPerson[]> {
  const { first, last }: DayRange = monthDays(month)
  const begun = { lte: utcMidnight(last) }
  const notOver = { gte: utcMidnight(first) }
  const people = await tx.person.findMany({
    where: { organisationId, hiredOn: begun, OR: [{ leftOn: null }, { leftOn: notOver }] },
    select: {
      ...{ id: true, fullName: true, personnelNumber: true },
      assignments: {
        where: { fromOn: begun, OR: [{ throughOn: null }, { throughOn: notOver }] },
        select: { positionId: true },
      },
    },
    orderBy: [{ fullName: 'asc' }, { id: 'asc' }],
  })
  return people.map(({ assignments, ...person }) => ({
    ...person,
    positionIds: assignments.map(({ positionId }) => positionId),
  }))
}
