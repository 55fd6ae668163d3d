import {
  addMonths,
  type CalendarDate,
  type DayRange,
  endsQuarter,
  isWithin,
  type Month,
  monthsThrough,
} from './calendar'
import { type Fraction, parseFraction } from './exact'
import type { ScoredVisit } from './period-score'
import type {
  PartScore,
  PeriodFacts,
  SnapshotKpiFact,
  SnapshotPerson,
  SnapshotScore,
} from './period-snapshot'
import type { SchemeDocument, ScoreSource, ScoreValue, Subject } from './scheme'

/** A person as a scheme sees him at one place of work (pay-stints.ts). */
export interface PlacedPerson extends SnapshotPerson {
  /** Days of the period that the scheme does not pay: visits to the person on them do not count. */
  readonly awayOn?: readonly DayRange[]
}

/** A visit and the percentage of it that a source reads. */
export interface SampledVisit {
  readonly score: SnapshotScore
  /** Null where the visit has no such score: no mean counts it. */
  readonly percent: Fraction | null
  /** Null where visits are averaged: their checklist says so, or a part of the visit is read. */
  readonly points: ScoredVisit['points']
}

/**
 * Months that a scheme's period has, the closed one last.
 *
 * Rule    one month, or the three of the quarter that ends with it.
 * Returns oldest first.
 * Throws  RangeError for a text that is not a month.
 * Source  PAY.md, Scheme (month or quarter).
 */
export function periodMonths(period: SchemeDocument['period'], month: Month): readonly Month[] {
  return monthsThrough(month, monthsOf(period))
}

/**
 * Months over which a score is read: the last so many periods.
 *
 * Rule    the last so many periods of the scheme, the closed one among them.
 * Returns oldest first.
 * Throws  RangeError for a text that is not a month.
 * Source  PAY.md, Component (over the period or the last k periods).
 */
export function scoreMonths(
  value: Pick<ScoreValue, 'periods'>,
  period: SchemeDocument['period'],
  month: Month,
): readonly Month[] {
  return monthsThrough(month, value.periods * monthsOf(period))
}

/**
 * Whether a scheme is paid with a month.
 *
 * Rule    a monthly one with each, a quarterly one only with the quarter's last.
 * Throws  RangeError for a quarterly scheme and a text that is not a month.
 * Source  PAY.md, Scheme (month or quarter).
 */
export function isDueIn(period: SchemeDocument['period'], month: Month): boolean {
  return period === 'month' || endsQuarter(month)
}

/**
 * The month with which a scheme's period ends.
 *
 * Rule    the month itself, or the last one of its quarter.
 * Throws  RangeError for a text that is not a month.
 * Source  PAY.md, Scheme (month or quarter).
 */
export function periodEnd(period: SchemeDocument['period'], month: Month): Month {
  return isDueIn(period, month) ? month : periodEnd(period, addMonths(month, 1))
}

/**
 * A period as a scheme reads it, where the scheme is paid with it.
 *
 * Rule    as it is, where the scheme is due. A quarter that somebody's leaving cuts short is read as its
 *         close would read it: through its last month, with what is known by now.
 * Returns null where the scheme is not paid with the period.
 * Source  PAY.md, Periods (a leaver can be computed off-cycle with the same rules).
 */
export function periodForScheme<Read extends Pick<PeriodFacts, 'month' | 'quarterOnLeaving'>>(
  read: Read,
  period: SchemeDocument['period'],
): Read | null {
  if (isDueIn(period, read.month)) return read
  return read.quarterOnLeaving === true ? { ...read, month: periodEnd(period, read.month) } : null
}

function monthsOf(period: SchemeDocument['period']): number {
  return period === 'month' ? 1 : 3
}

/**
 * The facts of a period, found by person and unit without reading all of them each time.
 *
 * Rule    a person's visits are those that name the person, but for the days on which another scheme
 *         pays him; a unit's visits are the person's while
 *         he was assigned to the unit on the day of the visit. A KPI figure is the person's own or,
 *         for the subject `unit`, that of the unit of his place.
 * Throws  RangeError when two figures stand for one metric, subject and month.
 * Source  SCORING.md, From visits to a period score; PAY.md, Scheme.
 */
export class SnapshotIndex {
  private readonly byPerson: ReadonlyMap<string, readonly SnapshotScore[]>
  private readonly byUnit: ReadonlyMap<string, readonly SnapshotScore[]>
  private readonly figures: ReadonlyMap<string, SnapshotKpiFact>
  private readonly percents = new Map<string, Fraction>()

  constructor(facts: Pick<PeriodFacts, 'scores' | 'kpiFacts'>) {
    const scores = facts.scores.toSorted(byDayThenVisit)
    this.byPerson = groupBy(scores, (score) => score.personId)
    this.byUnit = groupBy(scores, (score) => score.unitId)
    this.figures = figuresByKey(facts.kpiFacts)
  }

  /** The visits that count for a person in the months, by day. */
  visits(
    person: PlacedPerson,
    subject: Subject,
    months: readonly Month[],
  ): readonly SnapshotScore[] {
    const scores = subject === 'person' ? this.ownVisits(person) : this.unitVisits(person)
    return scores.filter((score) => months.includes(score.countsIn))
  }

  /** Those of them that the source reads, each with the percentage that it reads. */
  sample(
    person: PlacedPerson,
    value: ScoreValue,
    months: readonly Month[],
  ): readonly SampledVisit[] {
    return this.sampled(this.visits(person, value.subject, months), value.source)
  }

  /** The same for all visits of a unit, whoever worked there. */
  unitSample(unitId: string, value: ScoreValue, months: readonly Month[]): readonly SampledVisit[] {
    const scores = this.byUnit.get(unitId) ?? []
    return this.sampled(
      scores.filter((score) => months.includes(score.countsIn)),
      value.source,
    )
  }

  figure(
    person: SnapshotPerson,
    subject: Subject,
    metric: string,
    month: Month,
  ): SnapshotKpiFact | undefined {
    const id = subject === 'person' ? person.id : person.unitId
    return this.figures.get(figureKey(metric, subject, id, month))
  }

  private sampled(scores: readonly SnapshotScore[], source: ScoreSource): readonly SampledVisit[] {
    return scores.flatMap((score) => {
      const part = partOf(score, source)
      if (part === undefined) return []
      return [{ score, percent: this.percentOf(part), points: pointsOf(score, source) }]
    })
  }

  private ownVisits(person: PlacedPerson): readonly SnapshotScore[] {
    const scores = this.byPerson.get(person.id) ?? []
    const { awayOn = [] } = person
    if (awayOn.length === 0) return scores
    return scores.filter(({ visitedOn }) => !awayOn.some((days) => isWithin(visitedOn, days)))
  }

  private unitVisits(person: SnapshotPerson): readonly SnapshotScore[] {
    const unitIds = [...new Set(person.assignments.map((assignment) => assignment.unitId))]
    const scores = unitIds.flatMap((unitId) => this.byUnit.get(unitId) ?? [])
    return scores
      .filter((score) => worksAt(person, score.unitId, score.visitedOn))
      .toSorted(byDayThenVisit)
  }

  private percentOf(text: string | null): Fraction | null {
    if (text === null) return null
    const known = this.percents.get(text)
    if (known) return known
    const percent = parseFraction(text)
    this.percents.set(text, percent)
    return percent
  }
}

function worksAt(person: SnapshotPerson, unitId: string, day: CalendarDate): boolean {
  return person.assignments.some(
    (assignment) =>
      assignment.unitId === unitId &&
      assignment.fromOn <= day &&
      (assignment.throughOn === null || day <= assignment.throughOn),
  )
}

/** The exact percentage that a source reads of a visit; undefined where it does not read it. */
function partOf(score: SnapshotScore, source: ScoreSource): string | null | undefined {
  switch (source.kind) {
    case 'all':
      return score.total
    case 'checklist':
      return score.checklistId === source.id ? score.total : undefined
    case 'touchpoint':
      return score.touchpoint === source.id ? score.total : undefined
    case 'section':
      return score.checklistId === source.checklistId
        ? percentIn(score.sections, source.id)
        : undefined
    case 'standard':
      return percentIn(score.standards, source.id)
  }
}

/** Points that are pooled: those of whole visits, where the checklist version says so. */
function pointsOf({ points }: SnapshotScore, source: ScoreSource): ScoredVisit['points'] {
  if (points === undefined || source.kind === 'section' || source.kind === 'standard') return null
  return { earned: parseFraction(points.earned), possible: parseFraction(points.possible) }
}

function percentIn(parts: readonly PartScore[], id: string): string | null | undefined {
  return parts.find((part) => part.id === id)?.percent
}

function byDayThenVisit(a: SnapshotScore, b: SnapshotScore): number {
  if (a.visitedOn !== b.visitedOn) return a.visitedOn < b.visitedOn ? -1 : 1
  return a.visitId < b.visitId ? -1 : a.visitId > b.visitId ? 1 : 0
}

function groupBy(
  scores: readonly SnapshotScore[],
  keyOf: (score: SnapshotScore) => string | null,
): ReadonlyMap<string, readonly SnapshotScore[]> {
  const groups = new Map<string, SnapshotScore[]>()
  for (const score of scores) {
    const key = keyOf(score)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(score)
    else groups.set(key, [score])
  }
  return groups
}

function figuresByKey(facts: readonly SnapshotKpiFact[]): ReadonlyMap<string, SnapshotKpiFact> {
  const figures = new Map<string, SnapshotKpiFact>()
  for (const fact of facts) {
    const subject = fact.personId === null ? 'unit' : 'person'
    const key = figureKey(fact.metric, subject, fact.personId ?? fact.unitId ?? '', fact.month)
    if (figures.has(key)) throw new RangeError(`Two figures stand for ${key}`)
    figures.set(key, fact)
  }
  return figures
}

function figureKey(metric: string, subject: Subject, id: string, month: Month): string {
  return [month, subject, id, metric].join(' ')
}
