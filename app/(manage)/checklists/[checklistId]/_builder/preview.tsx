'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { formStateOf } from '@/lib/core/form-progress'
import { fullReading } from '@/lib/core/full-reading'
import { draftAnswerOf, presetAnswers } from '@/lib/core/told-answer'
import { type Extreme, extremeAnswers } from '@/lib/core/trial-answers'
import { emptyDraft, type VisitDraft } from '@/lib/core/visit-draft'
import { useBuilder } from './builder-context'
import { PreviewPhone } from './preview-phone'
import { PreviewScore } from './preview-score'
import { isScorable } from './remarks'
import { trialDevice } from './trial-device'

type TrialAnswers = VisitDraft['answers']

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
      <PreviewPhone
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

function presetsOf(document: ChecklistDocument): TrialAnswers {
  return presetAnswers(document, new Date().toISOString())
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

function trialDraft(answers: TrialAnswers): VisitDraft {
  const nobody = { visitId: '', accountId: '', checklistVersionId: '', fingerprint: '' }
  return emptyDraft({ ...nobody, startedAt: new Date().toISOString(), answers })
}

function shapeOf(document: ChecklistDocument): string {
  return allQuestions(document)
    .map(({ id, type }) => `${id} ${type}`)
    .join()
}
