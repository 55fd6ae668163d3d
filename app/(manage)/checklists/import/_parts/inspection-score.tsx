'use client'

import { useLocale, useTranslations } from 'next-intl'
import { FormMessage } from '@/components/ui/form-message'
import { KeyValue } from '@/components/ui/key-value'
import type { InspectionPreview } from '@/lib/checklists/use-cases/import-checklist'
import type { Answer, ChecklistDocument, Question } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import { withoutAnswers } from '@/lib/core/piped-text'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** The score of a filled inspection here and there, and its answers. */
export function InspectionScore({
  inspection: { exported, computed, answers },
  document,
}: {
  inspection: InspectionPreview
  document: ChecklistDocument
}) {
  const t = useTranslations('checklist-import.inspection')
  const format = useFormat()
  const isSame = exported.score === computed.score && exported.total === computed.total
  const points = (score: string | null, total: string | null) =>
    score === null || total === null
      ? t('none')
      : t('points', { score: format.decimal(score), total: format.decimal(total) })
  const facts = [
    { term: t('there'), value: points(exported.score, exported.total), numeric: true },
    { term: t('here'), value: points(computed.score, computed.total), numeric: true },
    {
      term: t('percent'),
      value: computed.percentage === null ? t('noScore') : format.percent(computed.percentage),
      numeric: true,
    },
  ]
  return (
    <section className="grid max-w-3xl gap-4">
      <h2 className="text-17 font-semibold">{t('title')}</h2>
      <KeyValue facts={facts} />
      <FormMessage tone={isSame ? 'done' : 'waits'}>{t(isSame ? 'same' : 'differs')}</FormMessage>
      {computed.percentage === null ? null : (
        <p className="max-w-[68ch] text-13 text-ink-2">{t('oneVisit')}</p>
      )}
      <p className="text-13 text-ink-2">{t('kept')}</p>
      <Answers answers={answers} document={document} />
    </section>
  )
}

function Answers({
  answers,
  document,
}: {
  answers: readonly Answer[]
  document: ChecklistDocument
}) {
  const t = useTranslations('checklist-import.inspection')
  const locale = useLocale()
  const given = new Map(answers.map((answer) => [answer.questionId, answer]))
  const answered = allQuestions(document).flatMap((question) => {
    const answer = given.get(question.id)
    return answer === undefined ? [] : [{ question, answer }]
  })
  return (
    <div>
      <h3 className="mb-2 font-semibold">{t('answers', { count: answered.length })}</h3>
      <ul>
        {answered.map(({ question, answer }) => (
          <li key={question.id} className="grid gap-x-6 border-t border-line py-2 sm:grid-cols-2">
            <span className="text-ink-2">{withoutAnswers(textFor(question.text, locale))}</span>
            <span className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-line">
              <AnswerWords question={question} answer={answer} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function AnswerWords({ question, answer }: { question: Question; answer: Answer }) {
  const t = useTranslations('checklist-import.inspection')
  const locale = useLocale()
  const { value, comment } = answer
  const optionText = (id: string) => {
    if (question.type === 'yes-no') return t(id === 'yes' ? 'yes' : 'no')
    const options = 'options' in question ? question.options : []
    return textFor(options.find((option) => option.id === id)?.text ?? null, locale) || id
  }
  const words = () => {
    switch (value?.kind) {
      case undefined:
        return null
      case 'choice':
        return optionText(value.option)
      case 'choices':
        return value.options.map(optionText).join(', ')
      case 'number':
        return value.number
      case 'text':
        return value.text
      case 'date':
        return value.date
      case 'time':
        return value.time
      case 'place':
        return `${value.latitude}, ${value.longitude}`
    }
  }
  const said = words()
  return (
    <>
      {said}
      {comment === null ? null : (
        <span className={`block text-13 text-ink-3${said === null ? '' : ' mt-1'}`}>{comment}</span>
      )}
    </>
  )
}
