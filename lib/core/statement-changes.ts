import type { Localized } from './checklist'
import { type Fraction, parseFraction, sumOf } from './exact'
import { type MoneyText, sumMoney } from './money'
import type {
  AdjustmentChange,
  ComponentTrace,
  GateTrace,
  PaidStatement,
  TraceFact,
  WorkedDays,
} from './statement'
import { stintKey } from './stint-codes'

/**
 * The facts by which two computations of one statement differ.
 *
 * Rule    what the statement traces: a visit by its score, a figure by metric and month, the days
 *         worked, the base, the weight of those who share a pool, and what a person decided about a
 *         line. Null stands for what was not there.
 * Returns each fact once, in the order of the statement.
 * Source  PAY.md, Periods (an adjustment is linked to its cause).
 */
export function changesBetween(
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly AdjustmentChange[] {
  return [
    ...visitChanges(old, now),
    ...figureChanges(old, now),
    ...dayChanges(old, now),
    ...baseChanges(old, now),
    ...poolChanges(old, now),
    ...decisionChanges(old, now),
  ]
}

type Visit = ComponentTrace['visits'][number] | GateTrace['visits'][number]

function visitChanges(
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly AdjustmentChange[] {
  const [before, after] = [visitsOf(old), visitsOf(now)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const known = is ?? was
    if (known === undefined || (was && is && was.score?.exact === is.score?.exact)) return []
    const { visitId, visitedOn } = known
    return [
      { kind: 'visit', visitId, visitedOn, before: was?.score ?? null, after: is?.score ?? null },
    ]
  })
}

/** By visit: the first score that is read of it, which is that of the whole visit where one is. */
function visitsOf(statement: PaidStatement | undefined): ReadonlyMap<string, Visit> {
  const visits = new Map<string, Visit>()
  for (const trace of [...(statement?.traces ?? []), ...(statement?.gateTraces ?? [])]) {
    for (const visit of trace.visits) {
      if (!visits.has(visit.visitId)) visits.set(visit.visitId, visit)
    }
  }
  return visits
}

function figureChanges(
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly AdjustmentChange[] {
  const figures = { old: figuresOf(old), now: figuresOf(now) }
  return [...new Set([...figures.old.keys(), ...figures.now.keys()])].flatMap((key) => {
    const [was, is] = [figures.old.get(key), figures.now.get(key)]
    const known = is ?? was
    if (known === undefined || was?.value === is?.value) return []
    const { metric, month, title } = known
    const [before, after] = [was?.value ?? null, is?.value ?? null]
    const reason = is?.reason === undefined ? {} : { reason: is.reason }
    return [{ kind: 'figure', title, metric, month, before, after, ...reason }]
  })
}

type Figure = TraceFact & { readonly title: Localized; readonly stint: string }

function figuresOf(statement: PaidStatement | undefined): ReadonlyMap<string, Figure> {
  const titles = new Map(statement?.result.components.map(({ code, title }) => [code, title]))
  const figures = (statement?.traces ?? []).flatMap(({ code, facts }) =>
    facts.map((fact) => ({
      ...fact,
      title: titles.get(code) ?? { en: fact.metric },
      stint: stintKey(code),
    })),
  )
  // Two stints read the same metric of two units.
  return new Map(
    figures.map((figure) => [`${figure.month} ${figure.metric} ${figure.stint}`, figure]),
  )
}

function dayChanges(
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly AdjustmentChange[] {
  const [before, after] = [daysOf(old), daysOf(now)]
  if (before?.worked === after?.worked && before?.norm === after?.norm) return []
  return [{ kind: 'days', before, after }]
}

function daysOf(statement: PaidStatement | undefined): WorkedDays | null {
  const { worked, norm } = statement?.result.proration ?? { worked: null, norm: null }
  return worked === null || norm === null ? null : { worked, norm }
}

function baseChanges(
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly AdjustmentChange[] {
  const [before, after] = [old?.result.base ?? null, now?.result.base ?? '0.00']
  return before === after ? [] : [{ kind: 'base', before, after }]
}

/** Nobody learns what anybody else weighs: only that the others do so differently. */
function poolChanges(
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly AdjustmentChange[] {
  const [was, is] = [old?.result.pools, now?.result.pools]
  if (was === undefined || is === undefined || othersOf(was).equals(othersOf(is))) return []
  return [{ kind: 'pool', before: partOf(was), after: partOf(is) }]
}

type Pools = NonNullable<PaidStatement['result']['pools']>

function othersOf(pools: Pools): Fraction {
  return sumOf(
    pools.map(({ weight, weights }) => parseFraction(weights).minus(parseFraction(weight))),
  )
}

function partOf(pools: Pools): MoneyText {
  return sumMoney(pools.map(({ part }) => part))
}

function decisionChanges(
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly AdjustmentChange[] {
  const known = new Set((old?.decided ?? []).map(({ code, at }) => `${code} ${at}`))
  return (now?.decided ?? []).flatMap(({ code, kind, reason, by, at }) => {
    const component = now?.result.components.find((one) => one.code === code)
    if (component === undefined || known.has(`${code} ${at}`)) return []
    return [{ kind: 'decision', title: component.title, decision: kind, reason, by }]
  })
}
