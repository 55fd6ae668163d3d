import type { Actor } from '@/lib/access/actor'
import { listAccounts } from '@/lib/accounts/use-cases/list-accounts'
import { acknowledgeStandard } from '@/lib/acknowledgements/use-cases/acknowledge-standard'
import { listOwnStandards } from '@/lib/acknowledgements/use-cases/list-own-standards'
import { remindPeople } from '@/lib/acknowledgements/use-cases/remind-people'
import { addDays } from '@/lib/core/calendar'
import type { Deps } from '@/lib/platform/deps'
import { demoRoles } from './cast'
import type { Company } from './found-company'
import { randomOf } from './random'
import { actorOf, done, forEach } from './steps'
import { dayOfMonth, momentOf, moscow, type Story } from './story'
import { rewritten } from './texts/standards'
import type { Library } from './write-standards'

/** How many of the first versions somebody reads: all, some, none. */
const habits = ['all', 'all', 'some', 'none', 'none'] as const

/** Staff read the first versions, each after the own fashion; those of the demo's roles leave a few. */
export async function readFirstVersions(story: Story, company: Company, deps: Deps): Promise<void> {
  const firstOn = dayOfMonth(story.months[0] ?? story.anchorMonth, 1)
  await forEach(await listReaders(company, deps), async ({ accountId, habit, isRole, random }) => {
    if (habit === 'none') return
    const then = { ...deps, now: moscow(addDays(firstOn, random.between(-18, -2)), '13:20') }
    const actor = await actorOf(company.organisationId, accountId, then)
    await readAll(actor, then, (place) =>
      isRole ? place % 9 === 8 : habit === 'some' && random.chance(0.6),
    )
  })
}

/** Half of the careful ones have read what was rewritten, too; the demo's roles have it before them. */
export async function readSecondVersions(
  story: Story,
  company: Company,
  deps: Deps,
): Promise<void> {
  await forEach(await listReaders(company, deps), async ({ accountId, habit, isRole, random }) => {
    if (habit !== 'all' || isRole || random.chance(0.5)) return
    const day = addDays(story.today, -random.between(3, 20))
    const then = { ...deps, now: momentOf(story, day, '13:20') }
    const actor = await actorOf(company.organisationId, accountId, then)
    await readAll(actor, then, () => false)
  })
}

/** The manager reminds of what was rewritten, two days before the end. */
export async function remindOfStandards(
  story: Story,
  { actors }: Company,
  { ids }: Library,
  deps: Deps,
): Promise<void> {
  const then = { ...deps, now: momentOf(story, addDays(story.today, -2), '12:30') }
  for (const { number } of rewritten) {
    const asked = { standardId: ids.get(number) ?? '', personIds: null }
    done(await remindPeople(actors.manager, asked, then))
  }
}

async function readAll(actor: Actor, deps: Deps, skip: (place: number) => boolean): Promise<void> {
  const { toRead } = await listOwnStandards(actor, {}, deps)
  for (const [place, { versionId }] of toRead.entries()) {
    if (versionId === null || skip(place)) continue
    done(await acknowledgeStandard(actor, { versionId }, deps))
  }
}

const roles = new Set<string>([demoRoles.head.email, demoRoles.employee.email])

async function listReaders({ actors, roster }: Company, deps: Deps) {
  const accounts = new Map<string, string>()
  for (let page = 1; ; page += 1) {
    const wanted = { text: '', grant: null, state: null, page }
    const { lines, total } = await listAccounts(actors.administrator, wanted, deps)
    for (const { id, personnelNumber } of lines) accounts.set(personnelNumber ?? id, id)
    if (lines.length === 0 || accounts.size >= total) break
  }
  return roster.flatMap(({ number, email }) => {
    const accountId = accounts.get(number)
    if (accountId === undefined) return []
    const random = randomOf('reader', number)
    const isRole = roles.has(email ?? '')
    return [{ accountId, isRole, random, habit: isRole ? ('all' as const) : random.pick(habits) }]
  })
}
