import { useLocale, useTranslations } from 'next-intl'
import { Picture } from '@/components/ui/picture'
import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import { isFileQuestion, isScored } from '@/lib/core/checklist-questions'
import { isDecimal } from '@/lib/core/decimal'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { Standard } from '@/lib/standards/queries'
import { AnswerView, creditText } from './answer-view'
import { LogicView } from './logic-view'
import { PipedText } from './piped-text'
import { PresetView } from './preset-view'
import { useOptionNames } from './use-option-names'

/** One question with its answers, its marks, its conditions and its standard. */
export function QuestionView({
  question,
  document,
  number,
  standard,
  isRow = false,
}: {
  question: Question
  document: ChecklistDocument
  number: number
  standard: Standard | undefined
  /** A row of a table: what can be answered stands at the table. */
  isRow?: boolean | undefined
}) {
  const t = useTranslations('checklists')
  const locale = useLocale()
  const hint = textFor(question.hint, locale)
  const text = textFor(question.text, locale)
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="flex gap-3">
        <span className="num w-6 shrink-0 text-right text-ink-2">{number}</span>
        <div className="min-w-0">
          <p className="font-medium">
            {text ? <PipedText text={text} document={document} /> : t('outline.untitledQuestion')}
          </p>
          {hint ? (
            <p className="mt-0.5 text-13 whitespace-pre-line text-ink-2">
              <PipedText text={hint} document={document} />
            </p>
          ) : null}
          {question.hintPicture ? (
            <div className="mt-2">
              <Picture pictureId={question.hintPicture} alt={hint || text} className="max-h-40" />
            </div>
          ) : null}
          <LogicView question={question} document={document} />
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
        {isRow ? null : (
          <>
            <p>{t(`types.${question.type}`)}</p>
            <AnswerView question={question} document={document} />
          </>
        )}
        <PresetView question={question} />
        <Marks question={question} />
      </div>
    </li>
  )
}

function Marks({ question }: { question: Question }) {
  const t = useTranslations('checklists.words')
  const words = useTranslations('builder.words')
  const format = useFormat()
  const { critical, weight, commentRequired, photo, evidence, type } = question
  const nameOf = useOptionNames(question)
  const cap = critical?.cap == null ? '' : format.percent(critical.cap)
  const isAsked = type !== 'note' && type !== 'computed'
  const marks = [
    weight === '1' || !isScored(question) ? null : t('weight', { weight: shown(weight) }),
    question.informational ? words('informational') : null,
    question.required || !isAsked ? null : t('optional'),
    question.allowNotApplicable ? t('notApplicable') : null,
    question.bonus ? t('bonus') : null,
    commentRequired === 'never' || !isAsked ? null : t(`comment.${commentRequired}`),
    photo === 'no' || isFileQuestion(question) || !isAsked
      ? null
      : evidence === undefined
        ? t(`photo.${photo}`)
        : words(`evidence.${evidence}.${photo}`),
    question.commentOn ? words('commentOn', { options: nameOf(question.commentOn) }) : null,
    question.photoOn
      ? words(`evidenceOn.${evidence ?? 'photo'}`, { options: nameOf(question.photoOn) })
      : null,
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
