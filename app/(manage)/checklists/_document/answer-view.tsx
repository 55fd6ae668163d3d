import { useLocale, useTranslations } from 'next-intl'
import type { Bands, NumberRule, Option, Question } from '@/lib/core/checklist'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, isDecimal, parseDecimal } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** A credit, which the document keeps as a fraction of 1, as a percentage: "0.5" is "50 %". */
export function creditText(credit: string, format: ReaderFormat): string {
  if (!isDecimal(credit)) return credit
  const percent = decimalText(parseDecimal(credit).times(Fraction.hundred), 2)
  return format.percent(percent.replace(/\.?0+$/, ''))
}

/** What each answer is worth, in words. */
export function AnswerView({ question }: { question: Question }) {
  const t = useTranslations('checklists')
  const locale = useLocale()
  const format = useFormat()
  const number = (text: string) => (isDecimal(text) ? format.decimal(text) : text)
  switch (question.type) {
    case 'yes-no':
      return (
        <p className="num">
          {t('words.yesNo', { yes: number(question.yes), no: number(question.no) })}
        </p>
      )
    case 'single':
    case 'multiple':
      return <OptionList options={question.options} />
    case 'scale': {
      const { min, max, bands } = question
      return (
        <>
          <p className="num">{t('words.scale', { min: String(min), max: String(max) })}</p>
          {bands ? <BandList bands={bands} unit="" /> : null}
        </>
      )
    }
    case 'number':
      return <RuleView rule={question.rule} unit={textFor(question.unit, locale)} />
    case 'duration':
      return <RuleView rule={question.rule} unit={t('answers.seconds')} />
    case 'text':
    case 'photo':
      return null
  }
}

function OptionList({ options }: { options: readonly Option[] }) {
  const t = useTranslations('checklists')
  const locale = useLocale()
  const format = useFormat()
  const number = (text: string) => (isDecimal(text) ? format.decimal(text) : text)
  return (
    <ul className="num grid gap-0.5">
      {options.map(({ id, text, points, possible }, place) => {
        const words = textFor(text, locale) || t('answers.option', { number: place + 1 })
        const named = { text: words, points: number(points) }
        return (
          <li key={id}>
            {possible === undefined
              ? t('words.option', named)
              : t('words.optionPossible', { ...named, possible: number(possible) })}
          </li>
        )
      })}
    </ul>
  )
}

function RuleView({ rule, unit }: { rule: NumberRule | null; unit: string }) {
  const t = useTranslations('checklists')
  if (rule === null) return <p>{t('answers.informational')}</p>
  if (rule.kind === 'bands') return <BandList bands={rule} unit={unit} />
  const { fullAt: full, zeroAt: zero } = rule
  return <p className="num">{t('words.line', { full, zero, unit })}</p>
}

function BandList({ bands, unit }: { bands: Bands; unit: string }) {
  const t = useTranslations('checklists.words')
  const format = useFormat()
  const number = (text: string) => (isDecimal(text) ? format.decimal(text) : text)
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
