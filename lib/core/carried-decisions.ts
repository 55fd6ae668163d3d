import type { LineDecision } from './decided-lines'
import { Fraction } from './exact'
import { splitByLargestRemainder, sumMoney } from './money'
import { decisionItem, isSettled, type SettledItem } from './open-item'
import { paidStints } from './pay-stints'
import type {
  OpenItem,
  PeriodFacts,
  SnapshotPerson,
  SnapshotScheme,
  UnplacedPerson,
} from './period-snapshot'
import { periodForScheme } from './snapshot-index'
import { codeInScheme, stintKey } from './stint-codes'

/** Where somebody works. */
type Place = Pick<SnapshotPerson, 'unitId' | 'positionId'>

/** What somebody decided about a line, as it was said; `computed` has taken it back. */
export interface MadeDecision extends Omit<LineDecision, 'kind'> {
  readonly kind: LineDecision['kind'] | 'computed'
  /** Of a line of one stint: where the person worked in it then. Null where nothing was split. */
  readonly place: Place | null
}

export interface CarriedDecisions {
  /** Under the codes that the lines have now. */
  readonly decisions: readonly LineDecision[]
  /** About lines that are not there: they change nothing, and a person looks at them. */
  readonly waiting: readonly LineDecision[]
}

/** A line of the component as the statement has it now. */
interface Line {
  readonly key: string
  readonly days: number
  /** Null for somebody who stayed at one place. */
  readonly place: Place | null
}

/**
 * What was decided about the lines of somebody, under the codes that the lines have now.
 *
 * Rule    a transfer splits a line and renames it; a decision follows it by the component's code in
 *         its scheme. What was said of the whole line holds for all its parts, an amount split by
 *         their days; what was said of a part holds for the part at the same place; parts that become
 *         one line again carry what was said of them alike, amounts added up. The later word stands
 *         where the whole and a part were decided. What finds no line waits as it was made.
 * Returns decisions about lines that are there, and those that found none.
 * Source  PAY.md, Periods (a person decides; nothing is lost).
 */
export function carriedDecisions(
  person: SnapshotPerson,
  schemes: readonly SnapshotScheme[],
  read: PeriodRead,
  made: readonly MadeDecision[],
): CarriedDecisions {
  const carried = byLine(made).map((group) => {
    const [first] = group
    const scheme = schemes.find(({ versionId }) => versionId === first?.schemeVersionId)
    const lines = scheme === undefined ? [] : linesOf(person, scheme, read)
    const [line] = lines
    if (line === undefined) return { found: [], waiting: notReplaced(group) }
    return lines.length === 1 ? onOneLine(group, line) : onParts(group, lines)
  })
  return {
    decisions: carried.flatMap(({ found }) => found.flatMap(standing)),
    waiting: carried.flatMap(({ waiting }) => waiting.flatMap(standing)),
  }
}

type PeriodRead = Pick<PeriodFacts, 'month' | 'quarterOnLeaving'>

/** What was said of one line of the scheme, whole or in parts. */
function byLine(made: readonly MadeDecision[]): readonly (readonly MadeDecision[])[] {
  const lineOf = ({ schemeVersionId, component }: MadeDecision) =>
    `${schemeVersionId} ${codeInScheme(component)}`
  return [...Map.groupBy(made, lineOf).values()]
}

/** Without what was said of parts before the whole was decided. */
function notReplaced(group: readonly MadeDecision[]): readonly MadeDecision[] {
  const said = saidOfAll(group)
  return said === undefined ? group : [said, ...partsAfter(group, said)]
}

interface Carried {
  readonly found: readonly MadeDecision[]
  readonly waiting: readonly MadeDecision[]
}

const whole: Line = { key: '', days: 1, place: null }

function linesOf(
  person: SnapshotPerson,
  scheme: SnapshotScheme,
  read: PeriodRead,
): readonly Line[] {
  const period = periodForScheme(read, scheme.document.period)
  if (period === null || !person.schemeVersionIds.includes(scheme.versionId)) return []
  const stints = paidStints(person, scheme, period.month)
  return stints?.map(({ key, days, stint }) => ({ key, days, place: stint })) ?? [whole]
}

/** The month was not split, or one stint of it alone is paid. */
function onOneLine(group: readonly MadeDecision[], line: Line): Carried {
  const said = saidOfAll(group)
  const later = partsAfter(group, said)
  const parts = later.filter(({ place }) => isAt(place, line.place))
  const elsewhere = later.filter(({ place }) => !isAt(place, line.place))
  const newest = parts.reduce<MadeDecision | undefined>(newerOf, undefined)
  if (newest === undefined) return { found: said === undefined ? [] : [said], waiting: elsewhere }
  // Parts of which different things were said make no line of which one thing is said.
  if (parts.some(({ kind }) => kind !== newest.kind)) return { found: [], waiting: later }
  const component = codeInScheme(newest.component)
  const amounts = parts.flatMap(({ amount }) => amount ?? [])
  const amount = amounts.length === 0 ? null : sumMoney(amounts)
  return { found: [{ ...newest, component, amount }], waiting: elsewhere }
}

/** Every line takes what was said of it, else its part of what was said of the whole. */
function onParts(group: readonly MadeDecision[], lines: readonly Line[]): Carried {
  const said = saidOfAll(group)
  const parts = partsAfter(group, said)
  const own = partByLine(parts, lines)
  const shares = said === undefined ? [] : sharesOf(said, lines)
  const used = new Set(own.values())
  return {
    found: lines.flatMap(({ key }, at) => {
      const decision = own.get(key) ?? shares[at]
      if (decision === undefined) return []
      return [{ ...decision, component: `${codeInScheme(decision.component)}${key}` }]
    }),
    waiting: parts.filter((part) => !used.has(part)),
  }
}

function sharesOf(said: MadeDecision, lines: readonly Line[]): readonly MadeDecision[] {
  if (said.amount === null) return lines.map(() => said)
  const days = lines.map((line) => Fraction.of(line.days))
  return splitByLargestRemainder(said.amount, days).map((amount) => ({ ...said, amount }))
}

function saidOfAll(group: readonly MadeDecision[]): MadeDecision | undefined {
  return group.find(({ component }) => stintKey(component) === '')
}

/** What was said of parts, unless the whole was decided after them. */
function partsAfter(
  group: readonly MadeDecision[],
  said: MadeDecision | undefined,
): readonly MadeDecision[] {
  return group.filter(
    ({ component, at }) => stintKey(component) !== '' && (said === undefined || at >= said.at),
  )
}

/** By line: what was said of the part at the same place, each once. */
function partByLine(
  parts: readonly MadeDecision[],
  lines: readonly Line[],
): ReadonlyMap<string, MadeDecision> {
  const own = new Map<string, MadeDecision>()
  const isSame = (part: MadeDecision, line: Line) => isAt(part.place, line.place)
  const moved: MadeDecision[] = []
  for (const part of parts) {
    const line = lines.find(({ key }) => key === stintKey(part.component))
    if (line !== undefined && isSame(part, line)) own.set(line.key, part)
    else moved.push(part)
  }
  for (const part of moved) {
    if (part.place === null) continue
    const line = lines.find((one) => !own.has(one.key) && isSame(part, one))
    if (line !== undefined) own.set(line.key, part)
  }
  return own
}

/** Where nobody noted the place, the code alone tells. */
function isAt(then: Place | null, now: Place | null): boolean {
  if (then === null || now === null) return true
  return then.unitId === now.unitId && then.positionId === now.positionId
}

function newerOf(last: MadeDecision | undefined, one: MadeDecision): MadeDecision {
  return last === undefined || one.at >= last.at ? one : last
}

function standing({ place: _, kind, ...decision }: MadeDecision): readonly LineDecision[] {
  return kind === 'computed' ? [] : [{ ...decision, kind }]
}

/**
 * The facts of a month with what was decided about its lines.
 *
 * Rule    decisions follow their lines; one that finds none is an open item of the month, as it was made:
 *         however a line is split, whoever pays it by now, and whether its person is employed at all, it is
 *         the same item. What somebody has settled by hand is not paid.
 * Returns the facts themselves where nothing was decided.
 * Source  PAY.md, Periods (a person decides; nothing is lost).
 */
export function withCarried(
  facts: PeriodFacts,
  made: ReadonlyMap<string, readonly MadeDecision[]>,
  /** Everybody of whom something was decided. */
  decided: readonly UnplacedPerson[],
  settled: readonly SettledItem[] = [],
): PeriodFacts {
  if (made.size === 0) return facts
  const left = withoutSettled(facts, made, settled)
  const openItems: OpenItem[] = []
  const people = facts.people.map((person) => {
    const own = left.get(person.id)
    if (own === undefined) return person
    const { decisions, waiting } = unsettledDecisions(person, facts, own, settled)
    openItems.push(...waiting.map((one) => decisionItem(facts, person, one)))
    return decisions.length === 0 ? person : { ...person, decisions }
  })
  const here = new Set(people.map(({ id }) => id))
  for (const person of decided) {
    if (here.has(person.id)) continue
    const own = byLine(left.get(person.id) ?? []).flatMap(notReplaced)
    openItems.push(...own.flatMap(standing).map((one) => decisionItem(facts, person, one)))
  }
  const open = [...(facts.openItems ?? []), ...openItems]
  return { ...facts, people, ...(open.length === 0 ? {} : { openItems: open }) }
}

/**
 * What was decided about the lines of somebody, without the parts that were settled by hand.
 *
 * Rule    in the time before, parts of a decision were settled under the codes of their lines: what was
 *         settled so is paid neither by the month nor, once it is locked, as a correction of it.
 * Returns as `carriedDecisions`.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function unsettledDecisions(
  person: SnapshotPerson,
  facts: PeriodRead & Pick<PeriodFacts, 'periodId' | 'schemes'>,
  made: readonly MadeDecision[],
  settled: readonly SettledItem[],
): CarriedDecisions {
  const { decisions, waiting } = carriedDecisions(person, facts.schemes, facts, made)
  const isDone = (one: LineDecision) => isSettled(decisionItem(facts, person, one), settled)
  return { decisions: decisions.filter((one) => !isDone(one)), waiting }
}

/**
 * What was decided about lines, without what somebody has settled by hand.
 *
 * Rule    a decision whose line was gone, and which was settled, is as if it had been taken back: its
 *         line may return, and what was settled is not paid a second time.
 * Returns the decisions themselves where nothing was settled.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function withoutSettled(
  facts: Pick<PeriodFacts, 'month' | 'periodId' | 'schemes'>,
  made: ReadonlyMap<string, readonly MadeDecision[]>,
  settled: readonly SettledItem[],
): ReadonlyMap<string, readonly MadeDecision[]> {
  const ofLines = settled.filter(({ reason }) => reason === 'decision-without-line')
  if (ofLines.length === 0) return made
  return new Map(
    [...made].map(([id, decisions]) => {
      const person = { id, personnelNumber: '', fullName: '' }
      const isDone = (decision: MadeDecision) =>
        standing(decision).some((one) => isSettled(decisionItem(facts, person, one), ofLines))
      const taken = { kind: 'computed', amount: null } as const
      return [id, decisions.map((one) => (isDone(one) ? { ...one, ...taken } : one))] as const
    }),
  )
}
