import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { followHires } from '@/lib/assignments/queries'
import { recordAudit } from '@/lib/audit/queries'
import type { ColumnsMissing, TableImported, TableSent } from '@/lib/core/table-import'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import type { TableRefused } from '@/lib/platform/table-file'
import { readMappedTable } from '@/lib/table-mappings/report'
import { listUnits } from '@/lib/units/queries'
import {
  type PeoplePlan,
  type PlannedPerson,
  peopleColumns,
  planPeople,
} from '../formats/people-table'
import {
  ensureAccounts,
  ensurePositions,
  listPositions,
  listRoster,
  type RosterEntry,
  upsertPeople,
} from '../queries'

interface PeopleImported extends TableImported {
  /** Named in the file and not known yet: made with the import, or a slip of the pen. */
  readonly newPositions: readonly string[]
}

type Imported = PeopleImported | ColumnsMissing | TableRefused

/**
 * Reads a table of people and, unless it is a preview, hires, corrects and transfers them. People
 * are recognised by personnel number, so that the same file twice adds nothing; somebody whom the
 * file leaves out stays as he is.
 */
export async function importPeople(
  actor: Actor,
  { bytes, mode, columns = null }: TableSent,
  { db, now }: Deps,
): Promise<Imported> {
  authoriseVerb(actor, 'person:change')
  const read = await readMappedTable(actor, 'people', bytes, peopleColumns, columns, { db })
  if (!read.ok) return read
  const run = (refused: ReadonlySet<number>) =>
    db.asActor(actor, async (tx): Promise<Imported> => {
      const roster = await listRoster(tx, actor.organisationId)
      const units = await listUnits(tx, actor.organisationId)
      const planned = planPeople(read.header, read.rows, roster, units)
      if (!planned.ok) {
        return {
          ok: false,
          reason: 'columns-missing',
          missing: planned.missing,
          table: read.mapped,
        }
      }
      const plan = withTakenEmails(planned.plan, refused)
      const newPositions = await unknownPositions(tx, actor, plan)
      const written =
        mode === 'good-rows' || (mode === 'all-or-nothing' && plan.problems.length === 0)
      if (written) await writePlan(tx, actor, plan, roster, now)
      if (written) await read.remember(tx, now)
      return {
        ok: true,
        format: read.format,
        created: plan.created.length,
        changed: plan.changed.length,
        unchanged: plan.unchanged,
        problems: plan.problems,
        unread: read.unread,
        newPositions,
        written,
        table: read.mapped,
      }
    })
  return run(new Set()).catch((error: unknown) => {
    // The whole transaction is undone; the second run names the lines instead of writing them.
    if (error instanceof EmailsTaken) return run(error.lines)
    throw error
  })
}

/** Thrown to undo the transaction; never leaves this file. */
class EmailsTaken extends Error {
  constructor(readonly lines: ReadonlySet<number>) {
    super('e-mails taken')
  }
}

async function unknownPositions(
  tx: Transaction,
  actor: Actor,
  { created, changed }: PeoplePlan,
): Promise<readonly string[]> {
  const known = new Set((await listPositions(tx, actor.organisationId)).map(({ name }) => name))
  const named = new Set([...created, ...changed].map(({ positionName }) => positionName))
  return [...named].filter((name) => !known.has(name))
}

async function writePlan(
  tx: Transaction,
  actor: Actor,
  { created, changed, problems }: PeoplePlan,
  roster: readonly RosterEntry[],
  now: Date,
): Promise<void> {
  const people = [...created, ...changed]
  if (people.length === 0) return
  const names = [...new Set(people.map((person) => person.positionName))]
  const positions = await ensurePositions(tx, actor.organisationId, names)
  const rows = people.map((person) => ({
    ...person,
    positionId: positions.get(person.positionName) ?? '',
  }))
  await followHires(tx, actor.organisationId, changed)
  await upsertPeople(tx, actor.organisationId, rows, now)
  const without = new Set(await ensureAccounts(tx, actor.organisationId, people, actor.locale, now))
  const lines = people.filter((person) => without.has(person.id)).map((person) => person.line)
  if (lines.length > 0) throw new EmailsTaken(new Set(lines))
  const details = {
    ...{ created: created.length, changed: changed.length, refused: problems.length },
    earliestOn: earliestOf(people, roster),
  }
  await recordAudit(
    tx,
    actor,
    { action: 'people.imported', subjectKind: 'person', subjectId: null, details },
    now,
  )
}

/** From which day on the file says something else than the roster did: months before it stand. */
function earliestOf(
  people: readonly PlannedPerson[],
  roster: readonly RosterEntry[],
): string | null {
  const known = new Map(roster.map((person) => [person.id, person]))
  const days = people.flatMap(({ id, hiredOn, leftOn, fromOn }) => {
    const before = known.get(id)
    const hired = before?.hiredOn === hiredOn ? [] : [hiredOn, before?.hiredOn]
    const left = (before?.leftOn ?? null) === leftOn ? [] : [leftOn, before?.leftOn]
    return [...hired, ...left, fromOn]
  })
  return days.filter((day) => day !== null && day !== undefined).toSorted()[0] ?? null
}

function withTakenEmails(plan: PeoplePlan, lines: ReadonlySet<number>): PeoplePlan {
  if (lines.size === 0) return plan
  const taken = [...plan.created, ...plan.changed].filter((person) => lines.has(person.line))
  const others = (person: PlannedPerson) => !lines.has(person.line)
  return {
    ...plan,
    created: plan.created.filter(others),
    changed: plan.changed.filter(others),
    problems: [
      ...plan.problems,
      ...taken.map((person) => ({
        line: person.line,
        column: plan.emailHeading,
        reason: 'email-taken',
        value: person.email ?? '',
      })),
    ],
  }
}
