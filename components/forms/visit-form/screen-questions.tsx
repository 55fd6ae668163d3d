'use client'

import { useTranslations } from 'next-intl'
import type { Question } from '@/lib/core/checklist'
import type { FormState } from '@/lib/core/form-progress'
import type { FormReading } from '@/lib/core/form-reading'
import { textFor } from '@/lib/core/localized-text'
import type { FormScreen } from '@/lib/core/visit-draft'
import type { Locale } from '@/lib/platform/i18n/locales'
import { matrixOptions } from './matrix-options'
import { QuestionBlock } from './question-block'
import type { FactsOf } from './question-facts'
import type { FormStandard } from './question-head'
import { rare } from './rare-control'
import { useGrowing } from './use-growing'

/** The title of a screen, with the sections around it above. */
export function ScreenTitle({
  screen,
  language,
  ref,
}: {
  screen: FormScreen | undefined
  language: Locale
  ref?: React.Ref<HTMLHeadingElement>
}) {
  const t = useTranslations('form')
  const above = screen?.path.slice(0, -1).map(({ title }) => textFor(title, language)) ?? []
  return (
    <div className="mb-7">
      {above.length > 0 ? <p className="text-13 text-ink-3">{above.join(' · ')}</p> : null}
      <h1 ref={ref} tabIndex={-1} className="text-17 font-semibold text-ink-2 outline-none">
        {screen ? textFor(screen.section.title, language) : t('finish.title')}
      </h1>
    </div>
  )
}

/**
 * The questions of one screen that are asked now; the phone and the trial show the same. With another
 * screen it begins anew: give it the screen as its key.
 */
export function ScreenQuestions({
  current,
  firstIndex,
  through,
  state,
  factsOf,
  standards,
  remarks,
  isStrict,
  reading,
  onDrawn,
}: {
  current: FormScreen
  /** Place of the screen's first question in the checklist. */
  firstIndex: number
  /** Place of the question that one has gone to: it is there at once. */
  through: number
  state: FormState
  factsOf: FactsOf
  standards: ReadonlyMap<string, FormStandard>
  remarks: ReadonlyMap<string, string>
  isStrict: boolean
  reading: FormReading
  /** All questions of the screen are there. */
  onDrawn?: (() => void) | undefined
}) {
  const { section } = current
  const { hidden } = state.relevance
  const isMatrix = matrixOptions(section) !== null
  const asked = section.questions
    .map((question, place) => ({ question, index: firstIndex + place }))
    .filter(({ question }) => !hidden.has(question.id))
  const least = asked.findLastIndex(({ index }) => index <= through) + 1
  const shown = asked.slice(0, useGrowing(asked.length, least, onDrawn))
  const [firstShown] = shown
  const block = ({ question, index }: { question: Question; index: number }) => (
    <QuestionBlock
      key={question.id}
      question={question}
      index={index}
      facts={factsOf(question)}
      standard={standards.get(question.standardId ?? '') ?? null}
      remark={remarks.get(question.id) ?? null}
      isStrict={isStrict}
      reading={reading}
      isRow={isMatrix}
    />
  )
  if (!isMatrix || firstShown === undefined) {
    return <div className="grid grid-cols-[minmax(0,1fr)] gap-9">{shown.map(block)}</div>
  }
  const heads = factsOf(firstShown.question).options.map(({ text }) => text)
  return (
    <div className="@container">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-7 @lg:gap-3">
        <rare.matrixHead.Part options={heads} />
        {shown.map(block)}
      </div>
    </div>
  )
}

/** Places of the first questions of all screens. */
export function firstIndexes(screens: readonly FormScreen[]): readonly number[] {
  let next = 0
  return screens.map(({ section }) => {
    const first = next
    next += section.questions.length
    return first
  })
}
