import { countDays, type DayRange, earlierOf, monthDays } from '@/lib/core/calendar'
import { splitWindow } from '@/lib/core/visit-plan'
import { carryOut, type Errand, type Outcome } from './carry-out'
import { journey, type Touchpoint, touchpoints } from './cast'
import type { Finding } from './fill-form'
import { waitingIncident } from './incidents'
import { closePilot, pilotErrands, twoVisitsToPerson } from './journey-visits'
import { leaveWork } from './leave-work'
import { findingOf, planRound, visitsEach } from './past-month'
import { bySubject, type Offer } from './plan-visits'
import { randomOf } from './random'
import { releaseOutcomes } from './release'
import { forEach } from './steps'
import { momentOf, type Story, visitDay } from './story'
import type { Subject, World } from './world'

/** The month in which everybody finds something to do. `waiting` is approved and not released. */
export async function liveOpenMonth(world: World, waiting: readonly Outcome[]): Promise<void> {
  const errands: Errand[] = []
  const left: Offer[] = []
  for (const touchpoint of touchpoints) {
    const round = await planOpenMonth(world, touchpoint)
    errands.push(...round.errands)
    left.push(...round.left)
  }
  const toPerson = await twoVisitsToPerson(world)
  const pilot = await pilotErrands(world)
  const outcomes: Outcome[] = []
  await forEach([...errands, ...toPerson, ...pilot], async (errand) => {
    outcomes.push(await carryOut(world, errand))
  })
  const isOf = (list: readonly Errand[]) => (outcome: Outcome) => list.includes(outcome.errand)
  await closePilot(world, outcomes.filter(isOf(pilot)))
  await releaseCalls(world, outcomes.filter(isOf(errands)), outcomes.filter(isOf(toPerson)))
  await releaseShops(world, [...outcomes.filter(isOf(errands)), ...waiting])
  await leaveWork(world, left)
}

interface Round {
  readonly errands: readonly Errand[]
  /** Offered, and not carried out yet. */
  readonly left: readonly Offer[]
}

/** The usual visits of the month, as far as it has come. */
async function planOpenMonth(world: World, touchpoint: Touchpoint): Promise<Round> {
  const { story } = world
  const place = story.months.length - 1
  const days = monthDays(story.anchorMonth)
  const subjects = world.subjects[touchpoint].filter(({ name }) => !isOfJourney(name))
  const at = momentOf(story, days.first, '08:00')
  const offers = await planRound(world, touchpoint, place, subjects, { days, at })
  const windows = splitWindow(days.first, days.last, visitsEach[touchpoint])
  const made = [...bySubject(offers).values()].flatMap((own, index) => {
    const count = visitsMade(story, touchpoint, index, windows)
    return own.slice(0, count).map((offer, visit) => ({ offer, visit }))
  })
  const errands = made.map(({ offer, visit }): Errand => {
    const window = windows[visit] ?? days
    const random = randomOf('day', offer.subject.key, place, visit)
    const past = { first: window.first, last: earlierOf(window.last, story.today) }
    return {
      offer,
      touchpoint,
      round: `${place} ${visit}`,
      day: visitDay(past, random, touchpoint === 'backOffice'),
      finding: findingOf(offer.subject, place, visit),
      end: 'approved',
      isMended: random.chance(0.04),
      limit: story.now,
    }
  })
  const taken = new Set(made.map(({ offer }) => offer))
  return { errands: withEnds(touchpoint, errands), left: offers.filter((one) => !taken.has(one)) }
}

function isOfJourney(name: Subject['name']): boolean {
  return name === journey.person.name || name === journey.shop.name
}

/** Whoever else there is has been visited at least so often, even on the first day of a month. */
const least: Readonly<Record<Touchpoint, (index: number) => number>> = {
  store: (index) => (index < 6 ? 1 : 0),
  call: () => 1,
  backOffice: () => 0,
}

/** In step with the month: the subjects are a little ahead of or behind each other. */
function visitsMade(
  { today, anchorMonth }: Story,
  touchpoint: Touchpoint,
  index: number,
  windows: readonly DayRange[],
): number {
  const days = monthDays(anchorMonth)
  const gone = countDays({ first: days.first, last: today }) - 1
  const begun = windows.filter(({ first }) => first <= today).length
  const ahead = (((index * 5) % 12) + 0.5) / 12
  const due = Math.floor((visitsEach[touchpoint] * gone) / countDays(days) + ahead)
  return Math.min(begun, Math.max(due, least[touchpoint](index)))
}

/** Counted from the latest visit: how many reports wait for review, then how many came back. */
const unfinished: Readonly<Record<Touchpoint, { submitted: number; returned: number }>> = {
  store: { submitted: 4, returned: 1 },
  call: { submitted: 3, returned: 1 },
  backOffice: { submitted: 1, returned: 0 },
}

function withEnds(touchpoint: Touchpoint, errands: readonly Errand[]): readonly Errand[] {
  const { submitted, returned } = unfinished[touchpoint]
  const latestFirst = errands.toSorted((a, b) => (a.day < b.day ? 1 : -1))
  return latestFirst.map((errand, index) => {
    if (index < submitted) {
      const isWorst = touchpoint === 'store' && index === 1
      const finding: Finding = isWorst
        ? { ...errand.finding, forced: waitingIncident }
        : errand.finding
      return { ...errand, end: 'submitted', finding }
    }
    return index < submitted + returned ? { ...errand, end: 'returned' } : errand
  })
}

/** Approved calls that stay unreleased, so that a batch can be made of them and one more. */
const callsKept = 4

async function releaseCalls(
  world: World,
  outcomes: readonly Outcome[],
  toPerson: readonly Outcome[],
): Promise<void> {
  const approved = outcomes
    .filter(({ errand }) => errand.touchpoint === 'call' && errand.end === 'approved')
    .toSorted((a, b) => (a.errand.day < b.errand.day ? 1 : -1))
  await releaseOutcomes(world, [...toPerson, ...approved.slice(callsKept)], world.story.now)
}

/** Shops of which the whole round is approved: three visits are a batch. */
async function releaseShops(world: World, outcomes: readonly Outcome[]): Promise<void> {
  const approved = outcomes.filter(
    ({ errand }) => errand.touchpoint === 'store' && errand.end === 'approved',
  )
  const groups = Map.groupBy(approved, ({ errand }) => errand.offer.subject.key)
  const whole = [...groups.values()].filter((group) => group.length >= visitsEach.store)
  await releaseOutcomes(world, whole.flat(), world.story.now)
}
