import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc, utcMidnight } from '@/lib/core/calendar'
import type { Transaction } from '@/lib/platform/db/database'

export interface Person {
  readonly id: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly hiredOn: string
  readonly leftOn: string | null
}

export interface PersonInList extends Person {
  readonly unitId: string | null
  readonly unitName: string | null
  readonly positionName: string | null
}

export interface Salary {
  readonly amount: string
  readonly fromOn: string
}

export interface Position {
  readonly id: string
  readonly name: string
}

const dayOrNull = (date: Date | null) => (date === null ? null : dateOfUtc(date))

export async function listPositions(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly Position[]> {
  return tx.position.findMany({
    where: { organisationId },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

/** The position of that name, made when there is none. */
export async function ensurePosition(
  tx: Transaction,
  organisationId: OrganisationId,
  name: string,
): Promise<string> {
  const key = { organisationId_name: { organisationId, name } }
  const { id } = await tx.position.upsert({
    where: key,
    create: { organisationId, name },
    update: {},
    select: { id: true },
  })
  return id
}

export interface PeopleFilter {
  readonly text: string
  /** Null: all units. */
  readonly unitIds: readonly string[] | null
  readonly withLeft: boolean
  readonly today: string
  readonly offset: number
  readonly limit: number
}

/** People with the place where they work today, by name, and how many there are in all. */
export async function listPeople(
  tx: Transaction,
  organisationId: OrganisationId,
  filter: PeopleFilter,
): Promise<{ people: readonly PersonInList[]; total: number }> {
  const today = utcMidnight(filter.today)
  const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx.$queryRaw<readonly (PersonInList & { total: number })[]>`
    SELECT p.id::text, p.personnel_number AS "personnelNumber", p.full_name AS "fullName",
      p.hired_on::text AS "hiredOn", p.left_on::text AS "leftOn",
      a.unit_id::text AS "unitId", u.name AS "unitName", s.name AS "positionName",
      count(*) OVER ()::int AS total
    FROM people p
    LEFT JOIN LATERAL (
      SELECT unit_id, position_id FROM assignments a
      WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.from_on <= ${today}
      ORDER BY a.from_on DESC, a.id LIMIT 1
    ) a ON true
    LEFT JOIN units u ON u.organisation_id = p.organisation_id AND u.id = a.unit_id
    LEFT JOIN positions s ON s.organisation_id = p.organisation_id AND s.id = a.position_id
    WHERE p.organisation_id = ${organisationId}::uuid
      AND (${filter.text} = '' OR p.full_name ILIKE ${pattern} OR p.personnel_number ILIKE ${pattern})
      AND (${filter.unitIds === null} OR a.unit_id = ANY (${filter.unitIds ?? []}::uuid[]))
      AND (${filter.withLeft} OR p.left_on IS NULL OR p.left_on >= ${today})
    ORDER BY p.full_name, p.id
    LIMIT ${filter.limit} OFFSET ${filter.offset}`
  return { people: rows.map(({ total: _, ...person }) => person), total: rows[0]?.total ?? 0 }
}

export async function findPerson(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<Person | null> {
  const row = await tx.person.findUnique({
    where: { organisationId_id: { organisationId, id: personId } },
    select: { id: true, personnelNumber: true, fullName: true, hiredOn: true, leftOn: true },
  })
  return row && { ...row, hiredOn: dateOfUtc(row.hiredOn), leftOn: dayOrNull(row.leftOn) }
}

/** Whether another person already carries the number. */
export async function isPersonnelNumberTaken(
  tx: Transaction,
  organisationId: OrganisationId,
  personnelNumber: string,
  exceptPersonId: string | null,
): Promise<boolean> {
  const found = await tx.person.findFirst({
    where: {
      organisationId,
      personnelNumber,
      ...(exceptPersonId && { NOT: { id: exceptPersonId } }),
    },
    select: { id: true },
  })
  return found !== null
}

/** Salaries, newest first. Only for actors with `salary:read`. */
export async function listSalaries(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<readonly Salary[]> {
  return tx.$queryRaw<readonly Salary[]>`
    SELECT amount::text, from_on::text AS "fromOn" FROM salaries
    WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid
    ORDER BY from_on DESC`
}

export async function updatePerson(
  tx: Transaction,
  organisationId: OrganisationId,
  { id, personnelNumber, fullName, hiredOn, leftOn }: Person,
): Promise<void> {
  await tx.person.update({
    where: { organisationId_id: { organisationId, id } },
    data: {
      personnelNumber,
      fullName,
      hiredOn: utcMidnight(hiredOn),
      leftOn: leftOn === null ? null : utcMidnight(leftOn),
    },
    select: { id: true },
  })
}

/** A salary that is set: what stood on that day before is kept in the history. */
export interface SalarySet {
  readonly personId: string
  readonly fromOn: string
  readonly amount: string
  /** Null where no salary began on that day. */
  readonly amountBefore: string | null
  readonly reason: string | null
}

/** Every salary that stands, for an import to compare with. Only for actors with `salary:change`. */
export async function listStandingSalaries(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly (Salary & { readonly personId: string })[]> {
  return tx.$queryRaw`
    SELECT person_id::text AS "personId", amount::text, from_on::text AS "fromOn" FROM salaries
    WHERE organisation_id = ${organisationId}::uuid`
}

/** Sets salaries and writes down what each was before, by whom and why. */
export async function saveSalaries(
  tx: Transaction,
  organisationId: OrganisationId,
  salaries: readonly SalarySet[],
  accountId: string,
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(salaries)
  await tx.$executeRaw`
    INSERT INTO salary_changes (organisation_id, person_id, from_on, amount_before, amount, reason, changed_by, changed_at)
    SELECT ${organisationId}::uuid, r."personId", r."fromOn", r."amountBefore", r."amount", r."reason", ${accountId}::uuid, ${now}
    FROM json_to_recordset(${rows}::json) AS r(
      "personId" uuid, "fromOn" date, "amountBefore" numeric, "amount" numeric, "reason" text)`
  await tx.$executeRaw`
    INSERT INTO salaries (organisation_id, person_id, amount, from_on)
    SELECT ${organisationId}::uuid, r."personId", r."amount", r."fromOn"
    FROM json_to_recordset(${rows}::json) AS r("personId" uuid, "amount" numeric, "fromOn" date)
    ON CONFLICT (organisation_id, person_id, from_on) DO UPDATE SET amount = excluded.amount`
}

export interface SalaryChange extends Omit<SalarySet, 'personId'> {
  /** What stood on that day, else what held until then; null where there was nothing. */
  readonly amountBefore: string | null
  readonly id: string
  readonly changedByName: string
  readonly changedAt: Date
}

/** How somebody's salaries changed, newest first. Only for actors with `salary:read`. */
export async function listSalaryChanges(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<readonly SalaryChange[]> {
  return tx.$queryRaw<readonly SalaryChange[]>`
    SELECT c.id::text, c.from_on::text AS "fromOn",
      COALESCE(c.amount_before, (
        SELECT held.amount FROM salary_changes held
        WHERE held.organisation_id = c.organisation_id AND held.person_id = c.person_id
          AND held.from_on < c.from_on AND held.changed_at <= c.changed_at
        ORDER BY held.from_on DESC, held.changed_at DESC LIMIT 1))::text AS "amountBefore",
      c.amount::text, c.reason, a.display_name AS "changedByName", c.changed_at AS "changedAt"
    FROM salary_changes c
    JOIN accounts a ON a.organisation_id = c.organisation_id AND a.id = c.changed_by
    WHERE c.organisation_id = ${organisationId}::uuid AND c.person_id = ${personId}::uuid
    ORDER BY c.changed_at DESC, c.from_on DESC, c.id`
}

/** A person of a file: new ones carry fresh ids. */
export interface BulkPerson extends Person {
  readonly email: string | null
  readonly unitId: string
  readonly positionId: string
  /** First day of this place of work; null when it is the one that already stands. */
  readonly fromOn: string | null
}

export interface RosterEntry extends Person {
  readonly email: string | null
  readonly unitId: string | null
  readonly positionName: string | null
  readonly fromOn: string | null
}

/** Everybody with the latest place of work: what an import compares a file with. */
export async function listRoster(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly RosterEntry[]> {
  return tx.$queryRaw<readonly RosterEntry[]>`
    SELECT p.id::text, p.personnel_number AS "personnelNumber", p.full_name AS "fullName",
      p.hired_on::text AS "hiredOn", p.left_on::text AS "leftOn", c.email,
      a.unit_id::text AS "unitId", s.name AS "positionName", a.from_on::text AS "fromOn"
    FROM people p
    LEFT JOIN accounts c ON c.organisation_id = p.organisation_id AND c.person_id = p.id
    LEFT JOIN LATERAL (
      SELECT unit_id, position_id, from_on FROM assignments a
      WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id
      ORDER BY a.from_on DESC, a.id LIMIT 1
    ) a ON true
    LEFT JOIN positions s ON s.organisation_id = p.organisation_id AND s.id = a.position_id
    WHERE p.organisation_id = ${organisationId}::uuid`
}

/** Inserts positions that are not there yet and gives the ids of all named ones. */
export async function ensurePositions(
  tx: Transaction,
  organisationId: OrganisationId,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await tx.position.createMany({
    data: names.map((name) => ({ organisationId, name })),
    skipDuplicates: true,
  })
  const rows = await tx.position.findMany({
    where: { organisationId, name: { in: [...names] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map((row) => [row.name, row.id]))
}

/** Inserts or rewrites many people, and begins their new places of work, set by set. */
export async function upsertPeople(
  tx: Transaction,
  organisationId: OrganisationId,
  people: readonly BulkPerson[],
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(people)
  await tx.$executeRaw`
    INSERT INTO people (organisation_id, id, personnel_number, full_name, hired_on, left_on, created_at)
    SELECT ${organisationId}::uuid, r."id", r."personnelNumber", r."fullName", r."hiredOn", r."leftOn", ${now}
    FROM json_to_recordset(${rows}::json) AS r(
      "id" uuid, "personnelNumber" text, "fullName" text, "hiredOn" date, "leftOn" date)
    ON CONFLICT (organisation_id, personnel_number) DO UPDATE SET
      full_name = excluded.full_name, hired_on = excluded.hired_on, left_on = excluded.left_on`
  await tx.$executeRaw`
    UPDATE assignments a SET through_on = r."fromOn" - 1
    FROM json_to_recordset(${rows}::json) AS r("id" uuid, "fromOn" date)
    WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = r."id"
      AND a.through_on IS NULL AND a.from_on < r."fromOn"`
  await tx.$executeRaw`
    INSERT INTO assignments (organisation_id, person_id, unit_id, position_id, from_on)
    SELECT ${organisationId}::uuid, r."id", r."unitId", r."positionId", r."fromOn"
    FROM json_to_recordset(${rows}::json) AS r(
      "id" uuid, "unitId" uuid, "positionId" uuid, "fromOn" date)
    WHERE r."fromOn" IS NOT NULL
    ON CONFLICT (organisation_id, person_id, unit_id, position_id, from_on) DO NOTHING`
}

/**
 * Gives an account with the grant of an employee to everybody of the list who has none. An e-mail
 * is unique on the whole server, also across organisations that cannot be seen from here.
 * Returns the ids of the people whose e-mail somebody else already has; nothing is written for them.
 */
export async function ensureAccounts(
  tx: Transaction,
  organisationId: OrganisationId,
  people: readonly { id: string; fullName: string; email: string | null }[],
  locale: string,
  now: Date,
): Promise<readonly string[]> {
  const rows = JSON.stringify(people)
  await tx.$executeRaw`
    INSERT INTO accounts (organisation_id, display_name, email, person_id, locale, created_at)
    SELECT ${organisationId}::uuid, r."fullName", r."email", r."id", ${locale}, ${now}
    FROM json_to_recordset(${rows}::json) AS r("id" uuid, "fullName" text, "email" text)
    WHERE NOT EXISTS (
      SELECT 1 FROM accounts a WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = r."id")
    ON CONFLICT DO NOTHING`
  await tx.$executeRaw`
    INSERT INTO grants (organisation_id, account_id, kind, created_at)
    SELECT a.organisation_id, a.id, 'employee', ${now}
    FROM json_to_recordset(${rows}::json) AS r("id" uuid)
    JOIN accounts a ON a.organisation_id = ${organisationId}::uuid AND a.person_id = r."id"
    ON CONFLICT DO NOTHING`
  const without = await tx.$queryRaw<readonly { id: string }[]>`
    SELECT r."id"::text AS id FROM json_to_recordset(${rows}::json) AS r("id" uuid)
    WHERE NOT EXISTS (
      SELECT 1 FROM accounts a WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = r."id")`
  return without.map((row) => row.id)
}
