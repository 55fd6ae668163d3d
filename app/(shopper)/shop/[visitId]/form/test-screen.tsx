'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Tile } from '@/components/forms/visit-form/tiles'
import { FieldError } from '@/components/ui/field-error'
import { Button, PageLink } from '@/components/ui/plain-button'
import { StateMark } from '@/components/ui/state-mark'
import { useArrival } from '@/components/ui/use-focus-after'
import { useRoomBeneath } from '@/components/ui/use-room-beneath'
import {
  type JudgedTest,
  judgeTest,
  type TestAnswers,
  type TestQuestion,
} from '@/lib/core/instruction-test'
import { textFor } from '@/lib/core/localized-text'
import type { OwnVisit } from '@/lib/visits/schema'

/** The short test on the instructions, before the first form of a campaign. It can be repeated. */
export function TestScreen({
  visit,
  help,
  onTake,
  onOpen,
}: {
  visit: OwnVisit
  /** The instructions, to read again. */
  help: ReactNode
  onTake: (answers: TestAnswers, judged: JudgedTest) => void
  onOpen: () => void
}) {
  const t = useTranslations('instructing.test')
  const [answers, setAnswers] = useState<TestAnswers>({})
  const [judged, setJudged] = useState<JudgedTest | null>(null)
  const [isStrict, setStrict] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading)
  const list = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLElement>(null)
  useRoomBeneath(bar, 'bottom')
  const { test } = visit.briefing
  if (test === null) return null
  const { questions, passMark } = test
  const isComplete = questions.every(({ id }) => Object.hasOwn(answers, id))

  function toTop() {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }
  function check() {
    setStrict(true)
    if (!isComplete) {
      const missing = questions.findIndex(({ id }) => !Object.hasOwn(answers, id))
      list.current?.children[missing]?.querySelector('input')?.focus()
      return
    }
    const found = judgeTest({ questions, passMark }, answers)
    onTake(answers, found)
    setJudged(found)
    toTop()
  }
  function again() {
    setAnswers({})
    setStrict(false)
    setJudged(null)
    toTop()
  }
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col px-5 pt-6">
      <div className="flex-1 pb-10">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="min-w-0 flex-[1_1_min-content] text-13 text-ink-3 wrap-break-word">
            {visit.place.name}
          </p>
          {help}
        </div>
        <h1 ref={heading} tabIndex={-1} className="text-21 font-semibold outline-none">
          {t('title')}
        </h1>
        {judged === null ? (
          <p className="mt-1 max-w-[62ch] text-ink-2">
            {t('lead', { count: questions.length, mark: passMark })}
          </p>
        ) : (
          <p role="status" className="mt-2 text-17">
            <StateMark shape={judged.passed ? 'good' : 'needs-you'}>
              {t(judged.passed ? 'passed' : 'failed', {
                right: judged.rightAnswers,
                count: questions.length,
                mark: passMark,
              })}
            </StateMark>
          </p>
        )}
        <div ref={list} className="mt-7 grid gap-9">
          {questions.map((question) =>
            judged === null ? (
              <Question
                key={question.id}
                question={question}
                chosen={answers[question.id] ?? null}
                isMissing={isStrict && !Object.hasOwn(answers, question.id)}
                onChoose={(option) => setAnswers({ ...answers, [question.id]: option })}
              />
            ) : (
              <Explained
                key={question.id}
                question={question}
                chosen={answers[question.id] ?? ''}
                isWrong={judged.wrong.includes(question.id)}
              />
            ),
          )}
        </div>
      </div>
      <footer
        ref={bar}
        className="sticky bottom-0 -mx-5 flex flex-wrap gap-2 border-t border-line bg-paper px-5 pt-2.5 pb-[calc(0.875rem+var(--bottom-inset))] [&>:last-child]:flex-1"
      >
        <PageLink size="large" href={`/shop/${visit.id}`}>
          {t('leave')}
        </PageLink>
        {judged === null ? (
          <Button look="primary" size="large" onClick={check}>
            {t('check')}
          </Button>
        ) : (
          <Button look="primary" size="large" onClick={judged.passed ? onOpen : again}>
            {t(judged.passed ? 'open' : 'again')}
          </Button>
        )}
      </footer>
    </main>
  )
}

function Question({
  question,
  chosen,
  isMissing,
  onChoose,
}: {
  question: TestQuestion
  chosen: string | null
  isMissing: boolean
  onChoose: (option: string) => void
}) {
  const t = useTranslations('instructing.test')
  const locale = useLocale()
  const missingId = useId()
  return (
    <fieldset aria-describedby={missingId} className="grid min-w-0 gap-2">
      <legend className="mb-3 text-17 font-medium [overflow-wrap:anywhere]">
        {textFor(question.text, locale)}
      </legend>
      {question.options.map(({ id, text }) => (
        <Tile
          key={id}
          type="radio"
          name={question.id}
          checked={chosen === id}
          onChange={() => onChoose(id)}
        >
          {textFor(text, locale)}
        </Tile>
      ))}
      <div id={missingId} role="status">
        <FieldError>{isMissing ? t('missing') : null}</FieldError>
      </div>
    </fieldset>
  )
}

/** What was chosen; where it was wrong, what is right and why. */
function Explained({
  question,
  chosen,
  isWrong,
}: {
  question: TestQuestion
  chosen: string
  isWrong: boolean
}) {
  const t = useTranslations('instructing.test')
  const locale = useLocale()
  const wording = (option: string) =>
    textFor(question.options.find(({ id }) => id === option)?.text ?? null, locale)
  return (
    <section className="grid gap-1.5">
      <h2 className="text-17 font-medium [overflow-wrap:anywhere]">
        {textFor(question.text, locale)}
      </h2>
      <p>
        <StateMark shape={isWrong ? 'failed' : 'good'}>
          {t(isWrong ? 'wrong' : 'right', { answer: wording(chosen) })}
        </StateMark>
      </p>
      {isWrong ? <p>{t('rightIs', { answer: wording(question.right) })}</p> : null}
      {isWrong && question.explanation ? (
        <p className="max-w-[62ch] text-ink-2">{textFor(question.explanation, locale)}</p>
      ) : null}
    </section>
  )
}
