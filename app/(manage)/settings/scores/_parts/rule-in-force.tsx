import { useTranslations } from 'next-intl'
import { KeyValue } from '@/components/ui/key-value'
import { Section } from '@/components/ui/page-head'
import { type Touchpoint, touchpoints } from '@/lib/core/checklist'
import { sumOfWeights } from '@/lib/core/period-rule'
import type { TouchpointWeights } from '@/lib/core/period-score'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What counts this month, in sentences and with every weight. */
export function RuleInForce({
  weights,
  month,
}: {
  weights: TouchpointWeights | null
  month: string
}) {
  const t = useTranslations('period-rules.now')
  const format = useFormat()
  return (
    <Section title={t('title')} subtitle={format.monthTitle(month)}>
      <div className="grid gap-3">
        <p>{t('visit')}</p>
        {weights === null ? <p>{t('even')}</p> : <Weights weights={weights} />}
        <p>{t('few')}</p>
      </div>
    </Section>
  )
}

function Weights({ weights }: { weights: TouchpointWeights }) {
  const t = useTranslations('period-rules.now')
  const names = useTranslations('period-score.titles')
  const format = useFormat()
  const weightOf = (touchpoint: Touchpoint) => {
    const weight = weights[touchpoint]
    return weight === undefined ? t('none') : format.decimal(weight)
  }
  return (
    <>
      <p>{t('weighted')}</p>
      <KeyValue
        facts={[
          ...touchpoints.map((one) => ({ term: names(one), value: weightOf(one), numeric: true })),
          { term: t('sum'), value: format.decimal(sumOfWeights(weights)), numeric: true },
        ]}
      />
      <p className="text-13 text-ink-3">{t('sumNote')}</p>
    </>
  )
}
