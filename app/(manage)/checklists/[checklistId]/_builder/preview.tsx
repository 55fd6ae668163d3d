'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { formStateOf } from '@/lib/core/form-progress'
import { fullReading } from '@/lib/core/full-reading'
import { draftAnswerOf } from '@/lib/core/told-answer'
import { type Extreme, extremeAnswers } from '@/lib/core/trial-answers'
import { PreviewPhone } from '../../_document/preview-phone'
import { presetsOf, shapeOf, type TrialAnswers, trialDraft } from '../../_document/trial-draft'
import { useBuilder, useLooking } from './builder-context'
import { PreviewScore } from './preview-score'
import { isScorable } from './remarks'
import { trialDevice } from './trial-device'

/** The checklist as on a phone, to be filled for trial, with its score moving along. */
export function Preview() {
  const t = useTranslations('checklists.trial')
  const { looked: document, remarks } = useBuilder()
  const [draft, setDraft] = useState(() => trialDraft(presetsOf(document)))
  const [round, setRound] = useState(0)
  const device = useRef(trialDevice())
  const shape = useMemo(() => shapeOf(document), [document])
  const begin = (answers: TrialAnswers) => {
    setDraft(trialDraft(answers))
    setRound((count) => count + 1)
  }
  const fill = (extreme: Extreme) => begin(extremeDrafts(document, extreme))
  const state = useMemo(() => formStateOf(document, draft, fullReading), [document, draft])
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <PreviewScore answers={state.answers} />
      <fieldset className="flex shrink-0 flex-wrap gap-1" aria-label={t('fill')}>
        {(['best', 'worst'] as const).map((extreme) => (
          <Button
            key={extreme}
            size="small"
            className="px-2!"
            disabled={!isScorable(remarks)}
            onClick={() => fill(extreme)}
          >
            {t(`fillAll.${extreme}`)}
          </Button>
        ))}
        <Button
          size="small"
          look="quiet"
          className="px-2!"
          onClick={() => begin(presetsOf(document))}
        >
          {t('reset')}
        </Button>
      </fieldset>
      <FollowingPhone
        // Fields stand by their places, so another order or type begins the form anew.
        key={`${round} ${shape}`}
        document={document}
        draft={draft}
        device={device.current}
        onDraft={setDraft}
      />
      <p className="shrink-0 text-13 text-ink-3">{t('lead')}</p>
    </div>
  )
}

function extremeDrafts(document: ChecklistDocument, extreme: Extreme): TrialAnswers {
  const answeredAt = new Date().toISOString()
  const given = new Map(extremeAnswers(document, extreme).map((one) => [one.questionId, one]))
  return Object.fromEntries(
    allQuestions(document).flatMap((question) => {
      const answer = given.get(question.id)
      return answer ? [[question.id, draftAnswerOf(question, { ...answer, answeredAt })]] : []
    }),
  )
}

/** The phone in the language of the builder, on the screen of what is selected. */
function FollowingPhone(
  props: Omit<ComponentProps<typeof PreviewPhone>, 'language' | 'standards' | 'selected'>,
) {
  const { language, standards } = useBuilder()
  const { selected } = useLooking()
  return <PreviewPhone {...props} language={language} standards={standards} selected={selected} />
}
