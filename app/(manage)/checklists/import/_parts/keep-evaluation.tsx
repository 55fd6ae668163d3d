'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { Combobox, type ComboboxOption } from '@/components/ui/combobox'
import { DateInput } from '@/components/ui/date-input'
import { FormMessage } from '@/components/ui/form-message'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import type { InspectionPreview } from '@/lib/checklists/use-cases/import-checklist'
import { touchpoints } from '@/lib/core/checklist'
import { findSubjects } from './find-subjects'
import { ImportRefusal } from './import-refusal'
import { type ImportSource, type KeptAnswer, sendEvaluation } from './send-import'

/** Keeps the answers and the score of a filled inspection, once it is said whose they are. */
export function KeepEvaluation({
  source,
  inspection,
  units,
}: {
  source: ImportSource
  inspection: InspectionPreview
  units: readonly ComboboxOption[]
}) {
  const t = useTranslations('past-evaluations')
  const touchpointName = useTranslations('checklists.touchpoints')
  const [subject, setSubject] = useState<'unit' | 'person'>('unit')
  const [subjectId, setSubjectId] = useState<string | null>(null)
  const [day, setDay] = useState(inspection.completedOn ?? '')
  const [touchpoint, setTouchpoint] = useState('')
  const [answer, setAnswer] = useState<KeptAnswer | null>(null)
  const [isBusy, start] = useTransition()
  const keep = () => {
    if (subjectId === null) return
    const place = { subject, subjectId, day, touchpoint }
    start(async () => setAnswer(await sendEvaluation(source, place)))
  }
  const isUnit = subject === 'unit'
  const hasScore = inspection.computed.percentage !== null
  return (
    <section className="grid max-w-3xl gap-4 border-t border-line pt-5">
      <h2 className="text-17 font-semibold">{t('title')}</h2>
      <p className="text-ink-2">{t(hasScore ? 'lead' : 'noScore')}</p>
      {answer?.ok ? <Kept answer={answer} /> : null}
      {hasScore && !answer?.ok ? (
        <>
          <RadioGroup
            name="subject"
            look="segments"
            legend={t('subject')}
            value={subject}
            options={[
              { value: 'unit', label: t('unit') },
              { value: 'person', label: t('person') },
            ]}
            onChange={({ target }) => {
              setSubject(target.value === 'person' ? 'person' : 'unit')
              setSubjectId(null)
            }}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Combobox
              key={subject}
              label={t(subject)}
              options={isUnit ? units : []}
              load={isUnit ? undefined : findSubjects}
              onValueChange={setSubjectId}
              placeholder={t(isUnit ? 'findUnit' : 'findPerson')}
            />
            <Select
              label={t('touchpoint')}
              emptyLabel={t('anyTouchpoint')}
              options={touchpoints.map((value) => ({ value, label: touchpointName(value) }))}
              value={touchpoint}
              onChange={({ target }) => setTouchpoint(target.value)}
            />
            <DateInput
              label={t('day')}
              hint={t(inspection.completedOn === null ? 'dayUnknown' : 'dayOfFile')}
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          </div>
          {answer !== null && !answer.ok && !isBusy ? (
            <ImportRefusal answer={answer} sentences="past-evaluations.reasons" />
          ) : null}
          <Button
            className="justify-self-start"
            disabled={isBusy || subjectId === null || day === ''}
            onClick={keep}
          >
            {t('keep')}
          </Button>
        </>
      ) : null}
    </section>
  )
}

function Kept({ answer: { batchId, added } }: { answer: Extract<KeptAnswer, { ok: true }> }) {
  const t = useTranslations('past-evaluations')
  return (
    <div className="grid justify-items-start gap-4">
      <FormMessage tone="done" title={t(added ? 'kept' : 'keptBefore')} />
      <LinkButton href={`/past-scores/${batchId}`}>{t('open')}</LinkButton>
    </div>
  )
}
