'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { RecordingTerms } from '@/lib/briefings/schema'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { formStateOf } from '@/lib/core/form-progress'
import { screensOf, shownScreens, type VisitDraft } from '@/lib/core/visit-draft'
import { AnswerFormContext, useAnswerForm } from './answer-form'
import { Leaving, OnTheSpot } from './check-in'
import type { Hindrance, VisitWindow } from './finish-screen'
import { type FormDevice, FormFilesContext } from './form-device'
import { FormFooter } from './form-footer'
import { FormHeader } from './form-header'
import type { FormLogic } from './form-logic'
import { formParts } from './form-parts'
import { valuesOf } from './form-values'
import { type FactWords, useFacts } from './question-facts'
import type { FormStandard } from './question-head'
import { rare } from './rare-control'
import type { ReceiptAsked } from './receipt-part'
import { useRecordingRule } from './recording-rule'
import { firstIndexes, ScreenQuestions, ScreenTitle } from './screen-questions'
import { type DraftListener, useDraftFlow } from './use-draft-flow'
import { useFormFilesOf } from './use-form-files'
import { useJump, useScreens } from './use-screens'

/** What the campaign asks of the visit itself. */
export interface FormBriefing {
  readonly recording: RecordingTerms | null
  /** Somebody goes there: otherwise there is nowhere to check in. */
  readonly isOnSite: boolean
  readonly placeAsked: boolean
  readonly lateAfterMinutes: number
}

export interface VisitFormProps extends DraftListener {
  readonly title: string
  readonly document: ChecklistDocument
  readonly standards: ReadonlyMap<string, FormStandard>
  /** The reviewer's words by question, for a report that came back. */
  readonly remarks: ReadonlyMap<string, string>
  readonly draft: VisitDraft
  /** Enough for this checklist and this campaign. */
  readonly logic: FormLogic
  readonly device: FormDevice
  readonly briefing: FormBriefing
  /** The instructions, one tap away on every screen. */
  readonly help?: ReactNode
  /** Of the unit: times of photos and the day of the visit are told in it. */
  readonly zone: string
  /** In which the visit was to be made. */
  readonly visitWindow: VisitWindow
  /** What the phone says about keeping: "Saved on this phone, 12:41". */
  readonly saved: ReactNode
  /** Above the first question; below the last one of every screen. */
  readonly intro?: ReactNode
  readonly outro?: ReactNode
  /** Where "back" leads from the first screen; what was typed stays. */
  readonly leaveHref: string
  /** What is asked of a receipt; null where the campaign asks for none. */
  readonly receipt: ReceiptAsked | null
  /** The finished draft; the page freezes and sends it. */
  readonly onSend: (draft: VisitDraft) => Promise<void>
  /** The screen that the form opens with is whole; may be called again. */
  readonly onDrawn: () => void
}

/** The form of a visit: one group of questions a screen, the last one for what is missing. */
export function VisitForm(props: VisitFormProps) {
  const { document, draft, logic } = props
  const { reading } = logic
  const language = useLocale()
  const screens = useMemo(() => screensOf(document), [document])
  const firsts = useMemo(() => firstIndexes(screens), [screens])
  const form = useAnswerForm(() => valuesOf(document, draft))
  const flow = useDraftFlow(document, form, draft, props)
  const recording = useRecordingRule(props.briefing.recording, flow)
  const files = useFormFilesOf(props.device, props.zone, flow, recording)
  const state = useMemo(
    () => formStateOf(document, flow.latest, reading),
    [document, flow.latest, reading],
  )
  const { standings } = state
  const factsOf = useFacts(document, state, useFactWords(), logic)
  const shown = useMemo(() => shownScreens(screens, state.relevance), [screens, state])
  const { screen: asked, go } = useScreens(flow, screens)
  // A screen that branching has emptied gives way to the next one.
  const screen = shown.find((place) => place >= asked) ?? screens.length
  const { jump, heading, through } = useJump(screen, go)
  const [hindrance, setHindrance] = useState<Hindrance | null>(unseen)
  const [isStrict, setStrict] = useState(screen >= screens.length)
  const show = (next: number) => {
    if (next >= screens.length) setStrict(true)
    go(next)
  }
  /** By the answers of this very moment: the last one may have opened or closed the next screen. */
  const step = (direction: 'back' | 'on') => {
    const fresh = shownScreens(screens, formStateOf(document, flow.flush(), reading).relevance)
    const before = fresh.findLast((place) => place < screen) ?? 0
    const after = fresh.find((place) => place > screen) ?? screens.length
    show(direction === 'on' ? after : before)
  }
  const jumpTo = (place: number) => {
    const standing = standings[place]
    jump(standing?.screen ?? 0, standing?.index ?? 0)
  }
  const nextOpen = () => {
    const open = standings.findIndex(({ isAnswered }) => !isAnswered)
    if (open === -1) show(screens.length)
    else jumpTo(open)
  }
  const firstProblem = standings.findIndex(({ problems }) => problems.length > 0)
  const current = screens[screen]
  const { onDrawn } = props
  const isFinish = current === undefined
  useEffect(() => {
    if (isFinish) onDrawn()
  }, [isFinish, onDrawn])
  const spot = { flow, zone: props.zone, briefing: props.briefing }
  const before = shown.findLast((place) => place < screen) ?? null
  return (
    <AnswerFormContext value={form}>
      <FormFilesContext value={files}>
        <div className="flex min-h-dvh flex-col">
          <FormHeader
            title={props.title}
            standings={standings}
            screen={screen}
            help={props.help}
            onNextOpen={nextOpen}
          />
          <main className="mx-auto flex w-full max-w-2xl flex-1 flex-col px-5 pt-6">
            <div className="flex-1 pb-10">
              {before === null ? props.intro : null}
              {before === null ? <OnTheSpot {...spot} /> : null}
              {before === null && props.remarks.size > 0 ? (
                <formParts.remarks.Part
                  standings={standings}
                  factsOf={factsOf}
                  remarks={props.remarks}
                  onJump={jumpTo}
                />
              ) : null}
              <ScreenTitle screen={current} language={language} ref={heading} />
              {current ? (
                <ScreenQuestions
                  key={screen}
                  current={current}
                  firstIndex={firsts[screen] ?? 0}
                  through={through}
                  state={state}
                  factsOf={factsOf}
                  standards={props.standards}
                  remarks={props.remarks}
                  isStrict={isStrict}
                  reading={reading}
                  onDrawn={onDrawn}
                />
              ) : (
                <formParts.finish.Part
                  standings={standings}
                  factsOf={factsOf}
                  draft={flow.latest}
                  zone={props.zone}
                  visitWindow={props.visitWindow}
                  receipt={
                    props.receipt ? (
                      <rare.receipt.Part
                        asked={props.receipt}
                        receipt={flow.latest.receipt}
                        onChange={(receipt) => flow.change({ receipt })}
                      />
                    ) : null
                  }
                  onVisitedOn={(visitedOn) => flow.change({ visitedOn })}
                  onHindered={setHindrance}
                  onJump={jumpTo}
                />
              )}
              {current ? null : (
                <div className="mt-8">
                  <Leaving {...spot} />
                </div>
              )}
              {props.outro}
            </div>
            <FormFooter
              saved={props.saved}
              leaveHref={props.leaveHref}
              isFirst={before === null}
              isFinish={isFinish}
              isLast={!shown.some((place) => place > screen)}
              isReady={isFinish && firstProblem === -1 && hindrance === null}
              onStep={step}
              onMissing={() => (firstProblem === -1 ? hindrance?.mend() : jumpTo(firstProblem))}
              onSend={() => props.onSend(flow.flush())}
            />
          </main>
        </div>
      </FormFilesContext>
    </AnswerFormContext>
  )
}

/** Until the last screen has looked for itself. */
const unseen: Hindrance = { mend() {} }

function useFactWords(): FactWords {
  const t = useTranslations('form')
  const locale = useLocale()
  return useMemo(
    () => ({ locale, yes: t('yes'), no: t('no'), noText: '', optionText: () => '' }),
    [locale, t],
  )
}
