import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { DistributionBin } from './distribution-plot'
import { Figure, FigureTable } from './figure'
import { LazyDistributionPlot } from './lazy-plots'

/** How many lie where: bars from zero, the count on each. */
export function DistributionChart({
  title,
  subtitle,
  bins,
  height = 180,
  className,
}: {
  /** A question: "How far apart are the shops?" */
  title: ReactNode
  subtitle?: ReactNode
  bins: readonly DistributionBin[]
  height?: number | undefined
  className?: string | undefined
}) {
  const t = useTranslations('common.chart')
  const format = useFormat()
  return (
    <Figure
      title={title}
      subtitle={subtitle}
      className={className}
      table={
        <FigureTable
          caption={typeof title === 'string' ? title : t('count')}
          heads={[t('range'), t('count')]}
          rows={bins.map((bin) => ({
            key: bin.key,
            cells: [bin.label, format.count(bin.count)],
          }))}
        />
      }
    >
      <LazyDistributionPlot bins={bins} height={height} />
    </Figure>
  )
}
