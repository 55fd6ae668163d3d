import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TrainingAge } from '@/app/_standard/training-age'
import { useDay } from '@/app/_standard/use-day'
import { DayText } from '@/components/ui/day-text'
import { Section } from '@/components/ui/page-head'
import type { TrainingEffect } from '@/lib/core/training-effect'
import type { Training } from '@/lib/trainings/schema'
import { EffectLine } from './effect-line'
import { RemoveTraining } from './remove-training'

/** When whom was trained on the standard, newest first. */
export function TrainingList({
  trainings,
  effects,
  today,
  mayRemove,
  children,
}: {
  trainings: readonly Training[]
  /** By training. */
  effects: ReadonlyMap<string, TrainingEffect>
  today: string
  mayRemove: boolean
  children: ReactNode
}) {
  const t = useTranslations('standards.training')
  const dayOf = useDay()
  const [newest] = trainings
  return (
    <Section title={t('title')}>
      {newest === undefined ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span>{t('last', { day: dayOf(newest.trainedOn) })}</span>
          <TrainingAge trainedOn={newest.trainedOn} today={today} />
        </p>
      )}
      <ul className="mt-3 grid">
        {trainings.map(({ id, trainedOn, unitName, note, recordedByName }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line py-2"
          >
            <DayText day={trainedOn} className="num w-36" />
            <span className="font-medium">{unitName ?? t('company')}</span>
            <span className="min-w-0 flex-1 text-ink-2">{note}</span>
            <span className="text-13 text-ink-3">{t('by', { name: recordedByName })}</span>
            {mayRemove ? <RemoveTraining trainingId={id} /> : null}
            <EffectLine effect={effects.get(id)} />
          </li>
        ))}
      </ul>
      {effects.size > 0 ? (
        <p className="mt-2 max-w-[76ch] text-13 text-ink-3">{t('effect.note')}</p>
      ) : null}
      {children}
    </Section>
  )
}
