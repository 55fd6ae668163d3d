import { useLocale, useTranslations } from 'next-intl'
import type { Answer, AnswerValue } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { reportOf } from '@/lib/core/draft-report'
import { textFor } from '@/lib/core/localized-text'
import { pipedText } from '@/lib/core/piped-text'
import { relevanceOf } from '@/lib/core/relevance'
import { answersOf, type VisitDraft } from '@/lib/core/visit-draft'
import { valueText } from '@/lib/platform/i18n/answer-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { OwnVisit } from '@/lib/visits/schema'

/** What a draft says to one question, in words. */
export interface SaidAnswer {
  readonly questionId: string
  readonly question: string
  readonly parts: readonly string[]
}

/** Puts the answers of a draft into words, to be read outside of its form. */
export function useSaidAnswers({ checklist: { document } }: Pick<OwnVisit, 'checklist'>) {
  const t = useTranslations('form')
  const tReading = useTranslations('unsent.twoTabs')
  const format = useFormat()
  const locale = useLocale()
  const questions = new Map(allQuestions(document).map((question) => [question.id, question]))
  const words = { format, yes: t('yes'), no: t('no') }
  const inWords = (questionId: string, value: AnswerValue | null | undefined) => {
    const question = questions.get(questionId)
    return question && value ? valueText(question, value, words) : null
  }
  const partsOf = ({ questionId, value, notApplicable, comment, attachments }: Answer) => {
    const said = inWords(questionId, value)
    const skipped = notApplicable ? tReading('notApplicable') : null
    const files = attachments.length > 0 ? tReading('files', { count: attachments.length }) : null
    return [said, skipped, comment, files].filter((part) => part !== null)
  }
  return (draft: VisitDraft, savedAt: string): readonly SaidAnswer[] => {
    const end = { id: '', finishedAt: savedAt, visitedOn: savedAt.slice(0, 10) }
    const { answers } = reportOf(document, draft, end)
    const { computed } = relevanceOf(document, answersOf(document, draft))
    const given = new Map(
      [...answers, ...computed].map(({ questionId, value }) => [questionId, value]),
    )
    const quoted = (id: string) => inWords(id, given.get(id))
    return answers.map((answer) => ({
      questionId: answer.questionId,
      question: pipedText(textFor(questions.get(answer.questionId)?.text ?? {}, locale), quoted),
      parts: partsOf(answer),
    }))
  }
}

/** The questions to which several drafts say different things, with what each of them says. */
export function differingAnswers(
  drafts: readonly (readonly SaidAnswer[])[],
): readonly { readonly question: string; readonly said: readonly (readonly string[])[] }[] {
  const questions = new Map(drafts.flat().map(({ questionId, question }) => [questionId, question]))
  return [...questions].flatMap(([questionId, question]) => {
    const said = drafts.map((own) => own.find((one) => one.questionId === questionId)?.parts ?? [])
    const isSame = new Set(said.map((parts) => JSON.stringify(parts))).size === 1
    return isSame ? [] : [{ question, said }]
  })
}
