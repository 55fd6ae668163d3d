import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import type { PaidAdjustment } from '@/lib/core/owed-adjustments'
import type { StatementDocument } from '@/lib/core/statement'
import { type DecisionKind, decisionKinds } from '@/lib/periods/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'

/** What the audit log calls a change of the roster. */
const rosterActions = Prisma.sql`'person.created', 'person.changed', 'person.transferred', 'people.imported'`

/**
 * Whether an entry `a` of the audit log says something of the roster before a day: hired, left or placed
 * with an earlier one. Imports of the time before do not say with which; they are looked at for the twelve
 * months before them.
 */
function reaches(end: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    (a.action = 'people.imported' AND CASE WHEN jsonb_exists(a.details, 'earliestOn')
      THEN (a.details->>'earliestOn')::date < ${end} ELSE a.at < ${end} + interval '12 months' END)
    OR (a.action = 'person.transferred' AND least((a.details->>'fromOn')::date, (a.details->>'insteadOf')::date) < ${end})
    OR (a.action = 'person.created' AND EXISTS (SELECT 1 FROM people n
      WHERE n.organisation_id = a.organisation_id AND n.id = a.subject_id AND n.hired_on < ${end}))
    OR (a.action = 'person.changed' AND EXISTS (
      SELECT 1 FROM (VALUES ('hiredOn'), ('leftOn')) AS field(name),
        LATERAL (SELECT (a.details->'before'->>name)::date AS was, (a.details->'after'->>name)::date AS becomes) AS day
      WHERE was IS DISTINCT FROM becomes AND least(was, becomes) < ${end})))`
}

/** A locked month of which something may be another by now. */
export interface LockedRun {
  readonly periodId: string
  readonly runId: string
  readonly month: string
  /** Whom alone it paid; null for a month. */
  readonly personId: string | null
  /** The roster of later than this may be another than the run read. */
  readonly since: Date
}

/**
 * Locked months before a month, and people paid off-cycle up to it, for which a fact was written after their run. Facts carry the moment
 * at which their request began, so those of the hour before count as well; whether anything differs
 * is found by comparing.
 */
export async function listDisturbedRuns(
  tx: Transaction,
  organisationId: OrganisationId,
  month: string,
): Promise<readonly LockedRun[]> {
  return tx.$queryRaw<readonly LockedRun[]>`
    SELECT p.id::text AS "periodId", r.id::text AS "runId", to_char(p.month, 'YYYY-MM') AS month,
      p.person_id::text AS "personId", since
    FROM periods p
    JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id,
      LATERAL (SELECT r.computed_at - interval '1 hour' AS since) AS moment
    WHERE p.organisation_id = ${organisationId}::uuid AND p.state IN ('locked', 'exported')
      AND (p.month < ${utcMidnight(`${month}-01`)}
        OR p.month = ${utcMidnight(`${month}-01`)} AND p.person_id IS NOT NULL)
      AND (EXISTS (SELECT 1 FROM kpi_facts k WHERE k.organisation_id = p.organisation_id
          AND k.month BETWEEN p.month - interval '2 months' AND p.month AND k.entered_at >= since)
        OR EXISTS (SELECT 1 FROM pay_facts f WHERE f.organisation_id = p.organisation_id
          -- Days of a quarter that was paid on leaving may be delivered after it.
          AND f.month >= p.month - interval '2 months' AND f.month <= p.month
            + CASE WHEN p.person_id IS NULL THEN interval '0' ELSE interval '2 months' END
          AND f.entered_at >= since)
        OR EXISTS (SELECT 1 FROM salary_changes c WHERE c.organisation_id = p.organisation_id
          AND c.from_on < p.month + interval '1 month' AND c.changed_at >= since)
        OR EXISTS (SELECT 1 FROM audit_entries a WHERE a.organisation_id = p.organisation_id
          AND a.at >= since AND ${reaches(Prisma.sql`p.month + interval '1 month'`)})
        OR EXISTS (SELECT 1 FROM line_decisions l WHERE l.organisation_id = p.organisation_id
          AND l.period_id = p.id AND l.decided_at >= since)
        OR EXISTS (SELECT 1 FROM scores s WHERE s.organisation_id = p.organisation_id
          AND s.label <> 'original' AND s.scored_at >= since)
        -- What was decided and had no line is listed until it is settled.
        OR r.summary LIKE '%"decision-without-line"%'
        -- For whoever has left no next month counts a visit that is released late.
        OR p.person_id IS NOT NULL AND EXISTS (SELECT 1 FROM visits v
          JOIN release_batches b ON b.organisation_id = v.organisation_id AND b.id = v.release_batch_id
          WHERE v.organisation_id = p.organisation_id AND b.released_at >= since
            AND v.visited_on < p.month + interval '1 month'))
    ORDER BY p.month, p.id`
}

/** Of whom the roster has said something new since a moment; after an import it may be anybody. */
export async function findRosterNews(
  tx: Transaction,
  organisationId: OrganisationId,
  since: Date,
): Promise<(personId: string) => boolean> {
  const rows = await tx.$queryRaw<readonly { personId: string | null }[]>`
    SELECT id::text AS "personId" FROM people
    WHERE organisation_id = ${organisationId}::uuid AND created_at >= ${since}
    UNION SELECT subject_id::text FROM audit_entries
    WHERE organisation_id = ${organisationId}::uuid AND action IN (${rosterActions}) AND at >= ${since}`
  const people = new Set(rows.map(({ personId }) => personId))
  return (personId) => people.has(null) || people.has(personId)
}

/** What locked months have adjusted for earlier ones. */
export async function listPaidAdjustments(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly PaidAdjustment[]> {
  const rows = await tx.$queryRaw<{ document: string }[]>`
    SELECT s.document FROM periods p
    JOIN statements s ON s.organisation_id = p.organisation_id AND s.run_id = p.current_run_id
    WHERE p.organisation_id = ${organisationId}::uuid AND p.state IN ('locked', 'exported')
      AND (s.listing->>'adjusted')::boolean`
  return rows.flatMap(({ document }) => {
    // Written by compute-period alone and immutable since.
    const { person, unit, position, adjustments } = JSON.parse(document) as StatementDocument
    return adjustments.map(({ month, cause, amount, correctedVersionId }) => ({
      to: { person, unit, position },
      month,
      personId: person.id,
      correctedVersionId: correctedVersionId ?? '',
      cause,
      amount,
    }))
  })
}

/** The statements of a run by person and scheme version. */
export async function listStatementIds(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.statement.findMany({
    where: { organisationId, runId },
    select: { id: true, personId: true, schemeVersionId: true },
  })
  return new Map(rows.map((row) => [`${row.personId} ${row.schemeVersionId}`, row.id]))
}

/** Whether something is sealed upon this period: a later month, or whatever was locked after it. */
export async function hasLaterLocked(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM periods own
    LEFT JOIN period_decisions l ON l.organisation_id = own.organisation_id
      AND l.run_id = own.current_run_id AND l.kind = 'locked'
    JOIN periods p ON p.organisation_id = own.organisation_id AND p.id <> own.id
      AND p.state IN ('locked', 'exported')
    LEFT JOIN period_decisions d ON d.organisation_id = p.organisation_id
      AND d.run_id = p.current_run_id AND d.kind = 'locked'
    WHERE own.organisation_id = ${organisationId}::uuid AND own.id = ${periodId}::uuid
      AND CASE WHEN p.person_id IS NULL AND own.person_id IS NULL THEN p.month > own.month
        ELSE coalesce(d.lock_order, 0) > coalesce(l.lock_order, 0) END
    LIMIT 1`
  return found.length > 0
}

/**
 * All periods, held until the end of the transaction: of several locks, and of schemes that begin or end,
 * one goes after the other, also before there is any period.
 */
export async function holdAllPeriods(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pay ${organisationId}`}, 0))`
  await tx.$queryRaw`
    SELECT 1 FROM periods WHERE organisation_id = ${organisationId}::uuid ORDER BY id FOR UPDATE`
}

/** Whether a locked month counts a visit that the run counts as well. */
export async function countsTwice(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM period_runs own, LATERAL unnest(own.counted_visits) AS visit
    JOIN (
      SELECT unnest(r.counted_visits) AS visit FROM periods p
      JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id
      WHERE p.organisation_id = ${organisationId}::uuid AND p.state IN ('locked', 'exported')
    ) AS locked USING (visit)
    WHERE own.organisation_id = ${organisationId}::uuid AND own.id = ${runId}::uuid
    LIMIT 1`
  return found.length > 0
}

/** The statements of a run that correct an earlier month. */
export async function listAdjustedStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly StatementDocument[]> {
  const rows = await tx.$queryRaw<{ document: string }[]>`
    SELECT s.document FROM statements s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.run_id = ${runId}::uuid
      AND (s.listing->>'adjusted')::boolean`
  // Written by compute-period alone and immutable since.
  return rows.map(({ document }) => JSON.parse(document))
}

/** What was written after a run that it would have read; the words are those of the screen. */
export interface ChangedSince {
  readonly figures: number
  readonly timesheets: number
  readonly salaries: number
  /** Changes of the roster: hired, left, moved. */
  readonly people: number
  /** How visits become a period's score. */
  readonly rules: number
  readonly visits: number
  readonly lines: number
  /** Versions of schemes that were activated for the month, and schemes that ended or came back. */
  readonly schemes: number
  /** Open items that somebody has settled, in whichever run. */
  readonly settlements: number
}

const nothingSince: ChangedSince = {
  ...{ figures: 0, timesheets: 0, salaries: 0, people: 0, rules: 0, visits: 0, lines: 0 },
  ...{ schemes: 0, settlements: 0 },
}

/**
 * How much was written after the run that stands: facts, salaries, rules, released or appealed visits, decided
 * lines. Settlements are counted against those that the run knew, for a moment does not tell whether it did;
 * runs of the time before did not note it.
 */
export async function countChangesSince(
  tx: Transaction,
  organisationId: OrganisationId,
  run: {
    readonly periodId: string
    readonly month: string
    readonly computedAt: Date
    /** Of a period off-cycle: whose facts alone matter, beside those of units where he then worked. */
    readonly personId: string | null
  },
): Promise<ChangedSince> {
  const person = run.personId
  const first = utcMidnight(`${run.month}-01`)
  const [counts] = await tx.$queryRaw<ChangedSince[]>`
    SELECT
      (SELECT count(*)::int FROM kpi_facts k WHERE k.organisation_id = ${organisationId}::uuid
        AND k.month BETWEEN ${first}::date - interval '2 months' AND ${first}::date
        AND (${person}::uuid IS NULL OR k.person_id = ${person}::uuid OR EXISTS (
          SELECT 1 FROM assignments a WHERE a.organisation_id = k.organisation_id
            AND a.person_id = ${person}::uuid AND a.unit_id = k.unit_id
            AND a.from_on < k.month + interval '1 month'
            AND (a.through_on IS NULL OR a.through_on >= k.month)))
        AND k.entered_at > ${run.computedAt}) AS figures,
      (SELECT count(*)::int FROM pay_facts f WHERE f.organisation_id = ${organisationId}::uuid
        AND f.month >= ${first}::date - interval '2 months' AND f.month <= ${first}::date
          + CASE WHEN ${person}::uuid IS NULL THEN interval '0' ELSE interval '2 months' END
        AND (${person}::uuid IS NULL OR f.person_id = ${person}::uuid)
        AND f.entered_at > ${run.computedAt}) AS timesheets,
      (SELECT count(*)::int FROM salary_changes c WHERE c.organisation_id = ${organisationId}::uuid
        AND c.from_on < ${first}::date + interval '1 month'
        AND (${person}::uuid IS NULL OR c.person_id = ${person}::uuid)
        AND c.changed_at > ${run.computedAt}) AS salaries,
      (SELECT count(*)::int FROM audit_entries a WHERE a.organisation_id = ${organisationId}::uuid
        AND a.at > ${run.computedAt} AND ${reaches(Prisma.sql`${first}::date + interval '1 month'`)}
        AND (${person}::uuid IS NULL OR a.subject_id IS NULL OR a.subject_id = ${person}::uuid)) AS people,
      (SELECT count(*)::int FROM period_rules w WHERE w.organisation_id = ${organisationId}::uuid
        AND w.from_month <= ${first}::date AND w.set_at > ${run.computedAt}) AS rules,
      (SELECT count(*)::int FROM visits v
        LEFT JOIN release_batches b ON b.organisation_id = v.organisation_id AND b.id = v.release_batch_id
        WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
          AND v.visited_on < ${first}::date + interval '1 month'
          AND (${person}::uuid IS NULL OR v.person_id = ${person}::uuid OR EXISTS (
            SELECT 1 FROM assignments a WHERE a.organisation_id = v.organisation_id
              AND a.person_id = ${person}::uuid AND a.unit_id = v.unit_id
              AND a.from_on <= v.visited_on
              AND (a.through_on IS NULL OR a.through_on >= v.visited_on)))
          AND (b.released_at > ${run.computedAt} OR EXISTS (SELECT 1 FROM scores s
            WHERE s.organisation_id = v.organisation_id AND s.visit_id = v.id
              AND s.label LIKE 'appeal%' AND s.scored_at > ${run.computedAt}))) AS visits,
      (SELECT count(*)::int FROM line_decisions l WHERE l.organisation_id = ${organisationId}::uuid
        AND l.period_id = ${run.periodId}::uuid AND l.decided_at > ${run.computedAt}) AS lines,
      (SELECT count(*)::int FROM scheme_versions n WHERE n.organisation_id = ${organisationId}::uuid
        AND n.effective_from <= ${first}::date AND n.activated_at > ${run.computedAt})
      + (SELECT count(*)::int FROM audit_entries a WHERE a.organisation_id = ${organisationId}::uuid
        AND a.at > ${run.computedAt} AND a.action IN ('scheme.retired', 'scheme.resumed')
        AND EXISTS (SELECT 1 FROM scheme_versions n WHERE n.organisation_id = a.organisation_id
          AND n.scheme_id = a.subject_id AND n.effective_from <= ${first}::date)) AS schemes,
      (SELECT greatest(0, count(*) FILTER (WHERE known.count IS NOT NULL OR t.settled_at > ${run.computedAt})
          - coalesce(max(known.count), 0))::int
        FROM open_item_settlements t
        LEFT JOIN (SELECT (r.summary::jsonb->>'settlements')::int AS count FROM periods p
          JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id
          WHERE p.organisation_id = ${organisationId}::uuid AND p.id = ${run.periodId}::uuid) AS known ON true
        WHERE t.organisation_id = ${organisationId}::uuid
          AND (${person}::uuid IS NULL OR t.person_id = ${person}::uuid)) AS settlements`
  return counts ?? nothingSince
}

/** What somebody decided about any run of a period. */
export interface CourseEntry {
  readonly runNumber: number
  readonly kind: DecisionKind
  readonly name: string
  readonly at: Date
  /** Why a locked month is to be opened again; null elsewhere. */
  readonly reason: string | null
}

/** Everything that was decided about a period, of all its runs, in the order of the steps. */
export async function listCourse(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<readonly CourseEntry[]> {
  const rows = await tx.periodDecision.findMany({
    where: { organisationId, periodId },
    select: {
      kind: true,
      decidedAt: true,
      reason: true,
      run: { select: { number: true } },
      decider: { select: { displayName: true } },
    },
  })
  const entries = rows.map(({ kind, decidedAt, reason, run, decider }) => ({
    runNumber: run.number,
    // The kind is held by a CHECK of the same words.
    kind: kind as DecisionKind,
    name: decider.displayName,
    at: decidedAt,
    reason,
  }))
  const stepOf = ({ kind }: CourseEntry) => decisionKinds.indexOf(kind)
  return entries.toSorted((a, b) => a.runNumber - b.runNumber || stepOf(a) - stepOf(b))
}

/** To which month each statement belongs. */
export async function findPeriodsOfStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  statementIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await tx.statement.findMany({
    where: { organisationId, id: { in: [...statementIds] } },
    select: { id: true, run: { select: { periodId: true } } },
  })
  return Object.fromEntries(rows.map(({ id, run }) => [id, run.periodId]))
}
