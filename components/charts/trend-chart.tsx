import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { Figure, FigureTable } from './figure'
import { LazyTrendPlot } from './lazy-plots'
import { scaleOf, type TrendPoint } from './trend-points'

/** How a score moved, with its interval. Where two periods cannot be compared the line breaks. */
export function TrendChart({
  title,
  subtitle,
  points,
  target,
  fromZero,
  height = 200,
  className,
}: {
  /** A question: "How do we work?" */
  title: ReactNode
  subtitle?: ReactNode
  points: readonly TrendPoint[]
  /** Percent as decimal text. */
  target?: string | undefined
  fromZero?: boolean | undefined
  height?: number | undefined
  className?: string | undefined
}) {
  const t = useTranslations('common')
  const format = useFormat()
  const scale = fromZero ? { from: 0, to: 100 } : scaleOf(points, target)
  const rows = points.map((point) => ({
    key: point.key,
    cells: [
      point.label,
      point.value === null ? t('score.none') : format.score(point.value),
      point.low === undefined || point.high === undefined
        ? '–'
        : format.range(point.low, point.high),
      point.n === undefined ? '–' : format.count(point.n),
    ],
  }))
  const breaks = points.flatMap((point) => (point.breakBefore ? [point.breakBefore] : []))
  const honest =
    scale.from > 0 ? [t('chart.fromZero', { from: format.percent(String(scale.from)) })] : []
  return (
    <Figure
      title={title}
      subtitle={subtitle}
      className={className}
      note={
        honest.length + breaks.length === 0 ? undefined : (
          <>
            {honest}
            {/* On a wide screen the break itself carries its words. */}
            {breaks.map((text) => (
              <span key={text} className="block sm:hidden">
                {text}
              </span>
            ))}
          </>
        )
      }
      table={
        <FigureTable
          caption={typeof title === 'string' ? title : t('chart.value')}
          heads={[t('chart.when'), t('chart.value'), t('chart.interval'), t('chart.n')]}
          rows={rows}
        />
      }
    >
      <LazyTrendPlot points={points} target={target} scale={scale} height={height} />
    </Figure>
  )
}
