import { monthOf } from '@/lib/core/calendar'
import type { DecidedLine } from '@/lib/core/decided-lines'
import type { ComponentResult } from '@/lib/core/payout-result'
import type { Curve } from '@/lib/core/scheme'
import type { ComponentTrace, StatementDocument, TraceVisit } from '@/lib/core/statement'
import { codeInScheme } from '@/lib/core/stint-codes'
import { decidedSentence } from './statement-adjustments'
import { curveSentence } from './statement-curve'
import { lackKey, stopOf, valueSentences } from './statement-formula'
import { poolFormula } from './statement-pool'
import { type StintHead, stintHead, stintOf } from './statement-stints'
import { percentText, plainText, type StatementWords } from './statement-words'

/** A visit that was looked at: by day only. */
export interface StatementVisit {
  readonly visitId: string
  /** "14 октября" */
  readonly day: string
  readonly visitedOn: string
  /** "79,00 %"; null where the visit has no such score. */
  readonly score: string | null
  /** Why a visit of an earlier month counts in this one; null for all others. */
  readonly late: string | null
}

/** One component of the payout. */
export interface StatementRow {
  /** Of somebody who moved in the period: the stretch that begins with this line; else null. */
  readonly stint: StintHead | null
  readonly code: string
  readonly title: string
  /** What stands beneath the title: plan and fact, too few visits and the rule that was applied. */
  readonly note: string | null
  /** `few` where something was not measured, or too little. */
  readonly tone: 'plain' | 'few'
  /** "84,50 %"; null where there is none. */
  readonly value: string | null
  /** "n = 2"; null for a figure that is not sampled. */
  readonly n: string | null
  /** "79,20–93,80": the 90 % interval in words; null where there is none. */
  readonly range: string | null
  /** The same and the mean, percent as plain decimal text for a drawn bar. */
  readonly interval: { readonly low: string; readonly high: string; readonly mean: string } | null
  /** "10 %" */
  readonly share: string
  /** "80 %"; null where nothing is paid before somebody decides, or the share went elsewhere. */
  readonly rate: string | null
  /** "6 000,00", the currency stands in the head. */
  readonly amount: string
  /** How the amount came about, sentence by sentence. */
  readonly why: readonly string[]
  readonly visits: readonly StatementVisit[]
  /** The figures that were read, as sentences. */
  readonly figures: readonly string[]
}

/** The rows of a statement: its components in the scheme's order. */
export function statementRows(
  document: StatementDocument,
  curves: Readonly<Record<string, Curve>>,
  words: StatementWords,
): readonly StatementRow[] {
  return document.result.components.map((component, index) => {
    const trace = document.traces.find(({ code }) => code === component.code)
    const curve = curves[codeInScheme(component.code)] ?? null
    const row = {
      ...rowOf(document, component, trace, curve, words),
      stint: stintHead(document, index, words),
    }
    const decided = document.decided?.find(({ code }) => code === component.code)
    return decided === undefined ? row : decidedRow(row, decided, component, words)
  })
}

/** The row as it is paid; what was computed stands in its note. */
function decidedRow(
  row: StatementRow,
  decided: DecidedLine,
  component: ComponentResult,
  words: StatementWords,
): StatementRow {
  const said = decidedSentence(decided, words)
  const why = decided.kind === 'amount' ? row.why : []
  const lack = decided.kind === 'zero' ? lackOf(component, null, words) : row.note
  return {
    ...row,
    // What was paid is not what the rate gives; the note says what that was.
    rate: null,
    amount: words.bare(decided.amount),
    note: [lack, said].filter(isSaid).join('. '),
    why: [...why, said],
  }
}

function rowOf(
  document: StatementDocument,
  component: ComponentResult,
  trace: ComponentTrace | undefined,
  curve: Curve | null,
  words: StatementWords,
): Omit<StatementRow, 'stint'> {
  const { measure, display, missing } = component
  const { say } = words
  const interval = intervalOf(component)
  const notes = [measureNote(component, words), missingNote(component, curve, words)].filter(isSaid)
  return {
    code: component.code,
    title: words.text(component.title),
    note: notes.length === 0 ? null : notes.join(', '),
    tone: missing === null ? 'plain' : 'few',
    value: display === null ? null : words.value({ ...component, display }),
    n: measure.kind === 'score' && measure.visits > 0 ? say('n', { n: measure.visits }) : null,
    interval,
    range: interval && say('interval', { range: words.format.range(interval.low, interval.high) }),
    share: words.rate(component.share),
    rate: component.rate === null ? null : words.rate(component.rate),
    amount: words.bare(component.amount),
    why: whyOf(document, component, trace, curve, words),
    visits: statementVisits(trace?.visits ?? [], words),
    figures: figuresOf(trace, words),
  }
}

/** The figures that were read, each by the unit of its metric, and by name where there are several. */
function figuresOf(trace: ComponentTrace | undefined, words: StatementWords): readonly string[] {
  const facts = trace?.facts ?? []
  const isOne = new Set(facts.map(({ metric }) => metric)).size < 2
  return facts.map(({ metric, month, value }) =>
    words.say(isOne ? 'figure' : 'figureOf', {
      ...(isOne ? {} : { title: words.metric(metric) }),
      month: words.format.month(month),
      value: words.figure(metric, value),
    }),
  )
}

/** Visits as a statement shows them. */
export function statementVisits(
  visits: readonly (Pick<TraceVisit, 'visitId' | 'visitedOn' | 'score'> & Partial<TraceVisit>)[],
  { say, format }: StatementWords,
): readonly StatementVisit[] {
  return visits.map(({ visitId, visitedOn, score, countsIn }) => {
    const month = monthOf(visitedOn)
    const isLate = countsIn !== undefined && countsIn !== month
    return {
      visitId,
      visitedOn,
      day: format.day(visitedOn),
      score: score === null ? null : format.score(score.text),
      late: isLate ? say('lateVisit', { month: format.month(month) }) : null,
    }
  })
}

const isSaid = (text: string | null): text is string => text !== null

function measureNote({ code, measure }: ComponentResult, words: StatementWords) {
  const { say, format } = words
  if (measure.kind === 'score') {
    // The value beside it is not what the visits alone say, and that is what the person sees elsewhere.
    if (measure.smoothing === null || measure.mean === null) return null
    return say('drawn', { mean: format.score(percentText(measure.mean)) })
  }
  if (measure.kind !== 'kpi' || measure.actual === null || measure.target === null) return null
  const { target, actual } = measure
  const shown = { target: words.figureRead(code, target), actual: words.figureRead(code, actual) }
  return say('plan', shown)
}

function missingNote(component: ComponentResult, curve: Curve | null, words: StatementWords) {
  const { missing } = component
  if (missing === null) return null
  return `${lackOf(component, curve, words)}, ${words.say(`applied.${missing.applied}`)}`
}

function lackOf(
  component: ComponentResult,
  curve: Curve | null,
  { say }: StatementWords,
): string | null {
  const { measure, missing } = component
  if (missing === null) return null
  const stop = stopOf(component, curve)
  if (stop !== null) return say(`stops.${stop}`)
  const seen = measure.kind === 'score' ? measure.visits : 0
  const needed = measure.kind === 'score' ? measure.minimumVisits : 0
  return say(lackKey(component), { n: seen, needed })
}

function intervalOf({ measure }: ComponentResult): StatementRow['interval'] {
  if (measure.kind !== 'score' || measure.interval === null || measure.mean === null) return null
  const { low, high } = measure.interval
  return { low: percentText(low), high: percentText(high), mean: percentText(measure.mean) }
}

function whyOf(
  document: StatementDocument,
  component: ComponentResult,
  trace: ComponentTrace | undefined,
  curve: Curve | null,
  words: StatementWords,
): readonly string[] {
  const { say } = words
  const { pooled, weighted } = trace ?? {}
  const sentences = [
    pooled === undefined ? null : pooledSentence(pooled, words),
    weighted === undefined ? null : weightedSentence(weighted, words),
    smoothedSentence(component, (pooled ?? weighted) !== undefined, words),
    ...valueSentences(component, words),
    curveSentence(component, curve, words),
    formulaSentence(document, component, words),
  ]
  const exact = words.bare(plainText(component.exact))
  const amount = words.bare(component.amount)
  const isCut = component.rate !== null && exact !== amount
  return [...sentences.filter(isSaid), ...(isCut ? [say('settled', { amount })] : [])]
}

/** What a score is made of where the points of all visits count together. */
export function pooledSentence(
  { earned, possible }: NonNullable<ComponentTrace['pooled']>,
  { say, format }: StatementWords,
): string {
  const points = (text: string) => format.decimal(plainText(text))
  return say('pooled', { earned: points(earned), possible: points(possible) })
}

/** What a score is made of where touchpoints have weights: each with its weight, score and visits. */
export function weightedSentence(
  parts: NonNullable<ComponentTrace['weighted']>,
  { say, format, list }: StatementWords,
): string {
  if (parts.length === 0) return say('weightedNone')
  const told = parts.map(({ touchpoint, weight, score, visits }) =>
    say('weightedPart', {
      touchpoint,
      weight: format.decimal(weight),
      score: format.score(score.text),
      n: visits,
    }),
  )
  return say('weighted', { parts: list(told) })
}

function smoothedSentence(
  { measure }: ComponentResult,
  isPooled: boolean,
  { say, format }: StatementWords,
) {
  if (measure.kind !== 'score' || measure.smoothing === null || measure.mean === null) return null
  return say(isPooled ? 'smoothedPooled' : 'smoothed', {
    mean: format.score(percentText(measure.mean)),
    n: measure.visits,
    group: format.score(percentText(measure.smoothing.groupMean)),
    weight: format.percent(percentText(measure.smoothing.reliability)),
  })
}

function formulaSentence(
  document: StatementDocument,
  component: ComponentResult,
  words: StatementWords,
) {
  if (component.rate === null) return null
  if (document.result.pools !== undefined) return poolFormula(component, words)
  const { base, proration, stints } = document.result
  const { worked, norm, factor } = proration
  const stint = stintOf(document, component.code)
  const part =
    stint === null ? '' : words.say('stints.factor', { days: stint.days, ofDays: stint.ofDays })
  const isShortened = factor !== '1/1' && worked !== null && norm !== null
  const days = isShortened
    ? words.say('daysFactor', {
        worked: words.format.decimal(worked),
        norm: words.format.decimal(norm),
      })
    : ''
  return words.say('formula', {
    base: words.money(stints?.find(({ key }) => key === stint?.key)?.base ?? base),
    days: `${part}${days}`,
    share: words.factor(component.effectiveShare),
    rate: words.factor(component.rate),
    exact: words.bare(plainText(component.exact)),
  })
}
