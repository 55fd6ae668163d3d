'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { standingsOf } from '@/lib/core/form-progress'
import { textFor } from '@/lib/core/localized-text'
import { type Relevance, relevanceOf } from '@/lib/core/relevance'
import { answersOf, type FormScreen, screensOf, type VisitDraft } from '@/lib/core/visit-draft'
import { FinishScreen } from './finish-screen'
import { type FormDevice, type FormPhotos, FormPhotosContext } from './form-device'
import { FormFooter } from './form-footer'
import { FormHeader } from './form-header'
import { type FormValues, valuesOf } from './form-values'
import { type FormStandard, QuestionBlock } from './question-block'
import { RemarkList } from './remark-list'
import { type DraftFlow, type DraftListener, useDraftFlow } from './use-draft-flow'
import { useJump, useScreens } from './use-screens'

export interface VisitFormProps extends DraftListener {
  readonly title: string
  readonly document: ChecklistDocument
  readonly standards: ReadonlyMap<string, FormStandard>
  /** The reviewer's words by question, for a report that came back. */
  readonly remarks: ReadonlyMap<string, string>
  readonly draft: VisitDraft
  readonly device: FormDevice
  /** Of the unit: times of photos and the day of the visit are told in it. */
  readonly zone: string
  /** The day on which the form was begun, and today, in that zone. */
  readonly begunOn: string
  readonly today: string
  /** What the phone says about keeping: "Saved on this phone, 12:41". */
  readonly saved: ReactNode
  /** Above the first question. */
  readonly intro?: ReactNode
  /** Where "back" leads from the first screen; what was typed stays. */
  readonly leaveHref: string
  /** The finished draft with the day of the visit; the page freezes and sends it. */
  readonly onSend: (draft: VisitDraft, visitedOn: string) => Promise<void>
}

/** The form of a visit: one group of questions a screen, the last one for what is missing. */
export function VisitForm(props: VisitFormProps) {
  const { document, draft } = props
  const screens = useMemo(() => screensOf(document), [document])
  const form = useForm<FormValues>({ defaultValues: valuesOf(document, draft) })
  const flow = useDraftFlow(document, form, draft, props)
  const photos = useFormPhotosOf(props, flow)
  const standings = useMemo(() => standingsOf(document, flow.latest), [document, flow.latest])
  const relevance = useMemo(
    () => relevanceOf(document, answersOf(document, flow.latest)),
    [document, flow.latest],
  )
  const { screen, go } = useScreens(flow, screens.length)
  const { jump, heading } = useJump(screen, go)
  const [isStrict, setStrict] = useState(screen >= screens.length)
  const show = (next: number) => {
    if (next >= screens.length) setStrict(true)
    go(next)
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
  const visitedOn = flow.latest.visitedOn ?? props.begunOn
  const isComplete = standings.every(({ problems }) => problems.length === 0)
  const current = screens[screen]
  return (
    <FormProvider {...form}>
      <FormPhotosContext value={photos}>
        <div className="flex min-h-dvh flex-col">
          <FormHeader
            title={props.title}
            standings={standings}
            screen={screen}
            onNextOpen={nextOpen}
          />
          <main className="mx-auto flex w-full max-w-2xl flex-1 flex-col px-5 pt-6">
            <div className="flex-1 pb-10">
              {screen === 0 ? props.intro : null}
              {screen === 0 ? (
                <RemarkList standings={standings} remarks={props.remarks} onJump={jumpTo} />
              ) : null}
              <ScreenTitle screen={current} ref={heading} />
              {current ? (
                <ScreenQuestions
                  {...props}
                  current={current}
                  screens={screens}
                  relevance={relevance}
                  isStrict={isStrict}
                />
              ) : (
                <FinishScreen
                  standings={standings}
                  photoCount={photoCountOf(flow.latest)}
                  visitedOn={visitedOn}
                  today={props.today}
                  onVisitedOn={(day) => flow.change({ visitedOn: day === '' ? null : day })}
                  onJump={jumpTo}
                />
              )}
            </div>
            <FormFooter
              saved={props.saved}
              leaveHref={props.leaveHref}
              screen={screen}
              screens={screens.length}
              isReady={isComplete && visitedOn <= props.today}
              onGo={show}
              onMissing={nextProblem}
              onSend={() => props.onSend(flow.flush(), visitedOn)}
            />
          </main>
        </div>
      </FormPhotosContext>
    </FormProvider>
  )

  function nextProblem() {
    const index = standings.findIndex(({ problems }) => problems.length > 0)
    if (index !== -1) jumpTo(index)
    // Nothing is missing, so it is the day that cannot stand.
    else window.document.querySelector<HTMLElement>('main input[type="date"]')?.focus()
  }
}

function photoCountOf(draft: VisitDraft): number {
  return Object.values(draft.answers).reduce((sum, { photos }) => sum + photos.length, 0)
}

function useFormPhotosOf({ device, zone }: VisitFormProps, flow: DraftFlow): FormPhotos {
  const { latest, addPhoto } = flow
  return useMemo(
    () => ({
      device,
      zone,
      photos: new Map(latest.photos.map((photo) => [photo.id, photo])),
      add: async (questionId, file) => {
        const taken = await device.takePhoto(questionId, file)
        if (taken.ok) addPhoto(taken.photo)
        return taken
      },
    }),
    [device, zone, latest.photos, addPhoto],
  )
}

function ScreenTitle({
  screen,
  ref,
}: {
  screen: FormScreen | undefined
  ref: React.Ref<HTMLHeadingElement>
}) {
  const t = useTranslations('form')
  const locale = useLocale()
  const above = screen?.path.slice(0, -1).map(({ title }) => textFor(title, locale)) ?? []
  return (
    <div className="mb-7">
      {above.length > 0 ? <p className="text-13 text-ink-3">{above.join(' · ')}</p> : null}
      <h1 ref={ref} tabIndex={-1} className="text-17 font-semibold text-ink-2 outline-none">
        {screen ? textFor(screen.section.title, locale) : t('finish.title')}
      </h1>
    </div>
  )
}

function ScreenQuestions({
  current,
  screens,
  relevance,
  isStrict,
  standards,
  remarks,
}: VisitFormProps & {
  current: FormScreen
  screens: readonly FormScreen[]
  relevance: Relevance
  isStrict: boolean
}) {
  const before = screens
    .slice(0, screens.indexOf(current))
    .reduce((count, { section }) => count + section.questions.length, 0)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-9">
      {current.section.questions.map((question, place) =>
        relevance.hidden.has(question.id) ? null : (
          <QuestionBlock
            key={question.id}
            question={question}
            index={before + place}
            standard={standards.get(question.standardId ?? '') ?? null}
            remark={remarks.get(question.id) ?? null}
            relevance={relevance}
            isStrict={isStrict}
          />
        ),
      )}
    </div>
  )
}
