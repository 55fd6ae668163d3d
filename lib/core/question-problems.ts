import { isOpenBelow, noneBesideOthers } from './answer-bounds'
import { type Pair, type PairRule, pairRuleOf } from './answer-pair'
import type { Bands, CriticalRule, Localized, NumberRule, Option, Question } from './checklist'
import type { ChecklistProblem, ProblemCode, Severity } from './checklist-problem'
import { isNumberQuestion } from './checklist-questions'
import { isDecimal } from './decimal'
import { Fraction, parseDecimal } from './exact'
import { isPictureId } from './hint-pictures'

type Add = (
  severity: Severity,
  code: ProblemCode,
  more?: { field?: string; optionId?: string; detail?: string },
) => void

/**
 * What is wrong or odd with one question of a checklist.
 *
 * Rule    the text, the weight, options, bands, limits and the critical rule, as the question
 *         itself has them, and answers that it takes and nobody means; what it reads of others is for `logicProblems`. Remembered for a
 *         question as long as it is.
 * Returns none where nothing is wrong or odd.
 * Source  SCORING.md, Answers, Critical questions.
 */
export function questionProblemsOf(
  question: Question,
  sectionId: string,
): readonly ChecklistProblem[] {
  const known = knownProblems.get(question)
  if (known?.sectionId === sectionId) return known.problems
  const problems = lookThrough(question, sectionId)
  knownProblems.set(question, { sectionId, problems })
  return problems
}

/** An edit elsewhere leaves a question the one that it was: it need not be looked through again. */
const knownProblems = new WeakMap<
  Question,
  { readonly sectionId: string; readonly problems: readonly ChecklistProblem[] }
>()

function lookThrough(question: Question, sectionId: string): ChecklistProblem[] {
  const problems: ChecklistProblem[] = []
  const add: Add = (severity, code, more = {}) => {
    problems.push({
      severity,
      code,
      sectionId,
      questionId: question.id,
      optionId: more.optionId ?? null,
      field: more.field ?? null,
      detail: more.detail ?? null,
    })
  }
  if (isEmptyText(question.text)) add('error', 'empty-text')
  if (question.hintPicture !== undefined && !isPictureId(question.hintPicture)) {
    add('error', 'picture-unknown', { field: 'hintPicture' })
  }
  if ('options' in question) checkOptions(question.options, add)
  if (question.type === 'scale') checkScale(question, add)
  if (checkDecimals(question, add)) checkRules(question, add)
  checkBounds(question, add)
  return problems
}

/**
 * Whether a text says nothing in any language.
 *
 * Rule    spaces say nothing.
 * Returns false where one language is written.
 * Source  PRODUCT.md, Look and language.
 */
export function isEmptyText(text: Localized): boolean {
  return [text.ru, text.en].every((own) => own === undefined || own.trim() === '')
}

/** Answers that nobody means: nothing is wrong with the question, and the form would take them. */
function checkBounds(question: Question, add: Add): void {
  if (isOpenBelow(question)) add('note', 'number-unbounded')
  const none = noneBesideOthers(question)
  if (none !== null) add('note', 'none-beside-others', { optionId: none.id })
}

function checkOptions(options: readonly Option[], add: Add): void {
  if (options.length === 0) add('error', 'no-options')
  if (options.length === 1) add('warning', 'one-option')
  const seen = new Set<string>()
  for (const [place, { id: optionId, text }] of options.entries()) {
    const detail = String(place + 1)
    if (isEmptyText(text)) add('error', 'empty-option-text', { optionId, detail })
    if (seen.has(optionId)) add('error', 'duplicate-option', { optionId })
    seen.add(optionId)
  }
}

function checkScale({ min, max }: ScaleEnds, add: Add): void {
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) add('error', 'scale-not-whole')
  else if (min >= max) add('error', 'scale-empty')
}

function isScaleSound({ min, max }: ScaleEnds): boolean {
  return Number.isSafeInteger(min) && Number.isSafeInteger(max) && min < max
}

interface ScaleEnds {
  readonly min: number
  readonly max: number
}

/** Returns true when the question can be looked at further: all its numbers are numbers. */
function checkDecimals(question: Question, add: Add): boolean {
  const wrong = decimalsOf(question).filter(({ text }) => !isDecimal(text))
  for (const { field, optionId } of wrong) {
    add('error', 'not-a-decimal', optionId === undefined ? { field } : { field, optionId })
  }
  return wrong.length === 0 && (question.type !== 'scale' || isScaleSound(question))
}

interface NamedDecimal {
  readonly field: string
  readonly text: string
  readonly optionId?: string
}

function decimalsOf(question: Question): NamedDecimal[] {
  const { critical } = question
  const common: NamedDecimal[] = [{ field: 'weight', text: question.weight }]
  if (critical !== null) {
    common.push({ field: 'critical.threshold', text: critical.threshold })
    if (critical.cap !== null) common.push({ field: 'critical.cap', text: critical.cap })
  }
  return [...common, ...answerDecimals(question)]
}

function answerDecimals(question: Question): NamedDecimal[] {
  switch (question.type) {
    case 'yes-no':
      return [
        { field: 'yes', text: question.yes },
        { field: 'no', text: question.no },
      ]
    case 'single':
    case 'multiple':
      return question.options.flatMap(({ id: optionId, points, possible }) => [
        { field: 'points', text: points, optionId },
        ...(possible === undefined ? [] : [{ field: 'possible', text: possible, optionId }]),
      ])
    case 'scale':
      return question.bands === null ? [] : bandDecimals(question.bands)
    default:
      return isNumberQuestion(question) && question.rule ? ruleDecimals(question.rule) : []
  }
}

function ruleDecimals(rule: NumberRule): NamedDecimal[] {
  if (rule.kind === 'bands') return bandDecimals(rule)
  return [
    { field: 'rule.zeroAt', text: rule.zeroAt },
    { field: 'rule.fullAt', text: rule.fullAt },
  ]
}

function bandDecimals({ bands, otherwise }: Bands): NamedDecimal[] {
  return [
    ...bands.flatMap((band, place) => [
      { field: `bands.${place}.upTo`, text: band.upTo },
      { field: `bands.${place}.credit`, text: band.credit },
    ]),
    { field: 'bands.otherwise', text: otherwise },
  ]
}

function checkRules(question: Question, add: Add): void {
  if (parseDecimal(question.weight).isNegative) add('error', 'negative-weight')
  if ('options' in question) {
    for (const { id: optionId, possible } of question.options) {
      if (possible !== undefined && parseDecimal(possible).isNegative) {
        add('error', 'negative-possible', { optionId })
      }
    }
  }
  if (question.type === 'scale' && question.bands) checkBands(question.bands, add)
  if (isNumberQuestion(question)) {
    const { rule } = question
    if (rule?.kind === 'bands') checkBands(rule, add)
    if (rule?.kind === 'linear' && parseDecimal(rule.zeroAt).equals(parseDecimal(rule.fullAt))) {
      add('error', 'line-without-length')
    }
  }
  const pairs = pairRuleOf(question)
  if (pairs !== null && canNeverScore(question, pairs)) add('warning', 'never-scores')
  if (question.critical !== null) checkCritical(question, question.critical, pairs, add)
}

function checkBands({ bands, otherwise }: Bands, add: Add): void {
  if (bands.length === 0) add('error', 'no-bands')
  const limits = bands.map(({ upTo }) => parseDecimal(upTo))
  if (limits.some((limit, place) => place > 0 && !(limits[place - 1] ?? limit).isBelow(limit))) {
    add('error', 'bands-not-ascending')
  }
  const credits = [...bands.map(({ credit }) => credit), otherwise].map(parseDecimal)
  if (credits.some((credit) => credit.isNegative || Fraction.one.isBelow(credit))) {
    add('warning', 'credit-outside-0-1')
  }
}

function canNeverScore(question: Question, { worst, best, possible }: PairRule): boolean {
  const isWeightless = parseDecimal(question.weight).isZero && question.critical === null
  const hasNothing = possible.isZero && worst.earned.isZero && best.earned.isZero
  return isWeightless || hasNothing || arePairsEqual(worst, best)
}

function arePairsEqual(a: Pair, b: Pair): boolean {
  return a.earned.equals(b.earned) && a.possible.equals(b.possible)
}

function checkCritical(
  question: Question,
  critical: CriticalRule,
  rule: PairRule | null,
  add: Add,
): void {
  const threshold = parseDecimal(critical.threshold)
  if (!threshold.isPositive || Fraction.one.isBelow(threshold)) {
    add('error', 'threshold-out-of-range', { field: 'critical.threshold' })
  }
  if (critical.effect === 'cap' && critical.cap === null) {
    add('error', 'cap-missing', { field: 'critical.cap' })
  }
  if (critical.cap !== null && !isPercent(parseDecimal(critical.cap))) {
    add('error', 'cap-out-of-range', { field: 'critical.cap' })
  }
  if (question.bonus) add('error', 'critical-bonus')
  else if (rule === null) add('error', 'critical-not-scored')
  else if (rule.best.earned.isBelow(threshold.times(rule.best.possible))) {
    add('error', 'critical-never-passes')
  }
}

/**
 * Whether a number is a percentage of a whole.
 *
 * Rule    compared exactly.
 * Units   0 to 100, both inside.
 * Source  SCORING.md, Critical questions; Sections and total (the clamp).
 */
export function isPercent(value: Fraction): boolean {
  return !value.isNegative && !Fraction.hundred.isBelow(value)
}
