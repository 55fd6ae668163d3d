'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { AnswerFormContext, useAnswerForm } from '@/components/forms/visit-form/answer-form'
import { type FormDevice, FormFilesContext } from '@/components/forms/visit-form/form-device'
import { valuesOf } from '@/components/forms/visit-form/form-values'
import { fullLogic } from '@/components/forms/visit-form/full-logic'
import { questionAnchor } from '@/components/forms/visit-form/question-anchor'
import { type FactWords, useFacts } from '@/components/forms/visit-form/question-facts'
import { useRareControls } from '@/components/forms/visit-form/rare-control'
import {
  firstIndexes,
  ScreenQuestions,
  useScreenTitle,
} from '@/components/forms/visit-form/screen-questions'
import { useDraftFlow } from '@/components/forms/visit-form/use-draft-flow'
import { useFormFilesOf } from '@/components/forms/visit-form/use-form-files'
import { Button } from '@/components/ui/button'
import { Ticks } from '@/components/ui/progress'
import type { ChecklistDocument, Localized } from '@/lib/core/checklist'
import { formStateOf, type QuestionStanding } from '@/lib/core/form-progress'
import { fullReading } from '@/lib/core/full-reading'
import { textFor } from '@/lib/core/localized-text'
import { type FormScreen, screensOf, shownScreens, type VisitDraft } from '@/lib/core/visit-draft'
import type { Locale } from '@/lib/platform/i18n/locales'

/** A standard as the form names it. */
export interface PreviewStandard {
  readonly id: string
  readonly number: string
  readonly text: Localized
}

const noRemarks: ReadonlyMap<string, string> = new Map()

/** The shopper's own form in a frame of a phone's size; only the screen that is shown is there. */
export function PreviewPhone({
  document,
  draft,
  device,
  language,
  standards: known,
  selected = null,
  onDraft,
}: {
  document: ChecklistDocument
  draft: VisitDraft
  device: FormDevice
  /** The language in which the form speaks, whatever its reader's is. */
  language: Locale
  standards: readonly PreviewStandard[]
  /** The part that is looked at elsewhere: the phone follows it. */
  selected?: string | null
  onDraft: (draft: VisitDraft) => void
}) {
  const t = useTranslations('checklists')
  const screens = useMemo(() => screensOf(document), [document])
  const firsts = useMemo(() => firstIndexes(screens), [screens])
  const form = useAnswerForm(() => valuesOf(document, draft))
  const flow = useDraftFlow(document, form, draft, { onDraft, onTouch: nothing })
  const files = useFormFilesOf(device, 'UTC', flow)
  const state = useMemo(
    () => formStateOf(document, flow.latest, fullReading),
    [document, flow.latest],
  )
  const factsOf = useFacts(document, state, useTrialWords(language), fullLogic)
  useRareControls(document, false)
  const shown = useMemo(() => shownScreens(screens, state.relevance), [screens, state])
  const [asked, setAsked] = useSelectedScreen(screens, selected)
  const screen = shown.find((place) => place >= asked) ?? shown.at(-1)
  const current = screen === undefined ? undefined : screens[screen]
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen begins at its top
  useEffect(() => {
    box.current?.scrollTo({ top: 0 })
  }, [screen])
  const selectedPlace = current?.questions.findIndex(({ id }) => id === selected) ?? -1
  const selectedIndex =
    selectedPlace >= 0 && screen !== undefined ? (firsts[screen] ?? 0) + selectedPlace : null
  useEffect(() => {
    if (selectedIndex === null) return
    const own = box.current?.querySelector<HTMLElement>(`#${questionAnchor(selectedIndex)}`)
    if (own) box.current?.scrollTo({ top: own.offsetTop - 16 })
  }, [selectedIndex])
  const standards = useFormStandards(known, language)
  const titleOf = useScreenTitle(language)
  if (current === undefined || screen === undefined) {
    return <p className="text-ink-3">{t('trial.empty')}</p>
  }
  const before = shown.findLast((place) => place < screen)
  const next = shown.find((place) => place > screen)
  const isSelectedHidden = selected !== null && isHidden(screens, selected, state.relevance.hidden)
  return (
    <AnswerFormContext value={form}>
      <FormFilesContext value={files}>
        {isSelectedHidden ? (
          <p role="status" className="shrink-0 text-13 text-ink-2">
            {t('trial.hiddenNow')}
          </p>
        ) : null}
        <section
          aria-label={t('trial.title')}
          className="grid max-h-[40rem] min-h-[22rem] w-full max-w-[24.5rem] flex-1 grid-rows-[auto_minmax(0,1fr)_auto] self-center overflow-hidden rounded-[20px] border border-line-strong bg-paper"
        >
          <PhoneHead document={document} standings={state.standings} language={language} />
          <div
            ref={box}
            className="relative overflow-y-auto overscroll-contain px-4 pt-4 pb-8 [scrollbar-width:none]"
          >
            <p className="mb-4 text-13 text-ink-3">
              {titleOf(current, t('outline.untitledSection'))}
            </p>
            <ScreenQuestions
              key={screen}
              current={current}
              firstIndex={firsts[screen] ?? 0}
              through={selectedIndex ?? -1}
              state={state}
              factsOf={factsOf}
              standards={standards}
              remarks={noRemarks}
              isStrict={false}
              reading={fullReading}
            />
          </div>
          <div className="grid grid-cols-2 gap-2 border-t border-line p-3">
            <Button disabled={before === undefined} onClick={() => setAsked(before ?? 0)}>
              {t('trial.previous')}
            </Button>
            <Button disabled={next === undefined} onClick={() => setAsked(next ?? 0)}>
              {t('trial.next')}
            </Button>
          </div>
        </section>
      </FormFilesContext>
    </AnswerFormContext>
  )
}

function nothing(): void {}

function isHidden(
  screens: readonly FormScreen[],
  id: string,
  hidden: ReadonlySet<string>,
): boolean {
  return screens.some(({ questions, path }) => {
    const isHere = questions.some((question) => question.id === id)
    const isWithin = path.some((part) => part.id === id)
    const isGone = path.some((part) => hidden.has(part.id))
    return (isHere && (isGone || hidden.has(id))) || (isWithin && isGone)
  })
}

function PhoneHead({
  document,
  standings,
  language,
}: {
  document: ChecklistDocument
  standings: readonly QuestionStanding[]
  language: Locale
}) {
  const t = useTranslations('checklists')
  const done = standings.filter(({ isAnswered }) => isAnswered).length
  const words = t('trial.answered', { done, total: standings.length })
  return (
    <div className="border-b border-line px-4 pt-3 pb-2.5">
      <div className="mb-2 flex items-baseline justify-between gap-3 text-13">
        <span className="truncate font-semibold">
          {textFor(document.title, language) || t('untitled')}
        </span>
        <span className="num shrink-0 text-ink-2">{words}</span>
      </div>
      {standings.length <= 60 ? (
        <Ticks
          label={words}
          ticks={standings.map(({ isAnswered }) => (isAnswered ? 'done' : 'ahead'))}
        />
      ) : null}
    </div>
  )
}

function useTrialWords(language: Locale): FactWords {
  const t = useTranslations('checklists')
  return useMemo(
    () => ({
      locale: language,
      yes: t('answers.yes'),
      no: t('answers.no'),
      noText: t('trial.noText'),
      optionText: (number) => t('answers.option', { number }),
    }),
    [language, t],
  )
}

function useFormStandards(standards: readonly PreviewStandard[], language: Locale) {
  return useMemo(
    () =>
      new Map(
        standards.map(({ id, number, text }) => [
          id,
          { id, number, text: textFor(text, language), goodPictureId: null, badPictureId: null },
        ]),
      ),
    [standards, language],
  )
}

/** The screen that is asked for; what is selected in the outline leads the phone along. */
function useSelectedScreen(screens: readonly FormScreen[], selected: string | null) {
  const placeOf = (id: string | null) =>
    screens.findIndex(
      ({ questions, path }) =>
        questions.some((question) => question.id === id) || path.some((part) => part.id === id),
    )
  const [place, setPlace] = useState(() => Math.max(0, placeOf(selected)))
  const [followed, setFollowed] = useState(selected)
  if (followed !== selected) {
    setFollowed(selected)
    const next = placeOf(selected)
    if (next >= 0) setPlace(next)
  }
  return [Math.min(place, Math.max(0, screens.length - 1)), setPlace] as const
}
