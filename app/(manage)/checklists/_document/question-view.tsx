import { useLocale, useTranslations } from 'next-intl'
import type { Question } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { Standard } from '@/lib/standards/queries'
import { AnswerView, creditText } from './answer-view'

/** One question with its answers, its marks and its standard. */
export function QuestionView({
  question,
  number,
  standard,
}: {
  question: Question
  number: number
  standard: Standard | undefined
}) {
  const t = useTranslations('checklists')
  const locale = useLocale()
  const hint = textFor(question.hint, locale)
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="flex gap-3">
        <span className="num w-6 shrink-0 text-right text-ink-2">{number}</span>
        <div className="min-w-0">
          <p className="font-medium">
            {textFor(question.text, locale) || t('outline.untitledQuestion')}
          </p>
          {hint ? <p className="mt-0.5 text-13 whitespace-pre-line text-ink-2">{hint}</p> : null}
          {standard ? (
            <p className="mt-1 text-13 text-ink-2">
              <span className="num font-medium">
                {t('words.standard', { number: standard.number })}
              </span>{' '}
              {textFor(standard.text, locale)}
            </p>
          ) : null}
        </div>
      </div>
      <div className="text-13 text-ink-2 max-md:pl-9">
        <p>{t(`types.${question.type}`)}</p>
        <AnswerView question={question} />
        <Marks question={question} />
      </div>
    </li>
  )
}

function Marks({ question }: { question: Question }) {
  const t = useTranslations('checklists.words')
  const format = useFormat()
  const { critical, weight, commentRequired, photo } = question
  const isInformational = question.type === 'text' || question.type === 'photo'
  const cap = critical?.cap == null ? '' : format.percent(critical.cap)
  const marks = [
    weight === '1' || isInformational ? null : t('weight', { weight: shown(weight) }),
    question.required ? null : t('optional'),
    question.allowNotApplicable ? t('notApplicable') : null,
    question.bonus ? t('bonus') : null,
    commentRequired === 'never' ? null : t(`comment.${commentRequired}`),
    photo === 'no' || question.type === 'photo' ? null : t(`photo.${photo}`),
    critical ? t(`critical.${critical.effect}`, { cap }) : null,
    critical && critical.threshold !== '1'
      ? t('threshold', { threshold: creditText(critical.threshold, format) })
      : null,
  ].filter((mark) => mark !== null)
  return marks.length > 0 ? <p className="num mt-1 text-ink-3">{marks.join(' · ')}</p> : null

  function shown(text: string): string {
    return isDecimal(text) ? format.decimal(text) : text
  }
}
