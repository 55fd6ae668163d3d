'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import type { Sampling } from '@/lib/core/scheme'
import { CountInput } from './inputs'

const smoothings: readonly Sampling['smoothing'][] = ['none', 'reliability']

/** How many visits a score needs before it counts, and whether few are drawn to the group. */
export function SamplingFields({
  sampling,
  maySmooth,
  onSampling,
}: {
  sampling: Sampling
  /** A formula reads several scores, each as it is. */
  maySmooth: boolean
  onSampling: (sampling: Sampling) => void
}) {
  const t = useTranslations('pay.schemes.form')
  return (
    <>
      <CountInput
        label={t('minimumVisits')}
        hint={t('minimumVisitsHint')}
        error={t('countError', { most: 100 })}
        most={100}
        count={sampling.minimumVisits}
        onCount={(minimumVisits) => onSampling({ ...sampling, minimumVisits })}
      />
      {maySmooth ? (
        <Select
          label={t('smoothing')}
          value={sampling.smoothing}
          options={smoothings.map((value) => ({ value, label: t(`smoothings.${value}`) }))}
          onChange={(event) => {
            const smoothing = smoothings.find((value) => value === event.target.value)
            if (smoothing) onSampling({ ...sampling, smoothing })
          }}
        />
      ) : null}
    </>
  )
}
