import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import type { Transaction } from '@/lib/platform/db/database'

/** The revision of a KPI figure that stands. */
export interface KpiFact {
  readonly id: string
  readonly metric: string
  readonly personId: string | null
  readonly unitId: string | null
  /** "2026-10" */
  readonly month: string
  readonly value: string
  readonly revision: number
  /** Why it was entered by hand; null for a line of a file. */
  readonly reason: string | null
}

/** The revision of a person's timesheet and base that stands. */
export interface PayFact {
  readonly id: string
  readonly personId: string
  readonly month: string
  readonly workedDays: string
  readonly normDays: string
  readonly baseAmount: string | null
  readonly revision: number
  /** As for a figure. */
  readonly reason: string | null
}

const firstDay = (month: string) => utcMidnight(`${month}-01`)

/** Of every figure of the months the newest revision; values are plain decimals without end zeros. */
export async function listKpiFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  months: readonly string[],
): Promise<readonly KpiFact[]> {
  return tx.$queryRaw<readonly KpiFact[]>`
    SELECT DISTINCT ON (month, metric, person_id, unit_id)
      id::text, metric, person_id::text AS "personId", unit_id::text AS "unitId",
      to_char(month, 'YYYY-MM') AS month, trim_scale(value)::text AS value, revision, reason
    FROM kpi_facts
    WHERE organisation_id = ${organisationId}::uuid AND month = ANY (${months.map(firstDay)}::date[])
    ORDER BY month, metric, person_id, unit_id, revision DESC`
}

/** Of everybody's timesheet in the months the newest revision. */
export async function listPayFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  months: readonly string[],
): Promise<readonly PayFact[]> {
  return tx.$queryRaw<readonly PayFact[]>`
    SELECT DISTINCT ON (month, person_id)
      id::text, person_id::text AS "personId", to_char(month, 'YYYY-MM') AS month,
      trim_scale(worked_days)::text AS "workedDays", trim_scale(norm_days)::text AS "normDays",
      base_amount::text AS "baseAmount", revision, reason
    FROM pay_facts
    WHERE organisation_id = ${organisationId}::uuid AND month = ANY (${months.map(firstDay)}::date[])
    ORDER BY month, person_id, revision DESC`
}

export type NewKpiFact = Omit<KpiFact, 'id' | 'reason'>
export type NewPayFact = Omit<PayFact, 'id' | 'reason'>

/** Who adds facts, when, and why: a file gives no reason, whoever types one does. */
export interface Entry {
  readonly accountId: string
  readonly now: Date
  readonly reason: string | null
}

/**
 * Adds revisions of KPI figures in one statement. One that somebody else has added meanwhile is
 * left out; the number of rows written says so.
 */
export async function insertKpiFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  facts: readonly NewKpiFact[],
  { accountId, now, reason }: Entry,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO kpi_facts (organisation_id, metric, person_id, unit_id, month, value, revision, entered_by, entered_at, reason)
    SELECT ${organisationId}::uuid, r."metric", r."personId", r."unitId", (r."month" || '-01')::date, r."value", r."revision", ${accountId}::uuid, ${now}, ${reason}
    FROM json_to_recordset(${JSON.stringify(facts)}::json) AS r(
      "metric" text, "personId" uuid, "unitId" uuid, "month" text, "value" numeric, "revision" int)
    ON CONFLICT DO NOTHING`
}

/** The same for timesheets and base amounts. */
export async function insertPayFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  facts: readonly NewPayFact[],
  { accountId, now, reason }: Entry,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO pay_facts (organisation_id, person_id, month, worked_days, norm_days, base_amount, revision, entered_by, entered_at, reason)
    SELECT ${organisationId}::uuid, r."personId", (r."month" || '-01')::date, r."workedDays", r."normDays", r."baseAmount", r."revision", ${accountId}::uuid, ${now}, ${reason}
    FROM json_to_recordset(${JSON.stringify(facts)}::json) AS r(
      "personId" uuid, "month" text, "workedDays" numeric, "normDays" numeric, "baseAmount" numeric, "revision" int)
    ON CONFLICT DO NOTHING`
}

/** Who and what a file may name: personnel numbers and unit codes with their ids. */
export async function listFactSubjects(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<{ people: ReadonlyMap<string, string>; units: ReadonlyMap<string, string> }> {
  const people = await tx.person.findMany({
    where: { organisationId },
    select: { id: true, personnelNumber: true },
  })
  const units = await tx.unit.findMany({
    where: { organisationId },
    select: { id: true, code: true },
  })
  return {
    people: new Map(people.map((person) => [person.personnelNumber, person.id])),
    units: new Map(units.map((unit) => [unit.code, unit.id])),
  }
}

/** The months that have facts of either kind, newest first. */
export async function listFactMonths(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ month: string }[]>`
    SELECT to_char(month, 'YYYY-MM') AS month FROM (
      SELECT month FROM kpi_facts WHERE organisation_id = ${organisationId}::uuid
      UNION SELECT month FROM pay_facts WHERE organisation_id = ${organisationId}::uuid) months
    ORDER BY month DESC`
  return rows.map((row) => row.month)
}

/** How the people and units of facts are called, by id. */
export async function listFactNames(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, { readonly name: string; readonly number: string }>> {
  const people = await tx.person.findMany({
    where: { organisationId },
    select: { id: true, fullName: true, personnelNumber: true },
  })
  const units = await tx.unit.findMany({
    where: { organisationId },
    select: { id: true, name: true, code: true },
  })
  return new Map([
    ...people.map(
      ({ id, fullName, personnelNumber }): [string, { name: string; number: string }] => [
        id,
        { name: fullName, number: personnelNumber },
      ],
    ),
    ...units.map(({ id, name, code }): [string, { name: string; number: string }] => [
      id,
      { name, number: code },
    ]),
  ])
}

/** One revision as the history tells it. */
export interface Revision {
  readonly revision: number
  readonly enteredByName: string
  readonly enteredAt: Date
  /** Null for one that came from a file. */
  readonly reason: string | null
}

export interface KpiRevision extends Revision {
  readonly value: string
}

export interface PayRevision extends Revision {
  readonly workedDays: string
  readonly normDays: string
  readonly baseAmount: string | null
}

/** A figure by any of its revisions. */
export async function findKpiFact(
  tx: Transaction,
  organisationId: OrganisationId,
  factId: string,
): Promise<KpiFact | null> {
  const [row] = await tx.$queryRaw<KpiFact[]>`
    SELECT id::text, metric, person_id::text AS "personId", unit_id::text AS "unitId",
      to_char(month, 'YYYY-MM') AS month, trim_scale(value)::text AS value, revision
    FROM kpi_facts WHERE organisation_id = ${organisationId}::uuid AND id = ${factId}::uuid`
  return row ?? null
}

/** A line of the timesheet by any of its revisions. */
export async function findPayFact(
  tx: Transaction,
  organisationId: OrganisationId,
  factId: string,
): Promise<PayFact | null> {
  const [row] = await tx.$queryRaw<PayFact[]>`
    SELECT id::text, person_id::text AS "personId", to_char(month, 'YYYY-MM') AS month,
      trim_scale(worked_days)::text AS "workedDays", trim_scale(norm_days)::text AS "normDays",
      base_amount::text AS "baseAmount", revision
    FROM pay_facts WHERE organisation_id = ${organisationId}::uuid AND id = ${factId}::uuid`
  return row ?? null
}

/** The row of one revision of a figure. */
export async function findKpiFactOf(
  tx: Transaction,
  organisationId: OrganisationId,
  { metric, personId, unitId, month, revision }: Omit<NewKpiFact, 'value'>,
): Promise<string | null> {
  const row = await tx.kpiFact.findFirst({
    where: { organisationId, metric, personId, unitId, month: firstDay(month), revision },
    select: { id: true },
  })
  return row?.id ?? null
}

/** The row of one revision of a line of the timesheet. */
export async function findPayFactOf(
  tx: Transaction,
  organisationId: OrganisationId,
  { personId, month, revision }: Pick<PayFact, 'personId' | 'month' | 'revision'>,
): Promise<string | null> {
  const row = await tx.payFact.findFirst({
    where: { organisationId, personId, month: firstDay(month), revision },
    select: { id: true },
  })
  return row?.id ?? null
}

/** All revisions of a figure, newest first. */
export async function listKpiRevisions(
  tx: Transaction,
  organisationId: OrganisationId,
  { metric, personId, unitId, month }: Pick<KpiFact, 'metric' | 'personId' | 'unitId' | 'month'>,
): Promise<readonly KpiRevision[]> {
  return tx.$queryRaw<readonly KpiRevision[]>`
    SELECT f.revision, trim_scale(f.value)::text AS value, f.reason, f.entered_at AS "enteredAt",
      a.display_name AS "enteredByName"
    FROM kpi_facts f
    JOIN accounts a ON a.organisation_id = f.organisation_id AND a.id = f.entered_by
    WHERE f.organisation_id = ${organisationId}::uuid AND f.month = ${firstDay(month)}
      AND f.metric = ${metric} AND f.person_id IS NOT DISTINCT FROM ${personId}::uuid
      AND f.unit_id IS NOT DISTINCT FROM ${unitId}::uuid
    ORDER BY f.revision DESC`
}

/** All revisions of a line of the timesheet, newest first. */
export async function listPayRevisions(
  tx: Transaction,
  organisationId: OrganisationId,
  { personId, month }: Pick<PayFact, 'personId' | 'month'>,
): Promise<readonly PayRevision[]> {
  return tx.$queryRaw<readonly PayRevision[]>`
    SELECT f.revision, trim_scale(f.worked_days)::text AS "workedDays",
      trim_scale(f.norm_days)::text AS "normDays", f.base_amount::text AS "baseAmount", f.reason,
      f.entered_at AS "enteredAt", a.display_name AS "enteredByName"
    FROM pay_facts f
    JOIN accounts a ON a.organisation_id = f.organisation_id AND a.id = f.entered_by
    WHERE f.organisation_id = ${organisationId}::uuid AND f.month = ${firstDay(month)}
      AND f.person_id = ${personId}::uuid
    ORDER BY f.revision DESC`
}
