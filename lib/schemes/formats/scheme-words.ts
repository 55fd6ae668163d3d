import type { Localized } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { isFalling } from '@/lib/core/falling-curve'
import { readFormula } from '@/lib/core/formula/read-formula'
import { spellFormula } from '@/lib/core/formula/spell-formula'
import { textFor } from '@/lib/core/localized-text'
import { curveUnit, type MetricUnit } from '@/lib/core/metric'
import { isMoneyText } from '@/lib/core/money'
import type {
  Component,
  ComponentValue,
  Curve,
  Gate,
  SchemeDocument,
  ScoreSource,
} from '@/lib/core/scheme'
import type {
  ComponentField,
  GateField,
  SchemeChange,
  SchemeField,
} from '@/lib/core/scheme-difference'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { figureText } from '@/lib/platform/i18n/figure-text'
import type { SchemeChoices } from '../use-cases/list-scheme-choices'

/** The translator of the namespace `pay.schemes`. */
export type SayScheme = (key: string, values?: Record<string, string | number>) => string

/** What the parts of a scheme are said with. */
export interface SchemeWords {
  readonly say: SayScheme
  readonly format: ReaderFormat
  readonly choices: Pick<
    SchemeChoices,
    'positions' | 'units' | 'checklists' | 'standards' | 'metrics'
  >
}

/** What a field of the whole scheme says. */
export function schemeFieldText(
  document: SchemeDocument,
  field: SchemeField,
  words: SchemeWords,
): string {
  const { say, format, choices } = words
  const { appliesTo, regulation, base, rounding } = document
  switch (field) {
    case 'name':
      return titleText(document.name, words)
    case 'regulation':
      return regulation === null
        ? say('words.none')
        : say('regulation', { number: regulation.number, date: format.dayShort(regulation.date) })
    case 'period':
      return say(`form.payPeriods.${document.period}`)
    case 'currency':
      return document.currency
    case 'positions':
      return namesOf(appliesTo.positionIds, choices.positions, 'words.everybody', words)
    case 'units':
      return namesOf(appliesTo.unitIds, choices.units, 'words.everywhere', words)
    case 'from':
      return format.dayShort(appliesTo.from)
    case 'base':
      if (base.kind === 'fixed') return moneyText(base.amount, document, words)
      if (base.kind === 'pool')
        return say('words.pool', { amount: moneyText(base.amount, document, words) })
      return say(`form.baseKinds.${base.kind}`)
    case 'floor':
    case 'cap': {
      const bound = document[field]
      return bound === null ? say('words.none') : moneyText(bound, document, words)
    }
    case 'proration':
      return say(document.proration ? 'words.yes' : 'words.no')
    case 'rounding':
      return `${format.decimal(rounding.unit)}, ${say(`form.roundings.${rounding.mode}`)}`
  }
}

/** What a field of a component says. */
export function componentFieldText(
  component: Component,
  field: ComponentField,
  words: SchemeWords,
): string {
  switch (field) {
    case 'title':
      return titleText(component.title, words)
    case 'share':
      return percent(component.share, words)
    case 'value':
      return valueText(component.value, words)
    case 'curve':
      return curveText(component, words)
    case 'sampling':
      return words.say('words.sampling', {
        visits: component.sampling.minimumVisits,
        smoothing: words.say(`words.smoothings.${component.sampling.smoothing}`),
      })
    case 'missing':
      return words.say(`form.missings.${component.missing}`)
  }
}

/** What a field of a gate says. */
export function gateFieldText(gate: Gate, field: GateField, words: SchemeWords): string {
  const { condition } = gate
  if (field === 'title') return titleText(gate.title, words)
  if (field === 'capRate') return percent(gate.capRate, words)
  switch (condition.kind) {
    case 'failures':
      return words.say('words.failures', { count: condition.atLeast })
    case 'presence':
      return words.say('words.presence', { below: percent(condition.below, words) })
    case 'lower-bound':
      return words.say('words.lowerBound', {
        below: percent(condition.below, words),
        value: valueText(condition.value, words),
        visits: condition.minimumVisits,
      })
  }
}

/** A component in one line, as an outline shows it: "55 % · Trips, own · in proportion". */
export function componentLine(component: Component, words: SchemeWords): string {
  return (['share', 'value', 'curve'] as const)
    .map((field) => componentFieldText(component, field, words))
    .join(' · ')
}

/** A gate in one line: when it applies, and what it then leaves. */
export function gateLine(gate: Gate, words: SchemeWords): string {
  return words.say('words.gateLine', {
    condition: gateFieldText(gate, 'condition', words),
    rate: gateFieldText(gate, 'capRate', words),
  })
}

/** A change as a sentence. */
export function changeText(
  change: SchemeChange,
  [before, after]: readonly [SchemeDocument, SchemeDocument],
  words: SchemeWords,
): string {
  const { say } = words
  switch (change.kind) {
    case 'order':
      return say('changes.order')
    case 'added':
    case 'removed':
      return say(`changes.${change.part}-${change.kind}`, { title: titleOf(change, words) })
    case 'scheme':
      return say('changes.scheme', {
        field: say(`words.fields.${change.field}`),
        before: schemeFieldText(before, change.field, words),
        after: schemeFieldText(after, change.field, words),
      })
    case 'component':
      return say('changes.component', {
        title: titleOf(change.after, words),
        field: say(`words.componentFields.${change.field}`),
        before: componentFieldText(change.before, change.field, words),
        after: componentFieldText(change.after, change.field, words),
      })
    case 'gate':
      return say('changes.gate', {
        title: titleOf(change.after, words),
        field: say(`words.gateFields.${change.field}`),
        before: gateFieldText(change.before, change.field, words),
        after: gateFieldText(change.after, change.field, words),
      })
  }
}

function titleOf(
  { title, code }: { readonly title: Localized; readonly code: string },
  { format }: SchemeWords,
): string {
  return textFor(title, format.locale) || code
}

function titleText(title: Localized, { say, format }: SchemeWords): string {
  return textFor(title, format.locale) || say('form.untitled')
}

function namesOf(
  ids: readonly string[],
  known: readonly { readonly id: string; readonly name: string }[],
  none: string,
  { say }: SchemeWords,
): string {
  if (ids.length === 0) return say(none)
  return ids.map((id) => known.find((one) => one.id === id)?.name ?? say('form.gone')).join(', ')
}

function valueText(value: ComponentValue, words: SchemeWords): string {
  const { say, format } = words
  const subject = say(`form.subjects.${value.subject}`)
  switch (value.kind) {
    case 'score':
      return say('words.score', {
        source: sourceText(value.source, words),
        subject,
        periods: value.periods,
      })
    case 'kpi': {
      const known = words.choices.metrics.find(({ code }) => code === value.metric)
      const metric = textFor(known?.title ?? null, format.locale) || value.metric
      const { target } = value
      if (target === null) return say('words.kpi', { metric, subject })
      const shown = isDecimal(target) ? figureText(format, known?.unit ?? 'number', target) : target
      return say('words.kpiOfTarget', { metric, subject, target: shown })
    }
    case 'formula':
      return say('words.formula', { formula: formulaText(value.formula, words), subject })
  }
}

function sourceText(source: ScoreSource, { say, format, choices }: SchemeWords): string {
  const checklistOf = (id: string) => choices.checklists.find((one) => one.id === id)
  const named = (title: Localized | undefined) =>
    title === undefined ? say('form.gone') : textFor(title, format.locale)
  switch (source.kind) {
    case 'all':
      return say('form.sources.all')
    case 'touchpoint':
      return say(`form.touchpoints.${source.id}`)
    case 'checklist':
      return named(checklistOf(source.id)?.title)
    case 'section':
      return named(
        checklistOf(source.checklistId)?.sections.find(({ id }) => id === source.id)?.title,
      )
    case 'standard':
      return choices.standards.find(({ id }) => id === source.id)?.number ?? say('form.gone')
  }
}

function curveText({ curve, value }: Component, words: SchemeWords): string {
  const unit = curveUnit(value, words.choices.metrics)
  const text = shapeText(curve, (at) => valueIn(unit, at, words), words)
  return isFalling(curve) ? words.say('words.lessIsBetter', { text }) : text
}

/** A value of a curve in what it is measured in. */
function valueIn(unit: MetricUnit, at: string, words: SchemeWords): string {
  if (unit === 'share') return percent(at, words)
  const number = isDecimal(at) ? words.format.decimal(at) : at
  if (unit === 'number' || unit === 'money') return number
  return `${number}\u00a0${words.say(`form.valueUnits.${unit}`)}`
}

function shapeText(curve: Curve, textAt: (at: string) => string, words: SchemeWords): string {
  const { say } = words
  const falls = isFalling(curve)
  const steps = (list: readonly { readonly at: string; readonly rate: string }[], key: string) =>
    list.map(({ at, rate }) => say(key, { at: textAt(at), rate: percent(rate, words) })).join(', ')
  const name = say(`form.curves.${curve.kind}`)
  switch (curve.kind) {
    case 'proportional':
      return curve.cap === null
        ? name
        : say('words.capped', { name, cap: percent(curve.cap, words) })
    case 'all-or-nothing':
      return say(falls ? 'words.thresholdFalling' : 'words.threshold', {
        name,
        from: textAt(curve.from),
      })
    case 'tiers': {
      const tiers = curve.tiers.map(({ from, rate }) => ({ at: from, rate }))
      const list = steps(tiers, falls ? 'words.tierFalling' : 'form.picture.mark')
      return `${name}: ${list} (${say(`form.compares.${comparisonKey(curve)}`)})`
    }
    case 'points':
      return `${name}: ${steps(curve.points, 'form.picture.mark')}`
    case 'formula':
      return formulaText(curve.formula, words)
  }
}

/** Whole percents are rounded in the worse direction, so a falling curve has a word of its own. */
function comparisonKey({ compare, direction }: Extract<Curve, { kind: 'tiers' }>): string {
  return compare === 'floor' && direction === 'falling' ? 'floorFalling' : compare
}

function formulaText(formula: string, { format }: SchemeWords): string {
  const read = readFormula(formula, 'en')
  return read.ok ? spellFormula(read.tree, format.locale) : formula
}

function moneyText(amount: string, { currency }: SchemeDocument, { format }: SchemeWords): string {
  return isMoneyText(amount) ? format.money(amount, currency) : amount
}

function percent(fraction: string, { format }: SchemeWords): string {
  if (!isDecimal(fraction)) return fraction
  return format.percent(plainDecimalText(parseDecimal(fraction).times(Fraction.hundred)))
}
