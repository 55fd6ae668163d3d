import { useLocale, useTranslations } from 'next-intl'
import { formulaText } from '@/lib/conditions/report'
import type { Bands, ChecklistDocument, NumberRule, Option, Question } from '@/lib/core/checklist'
import { isNumberQuestion } from '@/lib/core/checklist-questions'
import { isDecimal } from '@/lib/core/decimal'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useConditionSentence } from './use-condition-sentence'

/** A credit, which the document keeps as a fraction of 1, as a percentage: "0.5" is "50 %". */
export function creditText(credit: string, format: ReaderFormat): string {
  if (!isDecimal(credit)) return credit
  const percent = decimalText(parseDecimal(credit).times(Fraction.hundred), 2)
  return format.percent(percent.replace(/\.?0+$/, ''))
}

/** What each answer is worth, in words. */
export function AnswerView({
  question,
  document,
}: {
  question: Question
  document: ChecklistDocument
}) {
  const t = useTranslations('checklists')
  const words = useTranslations('builder.words')
  const locale = useLocale()
  const number = useNumber()
  switch (question.type) {
    case 'yes-no':
      return (
        <p className="num">
          {t('words.yesNo', { yes: number(question.yes), no: number(question.no) })}
        </p>
      )
    case 'single':
    case 'multiple':
      return <OptionList options={question.options} document={document} />
    case 'scale': {
      const { min, max, bands, icon } = question
      const ends = [textFor(question.minLabel, locale), textFor(question.maxLabel, locale)]
      return (
        <>
          <p className="num">{t('words.scale', { min: String(min), max: String(max) })}</p>
          {ends.some((end) => end !== '') ? <p>{ends.join(' … ')}</p> : null}
          {icon ? <p>{words(`icons.${icon}`)}</p> : null}
          {bands ? <BandList bands={bands} unit="" /> : null}
        </>
      )
    }
    case 'computed':
      return (
        <>
          <p className="num [overflow-wrap:anywhere]">
            {words('formula', { formula: formulaText(document, question.value, locale) })}
          </p>
          <RuleView rule={question.rule} unit={textFor(question.unit, locale)} />
        </>
      )
    default:
      return isNumberQuestion(question) ? (
        <RuleView rule={question.rule} unit={unitOf(question)} />
      ) : null
  }

  function unitOf(own: Question): string {
    if (own.type === 'duration' || own.type === 'stopwatch') return t('answers.seconds')
    if (own.type === 'percentage') return '%'
    return own.type === 'number' ? textFor(own.unit, locale) : ''
  }
}

/** A number of a draft may be no number yet: it is shown as it was typed. */
function useNumber(): (text: string) => string {
  const format = useFormat()
  return (text) => (isDecimal(text) ? format.decimal(text) : text)
}

export function OptionList({
  options,
  document,
}: {
  options: readonly Option[]
  document: ChecklistDocument
}) {
  const t = useTranslations('checklists')
  const words = useTranslations('builder.words')
  const locale = useLocale()
  const number = useNumber()
  const sentenceOf = useConditionSentence()
  return (
    <ul className="num grid gap-0.5">
      {options.map(({ id, text, points, possible, showWhen }, place) => {
        const own = textFor(text, locale) || t('answers.option', { number: place + 1 })
        const named = { text: own, points: number(points) }
        return (
          <li key={id}>
            {possible === undefined
              ? t('words.option', named)
              : t('words.optionPossible', { ...named, possible: number(possible) })}
            {showWhen ? (
              <span className="block pl-3 text-ink-3">
                {words('optionWhen', { condition: sentenceOf(document, showWhen) })}
              </span>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function RuleView({ rule, unit }: { rule: NumberRule | null; unit: string }) {
  const t = useTranslations('checklists')
  const number = useNumber()
  if (rule === null) return <p>{t('answers.informational')}</p>
  if (rule.kind === 'bands') return <BandList bands={rule} unit={unit} />
  const [full, zero] = [number(rule.fullAt), number(rule.zeroAt)]
  return <p className="num">{t('words.line', { full, zero, unit })}</p>
}

function BandList({ bands, unit }: { bands: Bands; unit: string }) {
  const t = useTranslations('checklists.words')
  const format = useFormat()
  const number = useNumber()
  return (
    <ul className="num grid gap-0.5">
      {bands.bands.map(({ upTo, credit }) => (
        <li key={upTo}>
          {t('upTo', { limit: number(upTo), unit, credit: creditText(credit, format) })}
        </li>
      ))}
      <li>{t('otherwise', { credit: creditText(bands.otherwise, format) })}</li>
    </ul>
  )
}
