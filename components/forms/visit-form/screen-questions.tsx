'use client'

import { useTranslations } from 'next-intl'
import { memo, useId, useMemo } from 'react'
import type { Question } from '@/lib/core/checklist'
import type { FormState } from '@/lib/core/form-progress'
import type { FormReading, Hidden } from '@/lib/core/form-reading'
import { textFor } from '@/lib/core/localized-text'
import type { FormScreen } from '@/lib/core/visit-draft'
import type { Locale } from '@/lib/platform/i18n/locales'
import { matrixOptions } from './matrix-options'
import { progressAnchor } from './question-anchor'
import { QuestionBlock } from './question-block'
import type { FactsOf } from './question-facts'
import type { FormStandard } from './question-head'
import { rare } from './rare-control'
import { GROUP, useGrowing } from './use-growing'

/** What a screen is called: as its section, and which part of a long one it is. */
export function useScreenTitle(
  language: Locale,
): (screen: FormScreen, untitled?: string) => string {
  const t = useTranslations('form')
  return ({ section, part, parts }, untitled = '') => {
    const title = textFor(section.title, language) || untitled
    return parts === 1 ? title : t('part', { title, part, parts })
  }
}

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
  const aboveId = useId()
  const titleOf = useScreenTitle(language)
  const above = screen?.path.slice(0, -1).map(({ title }) => textFor(title, language)) ?? []
  return (
    <div className="mb-7">
      {above.length > 0 ? (
        <p id={aboveId} className="text-13 text-ink-3">
          {above.join(' · ')}
        </p>
      ) : null}
      {/* Whoever comes to a screen without seeing it hears where it belongs and how far the form is. */}
      <h1
        ref={ref}
        tabIndex={-1}
        aria-describedby={`${aboveId} ${progressAnchor}`}
        className="text-17 font-semibold text-ink-2 outline-none"
      >
        {screen ? titleOf(screen) : t('finish.title')}
      </h1>
    </div>
  )
}

interface ScreenProps {
  /** Place of the screen's first question in the checklist. */
  readonly firstIndex: number
  readonly factsOf: FactsOf
  readonly standards: ReadonlyMap<string, FormStandard>
  readonly remarks: ReadonlyMap<string, string>
  readonly isStrict: boolean
  readonly reading: FormReading
}

/**
 * The questions of one screen that are asked now; the phone and the trial show the same. With another
 * screen it begins anew: give it the screen as its key.
 */
export function ScreenQuestions({
  current: { section, questions },
  through,
  state,
  onDrawn,
  ...own
}: ScreenProps & {
  current: FormScreen
  /** Place of the question that one has gone to: it is there at once. */
  through: number
  state: FormState
  /** All questions of the screen are there. */
  onDrawn?: (() => void) | undefined
}) {
  const { hidden } = state.relevance
  const groups = useMemo(() => groupsOf(questions), [questions])
  const isMatrix = useMemo(() => matrixOptions(section) !== null, [section])
  const place = through - own.firstIndex
  const isHere = place >= 0 && place < questions.length
  const near = isHere ? Math.floor(place / GROUP) : 0
  const drawn = useGrowing(groups.length, near, onDrawn)
  const last = Math.max(...drawn)
  const shown = groups.slice(0, last + 1).map((group, place) => (
    <QuestionGroup
      // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place on the screen
      key={place}
      {...own}
      questions={group}
      firstIndex={own.firstIndex + place * GROUP}
      hidden={hidden}
      isDrawn={drawn.has(place)}
      isMatrix={isMatrix}
    />
  ))
  if (!isMatrix) return <div className={apart}>{shown}</div>
  const first = questions.find(({ id }) => !hidden.has(id))
  const heads = first ? own.factsOf(first).options.map(({ text }) => text) : []
  return (
    <div className="@container">
      <div className={rowsApart}>
        {first ? <rare.matrixHead.Part options={heads} /> : null}
        {shown}
      </div>
    </div>
  )
}

const apart = 'grid grid-cols-[minmax(0,1fr)] gap-9'
const rowsApart = 'grid grid-cols-[minmax(0,1fr)] gap-7 @lg:gap-3'

/** Some questions in a row, drawn in one turn; they sleep together as long as nothing about them changes. */
const QuestionGroup = memo(function QuestionGroup({
  questions,
  firstIndex,
  hidden,
  isDrawn,
  isMatrix,
  factsOf,
  standards,
  remarks,
  isStrict,
  reading,
}: ScreenProps & {
  questions: readonly Question[]
  hidden: Hidden
  isDrawn: boolean
  isMatrix: boolean
}) {
  const asked = questions
    .map((question, place) => ({ question, index: firstIndex + place }))
    .filter(({ question }) => !hidden.has(question.id))
  if (asked.length === 0) return null
  // Somebody has gone past them: they take about the room that they will have.
  if (!isDrawn) {
    return <div aria-hidden style={{ blockSize: `${24.25 * asked.length - 2.25}rem` }} />
  }
  return (
    <div className={isMatrix ? rowsApart : apart}>
      {asked.map(({ question, index }) => (
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
      ))}
    </div>
  )
})

/** By their places, not by what is asked now: a question that comes or goes moves no other one. */
function groupsOf(questions: readonly Question[]): readonly (readonly Question[])[] {
  const count = Math.ceil(questions.length / GROUP)
  return Array.from({ length: count }, (_, place) =>
    questions.slice(place * GROUP, (place + 1) * GROUP),
  )
}

/** Places of the first questions of all screens. */
export function firstIndexes(screens: readonly FormScreen[]): readonly number[] {
  let next = 0
  return screens.map(({ questions }) => {
    const first = next
    next += questions.length
    return first
  })
}
