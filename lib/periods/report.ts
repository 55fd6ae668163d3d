import { agreedPolicies } from '@/lib/core/agreed-policies'
import { Fraction, parseFraction } from '@/lib/core/exact'
import { parseMoney } from '@/lib/core/money'
import type { ComponentResult } from '@/lib/core/payout-result'
import type { PayWhatIf, StatementDocument } from '@/lib/core/statement'
import { codeInScheme } from '@/lib/core/stint-codes'
import { uncountedInStatement } from '@/lib/core/uncounted-readings'
import { dateIn } from '@/lib/core/zone-clock'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { paidPeriod } from './formats/paid-period'
import { adjustmentRows, type ExtraRow } from './formats/statement-adjustments'
import { noFigures } from './formats/statement-figures'
import { isDrawnShort, statementLead } from './formats/statement-lead'
import { poolSentences } from './formats/statement-pool'
import {
  pooledSentence,
  type StatementRow,
  type StatementVisit,
  statementRows,
  statementVisits,
  weightedSentence,
} from './formats/statement-rows'
import { inSentence, stintBases, stintOf, stintTitle } from './formats/statement-stints'
import {
  percentBeside,
  percentText,
  plainText,
  type SayStatement,
  type StatementWords,
  statementWords,
} from './formats/statement-words'
import type { StatementView } from './use-cases/view-statement'

export type { ExtraRow } from './formats/statement-adjustments'
export type { StatementRow, StatementVisit } from './formats/statement-rows'
export type { SayStatement } from './formats/statement-words'

/** A pay statement in words: what the screen and the PDF both show, and nothing else. */
export interface StatementReport {
  readonly title: string
  /** "Расчёт премии · Соколова Анна, водитель · октябрь 2026" */
  readonly head: string
  /** "53 400,00 ₽", the adjustments included. */
  readonly amount: string
  /** Out of what is possible; what cost most; what was paid although unmeasured. */
  readonly lead: readonly string[]
  /** Where the statement does not stand: a proposal, or one that a new run has replaced. */
  readonly caution: string | null
  readonly columns: Readonly<Record<'what' | 'value' | 'share' | 'rate' | 'amount', string>>
  readonly rows: readonly StatementRow[]
  /** Lines without a measure: what a floor adds, adjustments of earlier months with their cause. */
  readonly extraRows: readonly ExtraRow[]
  readonly total: { readonly label: string; readonly amount: string }
  /** The gates that held the total, with the visits that they looked at. */
  readonly gates: readonly {
    readonly code: string
    readonly text: string
    readonly visits: readonly StatementVisit[]
  }[]
  /** Base, days and bounds as sentences. */
  readonly base: readonly string[]
  readonly whatIf: {
    readonly title: string
    readonly entries: readonly { readonly text: string; readonly difference: string }[]
    /** The sentence in place of entries, where there are none. */
    readonly none: string | null
    /** Of which parts it is not said, and why. */
    readonly uncounted: readonly string[]
  }
  readonly foot: readonly string[]
  readonly seal: { readonly label: string; readonly value: string }
}

export type StatementInput = Pick<
  StatementView,
  'document' | 'decisions' | 'isCurrent' | 'seal' | 'timeZone' | 'curves'
> &
  Partial<Pick<StatementView, 'policies' | 'metrics' | 'read'>>

/**
 * A statement in the reader's words; `say` is the translator of `pay.statement`.
 *
 * Rule  nothing is computed here: amounts, differences and rounded texts are those of the frozen
 *       document; a time zone only tells on which day somebody approved.
 */
export function statementReport(
  view: StatementInput,
  say: SayStatement,
  format: ReaderFormat,
): StatementReport {
  const { document } = view
  const { curves, metrics = noFigures.metrics, read = noFigures.read } = view
  const figures = { curves, metrics, read }
  const words = statementWords(say, format, document.scheme.currency, figures)
  return {
    title: say('title'),
    head: headOf(document, words),
    amount: words.money(document.amount),
    lead: statementLead(document, words),
    caution: cautionOf(view, words),
    columns: {
      what: say('columns.what'),
      value: say('columns.value'),
      share: say('columns.share'),
      rate: say('columns.rate'),
      amount: say('columns.amount'),
    },
    rows: statementRows(document, view.curves, words),
    extraRows: [...floorRows(document, words), ...adjustmentRows(document, words)],
    total: { label: say('total'), amount: words.bare(document.amount) },
    gates: gatesOf(document, words),
    base: baseOf(document, words),
    whatIf: whatIfOf(document, words),
    foot: footOf(view, words),
    seal: { label: say('seal'), value: view.seal },
  }
}

function headOf(document: StatementDocument, words: StatementWords): string {
  return words.say('head', {
    person: document.person.fullName,
    position: inSentence(document.position.name),
    month: paidPeriod(document, words),
  })
}

function cautionOf(
  { decisions, isCurrent }: StatementInput,
  { say }: StatementWords,
): string | null {
  if (!isCurrent) return say('old')
  return decisions.some(({ kind }) => kind === 'approved') ? null : say('notApproved')
}

function floorRows({ result }: StatementDocument, words: StatementWords): readonly ExtraRow[] {
  return result.lines
    .filter((line) => line.kind === 'floor')
    .map((line) => ({
      key: line.code,
      title: words.say('floor'),
      note: null,
      amount: words.bare(line.amount),
      statementId: null,
    }))
}

function gatesOf({ result, gateTraces }: StatementDocument, words: StatementWords) {
  return result.gates
    .filter((gate) => gate.applies)
    .map((gate) => {
      const isCount = gate.kind === 'failures'
      const said = (number: string) =>
        isCount
          ? words.format.decimal(plainText(number))
          : words.format.percent(percentBeside(number, gate.limit))
      const trace = gateTraces.find(({ code }) => code === gate.code)
      return {
        code: gate.code,
        text: [
          words.say('gate', {
            title: words.text(gate.title),
            kind: gate.kind,
            observed: gate.observed === null ? '' : said(gate.observed),
            limit: said(gate.limit),
            rate: words.rate(gate.capRate),
          }),
          ...(trace?.pooled ? [pooledSentence(trace.pooled, words)] : []),
          ...(trace?.weighted ? [weightedSentence(trace.weighted, words)] : []),
        ].join(' '),
        visits: statementVisits(trace?.visits ?? [], words),
      }
    })
}

function baseOf(document: StatementDocument, words: StatementWords): readonly string[] {
  const { base, result, stints } = document
  const { say, format } = words
  if (result.components.length === 0) return []
  if (result.pools !== undefined) return poolSentences(document, words)
  const { basis, worked, norm, factor } = result.proration
  const whole = [say('base', { amount: words.money(result.base), kind: base.kind })]
  const sentences = stints === undefined ? whole : [...stintBases(document, words)]
  if (worked !== null && norm !== null && factor !== '1/1') {
    const key = basis === 'calendar' ? 'calendarDays' : 'days'
    const change = Fraction.one.isBelow(parseFraction(factor)) ? 'more' : 'less'
    const count = Number(norm)
    const days = { worked: format.decimal(worked), norm: format.decimal(norm), count, change }
    sentences.push(say(key, days))
  }
  if (result.boundedBy !== null) sentences.push(say('bounded', { bound: result.boundedBy }))
  return sentences
}

function whatIfOf(document: StatementDocument, words: StatementWords) {
  const entries = document.whatIf
    .filter((entry) => entry.difference !== '0.00')
    .toSorted((a, b) => parseMoney(b.difference).compare(parseMoney(a.difference)))
    .map((entry) => ({
      text: whatIfText(entry, document, words),
      difference: words.change(entry.difference),
    }))
  const isCorrection = document.result.components.length === 0
  const uncounted = uncountedSentences(document, words)
  const isNothing = entries.length === 0 && uncounted.length === 0
  const none = isNothing ? words.say(isCorrection ? 'whatIf.only' : 'whatIf.none') : null
  return { title: words.say('whatIf.title'), entries, none, uncounted }
}

function uncountedSentences(
  document: StatementDocument,
  { say, text, list }: StatementWords,
): readonly string[] {
  const sentences = uncountedInStatement(document).map(({ title, reads }) =>
    say('whatIf.uncounted', {
      title: text(title),
      reads: list(reads.map((one) => say(`whatIf.uncountedReads.${one}`))),
    }),
  )
  return [...new Set(sentences)]
}

function whatIfText(entry: PayWhatIf, document: StatementDocument, words: StatementWords): string {
  const { result, traces } = document
  const component = result.components.find(({ code }) => code === entry.code)
  // What a formula reads may be the score of another part, which is no mean there either.
  const isMean = !traces.some(
    ({ code, pooled, weighted }) =>
      (code === entry.code || entry.reading !== undefined) && (pooled ?? weighted) !== undefined,
  )
  return words.say(`whatIf.${entry.change}`, {
    title: changedTitle(entry, document, words),
    ...changeOfValue(entry, component, isMean, words),
  })
}

/** The part that is changed; of one stint alone where the others have a measure of their own. */
function changedTitle(
  { code, title, change }: PayWhatIf,
  document: StatementDocument,
  words: StatementWords,
): string {
  const stint = stintOf(document, code)
  const { stints = [] } = document
  const isAlone = change === 'decided-full' || change === 'lifted' || isOfUnit(document, code)
  if (stint === null || stints.length < 2 || !isAlone) return words.text(title)
  return words.say('stints.lineTitle', {
    title: words.text(title),
    place: stintTitle(stint, words),
  })
}

/** Whether stints measure the part differently: they were visited, or have figures, of their own. */
function isOfUnit({ traces }: StatementDocument, code: string): boolean {
  const own = traces.filter((trace) => codeInScheme(trace.code) === codeInScheme(code))
  return new Set(own.map(({ visits, facts }) => JSON.stringify([visits, facts]))).size > 1
}

/** From what to what; of a smoothed score that of the visits, for that is what one can change. */
function changeOfValue(
  { code, display, measured, value: reached, reading }: PayWhatIf,
  component: ComponentResult | undefined,
  isMean: boolean,
  { value, format, text }: StatementWords,
) {
  if (reading !== undefined) {
    return {
      isMeasured: reading.isOnly && isMean ? 'mean' : 'named',
      isMost: reading.isPartial ? 'alone' : 'no',
      reading: text(reading.title),
      value: format.score(reading.to),
      now: format.score(reading.from),
    }
  }
  const measure = component?.measure
  const isSmoothed = measure?.kind === 'score' && measure.smoothing !== null
  if (isSmoothed && measure.mean !== null && measured !== null) {
    const now = format.score(percentText(measure.mean))
    const isMeasured = isMean ? 'mean' : 'yes'
    const isMost = isDrawnShort({ measured, value: reached }, component) ? 'yes' : 'no'
    return { isMeasured, isMost, value: format.score(percentText(measured)), now }
  }
  const now = component?.display ?? null
  const isMeasured = component !== undefined && now !== null
  return {
    isMost: 'no',
    isMeasured: isMeasured ? 'yes' : 'no',
    value: display === null ? '' : value({ code, display, value: reached }),
    now: isMeasured ? value({ ...component, display: now }) : '',
  }
}

/** How the checklists of the visits count one visit. */
function countedOf(
  { document: { traces, gateTraces }, policies }: StatementInput,
  { say }: StatementWords,
): readonly string[] {
  const read = [...traces, ...gateTraces].flatMap(({ visits }) =>
    visits.map(({ checklistVersionId }) => checklistVersionId),
  )
  const versions = new Set(read)
  const shared = agreedPolicies([...versions].flatMap((id) => policies?.get(id) ?? []))
  if (shared === null) return []
  const { method, notApplicable, unanswered } = shared
  return [
    [
      say(`counted.method.${method}`),
      say(`counted.notApplicable.${notApplicable}`),
      say(`counted.unanswered.${unanswered}`),
    ].join(' '),
  ]
}

function footOf(input: StatementInput, words: StatementWords): readonly string[] {
  const { document, decisions, timeZone } = input
  const { say, format } = words
  const { scheme, rulesVersion } = document
  const approved = decisions.find(({ kind }) => kind === 'approved')
  const regulation = scheme.regulation
  return [
    say('foot', {
      scheme: words.text(scheme.name),
      number: scheme.number,
      from: format.dayShort(scheme.effectiveFrom),
      hasRegulation: regulation === null ? 'no' : 'yes',
      regulation: regulation?.number ?? '',
      date: regulation === null ? '' : format.dayShort(regulation.date),
    }),
    approved === undefined
      ? say('notApproved')
      : say('approvedBy', {
          name: approved.decidedByName,
          day: format.dayShort(dateIn(approved.decidedAt, timeZone)),
        }),
    ...countedOf(input, words),
    say('gross'),
    say('rules', { version: rulesVersion }),
  ]
}
