import type { Actor, OrganisationId } from '@/lib/access/actor'
import { changeGrants } from '@/lib/accounts/use-cases/change-grants'
import { issueLinks } from '@/lib/accounts/use-cases/issue-links'
import { listAccounts } from '@/lib/accounts/use-cases/list-accounts'
import { redeemLink } from '@/lib/accounts/use-cases/redeem-link'
import { changeLogo } from '@/lib/organisations/use-cases/change-logo'
import { beginDemo } from '@/lib/organisations/use-cases/first-run'
import { importPeople } from '@/lib/people/use-cases/import-people'
import { listVisiblePeople } from '@/lib/people/use-cases/list-people'
import { listPositionNames } from '@/lib/people/use-cases/list-position-names'
import type { Deps } from '@/lib/platform/deps'
import { importUnits } from '@/lib/units/use-cases/import-units'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { company, type DemoRole, type DemoRoleName, demoPassword, demoRoles } from './cast'
import { drawLogo } from './draw-logo'
import { places } from './places'
import { type Employee, rosterOf } from './roster'
import { actorOf, done } from './steps'
import { dayOfMonth, moscow, type Story } from './story'
import { csvOf } from './tables'

/** What the later steps need to name what exists. */
export interface Company {
  readonly organisationId: OrganisationId
  readonly roster: readonly Employee[]
  /** By code. */
  readonly unitIds: ReadonlyMap<string, string>
  /** By personnel number. */
  readonly personIds: ReadonlyMap<string, string>
  /** By name. */
  readonly positionIds: ReadonlyMap<string, string>
  readonly actors: Readonly<Record<Exclude<DemoRoleName, 'shopper'>, Actor>>
}

/** The organisation with its logo, units, people and accounts, two months before the history. */
export async function foundCompany(story: Story, deps: Deps): Promise<Company> {
  const startOn = dayOfMonth(story.months[0] ?? story.anchorMonth, 1)
  const then: Deps = {
    ...deps,
    now: new Date(moscow(startOn, '10:00').getTime() - 60 * 86_400_000),
  }
  const { organisationId, accountId } = done(
    await beginDemo(
      {
        ...company,
        displayName: demoRoles.administrator.name,
        email: demoRoles.administrator.email,
        password: demoPassword,
      },
      then,
    ),
  )
  const administrator = await actorOf(organisationId, accountId, then)
  done(await changeLogo(administrator, await drawLogo(), then))
  const roster = rosterOf(story)
  await bringUnits(administrator, then)
  await bringPeople(administrator, roster, then)
  const unitIds = new Map(
    (await listVisibleUnits(administrator, then)).map(({ code, id }) => [code, id]),
  )
  await giveGrants(administrator, roster, unitIds, then)
  return {
    organisationId,
    roster,
    unitIds,
    personIds: await listPersonIds(administrator, deps),
    positionIds: await listPositionIds(administrator, then),
    actors: await enterRoles(administrator, accountId, then),
  }
}

async function bringUnits(administrator: Actor, deps: Deps): Promise<void> {
  const header = ['Код', 'Название', 'Вид', 'Входит в', 'Адрес', 'Часы работы']
  const kinds = {
    region: 'регион',
    shop: 'магазин',
    'call-centre': 'контакт-центр',
    department: 'отдел',
  } as const
  const rows = places.map((place) => [
    place.code,
    place.name,
    kinds[place.kind],
    place.parent,
    place.address,
    place.hours,
  ])
  const input = { bytes: csvOf(header, rows), mode: 'all-or-nothing' } as const
  expectWritten(done(await importUnits(administrator, input, deps)))
}

async function bringPeople(
  administrator: Actor,
  roster: readonly Employee[],
  deps: Deps,
): Promise<void> {
  const header = [
    'Табельный номер',
    'ФИО',
    'Принят',
    'Уволен',
    'Код подразделения',
    'Должность',
    'Почта',
  ]
  const rows = roster.map((person) => [
    person.number,
    person.name,
    person.hiredOn,
    person.leftOn,
    person.unit,
    person.position,
    person.email,
  ])
  const input = { bytes: csvOf(header, rows), mode: 'all-or-nothing' } as const
  expectWritten(done(await importPeople(administrator, input, deps)))
}

/** An import that found a bad line has written nothing, and says so without refusing. */
export function expectWritten(imported: {
  readonly written: boolean
  readonly problems: readonly unknown[]
}): void {
  if (!imported.written) throw new Error(`Bad lines: ${JSON.stringify(imported.problems)}`)
}

/** The grants of the demo's roles, and those of the directors, who head their shops. */
async function giveGrants(
  administrator: Actor,
  roster: readonly Employee[],
  unitIds: ReadonlyMap<string, string>,
  deps: Deps,
): Promise<void> {
  const roles = new Map<string, DemoRole>(
    Object.values(demoRoles).map((role) => [role.email, role]),
  )
  for (const person of roster) {
    const role = roles.get(person.email ?? '')
    const kinds = role?.grants.filter((kind) => kind !== 'unit-head') ?? []
    if (!person.heads && kinds.length === 0) continue
    const unitId = unitIds.get(person.unit) ?? null
    const grants = [
      { kind: 'employee' as const, unitId: null },
      ...kinds.map((kind) => ({ kind, unitId: null })),
      ...(person.heads ? [{ kind: 'unit-head' as const, unitId }] : []),
    ]
    const accountId = await findAccountId(administrator, person.number, deps)
    done(await changeGrants(administrator, { accountId, grants }, deps))
  }
}

async function findAccountId(administrator: Actor, text: string, deps: Deps): Promise<string> {
  const wanted = { text, grant: null, state: null, page: 1 }
  const { lines } = await listAccounts(administrator, wanted, deps)
  const found = lines.find(({ personnelNumber, email }) => [personnelNumber, email].includes(text))
  if (found === undefined) throw new Error(`No account for ${text}`)
  return found.id
}

/** Invites whoever is to sign in, takes up the invitation with the demo's password, and signs in. */
async function enterRoles(
  administrator: Actor,
  administratorId: string,
  deps: Deps,
): Promise<Company['actors']> {
  const enter = async ({ email }: DemoRole) => {
    const accountId = await findAccountId(administrator, email, deps)
    await setPassword(administrator, accountId, deps)
    return actorOf(administrator.organisationId, accountId, deps)
  }
  return {
    administrator: await actorOf(administrator.organisationId, administratorId, deps),
    manager: await enter(demoRoles.manager),
    reviewer: await enter(demoRoles.reviewer),
    hr: await enter(demoRoles.hr),
    hr2: await enter(demoRoles.hr2),
    head: await enter(demoRoles.head),
    employee: await enter(demoRoles.employee),
  }
}

export async function setPassword(
  administrator: Actor,
  accountId: string,
  deps: Deps,
): Promise<void> {
  const { links } = done(await issueLinks(administrator, { accountIds: [accountId] }, deps))
  for (const { token } of links) {
    done(await redeemLink(null, { token, password: demoPassword }, deps))
  }
}

async function listPersonIds(
  administrator: Actor,
  deps: Deps,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (let page = 1; ; page += 1) {
    const filter = { text: '', unitId: null, left: 'with', page } as const
    const { people, total } = await listVisiblePeople(administrator, filter, deps)
    for (const { personnelNumber, id } of people) ids.set(personnelNumber, id)
    if (ids.size >= total) return ids
  }
}

async function listPositionIds(
  administrator: Actor,
  deps: Deps,
): Promise<ReadonlyMap<string, string>> {
  const positions = await listPositionNames(administrator, deps)
  return new Map(positions.map(({ name, id }) => [name, id]))
}
