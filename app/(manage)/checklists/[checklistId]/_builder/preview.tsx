'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Ticks } from '@/components/ui/progress'
import type { Answer, ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import { useBuilder } from './builder-context'
import { findQuestion, sectionsOf } from './document-edits'
import { PreviewQuestion } from './preview-question'
import { PreviewScore } from './preview-score'

export type TrialAnswers = Readonly<Record<string, Answer>>

/** The checklist as on a phone, to be filled for trial, with its score moving along. */
export function Preview() {
  const t = useTranslations('checklists.trial')
  const { looked } = useBuilder()
  const [answers, setAnswers] = useState<TrialAnswers>({})
  const hasAnswers = Object.keys(answers).length > 0
  return (
    <div className="grid content-start gap-4">
      <PreviewScore answers={answers} />
      <p className="text-13 text-ink-3">{t('lead')}</p>
      <Phone
        document={looked}
        answers={answers}
        onAnswer={(answer) => setAnswers({ ...answers, [answer.questionId]: answer })}
      />
      {hasAnswers ? (
        <Button
          size="small"
          look="quiet"
          className="justify-self-center"
          onClick={() => setAnswers({})}
        >
          {t('reset')}
        </Button>
      ) : null}
    </div>
  )
}

function Phone({
  document,
  answers,
  onAnswer,
}: {
  document: ChecklistDocument
  answers: TrialAnswers
  onAnswer: (answer: Answer) => void
}) {
  const t = useTranslations('checklists')
  const { language, selected } = useBuilder()
  const groups = sectionsOf(document).filter(({ questions }) => questions.length > 0)
  const [page, setPage] = usePage(groups.map(({ id }) => id))
  const group = groups[page]
  const screen = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another group begins at its top
  useEffect(() => {
    screen.current?.scrollTo({ top: 0 })
  }, [group?.id])
  useEffect(() => {
    const box = screen.current
    const own = box?.querySelector<HTMLElement>(`[data-trial="${selected}"]`)
    if (box && own) box.scrollTo({ top: own.offsetTop - 16 })
  }, [selected])
  if (group === undefined) return <p className="text-ink-3">{t('trial.empty')}</p>
  return (
    <section
      aria-label={t('trial.title')}
      className="grid h-[min(36rem,60dvh)] grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden rounded-[20px] border border-line-strong bg-paper"
    >
      <PhoneHead document={document} answers={answers} />
      <div ref={screen} className="relative overflow-y-auto overscroll-contain px-4 pt-4 pb-8">
        <p className="mb-4 text-13 text-ink-3">
          {textFor(group.title, language) || t('outline.untitledSection')}
        </p>
        <ol className="grid gap-8">
          {group.questions.map((question) => (
            <PreviewQuestion
              key={question.id}
              question={question}
              answer={answers[question.id]}
              onAnswer={onAnswer}
            />
          ))}
        </ol>
      </div>
      <div className="grid grid-cols-2 gap-2 border-t border-line p-3">
        <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
          {t('trial.previous')}
        </Button>
        <Button disabled={page === groups.length - 1} onClick={() => setPage(page + 1)}>
          {t('trial.next')}
        </Button>
      </div>
    </section>
  )
}

function PhoneHead({ document, answers }: { document: ChecklistDocument; answers: TrialAnswers }) {
  const t = useTranslations('checklists')
  const { language } = useBuilder()
  const questions = allQuestions(document)
  const isDone = (id: string) => answers[id] !== undefined
  const words = t('trial.answered', {
    done: questions.filter(({ id }) => isDone(id)).length,
    total: questions.length,
  })
  return (
    <div className="border-b border-line px-4 pt-3 pb-2.5">
      <div className="mb-2 flex items-baseline justify-between gap-3 text-13">
        <span className="truncate font-semibold">
          {textFor(document.title, language) || t('untitled')}
        </span>
        <span className="num shrink-0 text-ink-2">{words}</span>
      </div>
      {questions.length <= 60 ? (
        <Ticks label={words} ticks={questions.map(({ id }) => (isDone(id) ? 'done' : 'ahead'))} />
      ) : null}
    </div>
  )
}

/** The group that is shown; what is selected in the outline leads the phone along. */
function usePage(groupIds: readonly string[]) {
  const { looked: document, selected } = useBuilder()
  const [page, setPage] = useState(0)
  const [followed, setFollowed] = useState(selected)
  if (followed !== selected) {
    setFollowed(selected)
    const sectionId = findQuestion(document, selected)?.section.id ?? selected
    const place = groupIds.indexOf(sectionId ?? '')
    if (place >= 0) setPage(place)
  }
  return [Math.min(page, Math.max(0, groupIds.length - 1)), setPage] as const
}
