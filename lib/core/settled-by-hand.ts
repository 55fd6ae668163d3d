import { fingerprintOf } from './fingerprint'
import type { LockedPart } from './locked-parts'
import { isSettled, type SettledItem } from './open-item'
import { unsealedItem } from './owed-open-items'
import type { OpenItem, PeriodSnapshot, UnplacedPerson } from './period-snapshot'
import {
  changesOf,
  type RosterDifference,
  rosterVersion,
  rosterVersionBefore,
  type StandingRoster,
  type Unsealed,
} from './standing-roster'

/** A part of a locked run, and how the roster differs from what it read. */
export interface ComparedPart extends LockedPart {
  readonly roster: RosterDifference
}

export interface AskedByHand {
  readonly openItems: readonly OpenItem[]
  /** Whether what the roster changes of somebody in this part was settled by hand once. */
  readonly isByHand: (part: Pick<LockedPart, 'name'>, personId: string) => boolean
}

/** Reasons of items about a roster: they are settled without any amount, and only they are about parts of a run. */
export const settledByHandReasons: ReadonlySet<string> = new Set<OpenItem['reason']>([
  'facts-not-sealed',
  'paid-apart',
  'roster-not-sealed',
  'settled-otherwise',
])

/**
 * Of whom a person decides what the roster changes in a locked run.
 *
 * Rule    where the run does not say enough, it is asked about the roster as it is. What was settled so
 *         was paid, or left, by hand, and nobody noted how much: from then on the run corrects that part
 *         for that person by the roster no more, and it is asked about anew whenever the roster says
 *         something else, even what the run had read. Where both parts of pay on leaving are asked about,
 *         they are one item. A settlement of the time before does not say of which part it was: about
 *         the roster as it is, of what is not sealed by now; about another one, of both.
 * Returns nothing where everything is sealed and nothing was settled.
 * Source  PAY.md, Periods (a person decides; nothing is lost or paid twice).
 */
export function askedByHand(
  locked: PeriodSnapshot,
  standing: StandingRoster | undefined,
  parts: readonly ComparedPart[],
  settled: readonly SettledItem[],
): AskedByHand {
  if (standing === undefined) return { openItems: [], isByHand: () => false }
  const byHand = settled.filter(
    ({ reason, amount }) => settledByHandReasons.has(reason) && amount === null,
  )
  const asked = parts.flatMap(({ roster }) => roster.unsealed.map(({ known }) => known))
  const people = new Map(
    [...byHand.map(({ person }) => person), ...asked].map((one) => [one.id, one] as const),
  )
  const found = new Map(
    [...people.values()].map((person) => {
      const own = byHand.filter((one) => one.person.id === person.id)
      return [person.id, askedOf(readNow(locked, standing, parts, person), own)] as const
    }),
  )
  return {
    openItems: [...found.values()].flatMap((own) => itemOf(locked, own)),
    isByHand: ({ name }, id) =>
      (found.get(id) ?? []).some((one) => one.name === name && one.isByHand),
  }
}

/** What a part says of somebody now: that it does not say enough, or nothing if he is asked about. */
interface PartNow extends Pick<LockedPart, 'name'> {
  readonly isSealed: boolean
  readonly now: Unsealed
}

interface PersonNow {
  readonly locked: PeriodSnapshot
  readonly parts: readonly PartNow[]
  /** As the time before asked about the whole run. */
  readonly whole: Unsealed
}

function readNow(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  parts: readonly ComparedPart[],
  known: UnplacedPerson,
): PersonNow {
  const otherwise = (read: PeriodSnapshot, version: string): Unsealed => ({
    ...{ known, reason: 'settled-otherwise', version },
    changes: changesOf(read, standing, known.id),
  })
  return {
    locked,
    parts: parts.map(({ name, locked: read, roster }) => {
      const unsealed = roster.unsealed.find((one) => one.known.id === known.id)
      const now = unsealed ?? otherwise(read, rosterVersion(read, standing, known.id))
      return { name, isSealed: unsealed === undefined, now }
    }),
    whole: otherwise(locked, rosterVersionBefore(locked, standing, known.id)),
  }
}

interface AskedPart extends Pick<LockedPart, 'name'> {
  readonly isByHand: boolean
  /** Null where nothing is asked. */
  readonly asked: Unsealed | null
}

function askedOf(person: PersonNow, settled: readonly SettledItem[]): readonly AskedPart[] {
  const subjects = settled.map((one, before) => subjectOf(person, one, before))
  return person.parts.map(({ name, isSealed, now }) => {
    const last = subjects.findLast(({ names }) => names.includes(name))
    if (last === undefined) return { name, isByHand: false, asked: isSealed ? null : now }
    if (last.isNow) return { name, isByHand: true, asked: null }
    // What was asked and settled before is another item by now.
    const isKnown = settled.some((one) => isAbout(person, one, now))
    const anew = isKnown ? again(now, settled.length) : now
    return { name, isByHand: true, asked: { ...anew, reason: 'settled-otherwise' } }
  })
}

/** Of which parts a settlement was, and whether it was about the roster as it is. */
interface Subject {
  readonly names: readonly LockedPart['name'][]
  readonly isNow: boolean
}

/** `before`: how many settlements of the person there were then. */
function subjectOf(person: PersonNow, one: SettledItem, before: number): Subject {
  const { parts, whole } = person
  // No two parts are known by the same version.
  const told = parts.find(
    ({ now }) => isAbout(person, one, now) || isAbout(person, one, again(now, before)),
  )
  const namesOf = (some: readonly PartNow[]) => some.map(({ name }) => name)
  if (one.part !== null) {
    const names = one.part === 'both' ? (['month', 'quarter'] as const) : [one.part]
    return { names, isNow: told !== undefined }
  }
  const unsealed = parts.filter(({ isSealed }) => !isSealed)
  const isNow = told !== undefined || isAbout(person, one, whole)
  if (!isNow || unsealed.length === 0) return { names: namesOf(parts), isNow }
  const names = told?.name === 'month' ? [told.name] : namesOf(unsealed)
  return { names, isNow: told !== undefined && names.includes(told.name) }
}

function isAbout({ locked }: PersonNow, one: SettledItem, now: Unsealed): boolean {
  // Held by the word under which it was told then.
  const reason = one.reason as OpenItem['reason']
  return isSettled(unsealedItem(locked, { ...now, reason }), [one])
}

function again(now: Unsealed, times: number): Unsealed {
  return { ...now, version: fingerprintOf({ version: now.version, times }) }
}

/** Of two parts that are asked about, the later one asks for both. */
function itemOf(locked: PeriodSnapshot, parts: readonly AskedPart[]): readonly OpenItem[] {
  const asked = parts.flatMap(({ name, asked: one }) => (one === null ? [] : [{ name, one }]))
  const last = asked.at(-1)
  if (last === undefined) return []
  return [unsealedItem(locked, last.one, asked.length > 1 ? 'both' : last.name)]
}
