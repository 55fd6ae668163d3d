import { useTranslations } from 'next-intl'
import { KeyValue } from '@/components/ui/key-value'
import { Section } from '@/components/ui/page-head'
import type { ToldNoise } from '@/lib/core/told-noise'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** How much one visit tells: the same figures for every screen and for pay. */
export function NoisePart({ noise }: { noise: ToldNoise }) {
  const t = useTranslations('period-rules.noise')
  const format = useFormat()
  return (
    <Section title={t('title')}>
      <div className="grid gap-3">
        <p>{t(noise.source, { count: noise.subjects })}</p>
        <KeyValue
          facts={[
            {
              term: t('deviation'),
              value: t('points', { points: format.decimal(noise.deviation) }),
              numeric: true,
            },
            { term: t('reliability'), value: format.decimal(noise.reliability), numeric: true },
          ]}
        />
        <p>{t('interval')}</p>
        <p className="text-13 text-ink-3">{t('section')}</p>
      </div>
    </Section>
  )
}
