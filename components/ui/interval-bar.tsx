import { useTranslations } from 'next-intl'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { classNames } from './class-names'

/**
 * Where a score lies and how sure it is: the line is the scale, the bar the interval, the tick the
 * score. Units: percent as decimal text; positions on the screen are only drawn, never calculated on.
 */
export function IntervalBar({
  low,
  high,
  mean,
  target,
  from = 0,
  to = 100,
  className = 'w-30',
}: {
  low: string
  high: string
  mean: string
  target?: string | undefined
  /** The scale; the same for all bars of one column. */
  from?: number | undefined
  to?: number | undefined
  className?: string | undefined
}) {
  const t = useTranslations('common.score')
  const format = useFormat()
  const at = (percent: string) =>
    Math.min(100, Math.max(0, ((Number(percent) - from) / (to - from)) * 100))
  const left = at(low)
  const words = t('interval', { low: format.score(low), high: format.score(high) })
  return (
    <svg
      role="img"
      aria-label={words}
      className={classNames('inline-block h-3.5 overflow-visible align-middle', className)}
    >
      <title>{words}</title>
      <rect y="6" width="100%" height="2" className="fill-line" />
      <rect
        x={`${left}%`}
        y="4"
        width={`${Math.max(0.5, at(high) - left)}%`}
        height="6"
        rx="3"
        className="fill-interval"
      />
      {target === undefined ? null : (
        <rect x={`${at(target)}%`} width="1" height="14" className="fill-ink-3" />
      )}
      <rect
        x={`${at(mean)}%`}
        y="1"
        width="2"
        height="12"
        transform="translate(-1)"
        className="fill-ink"
      />
    </svg>
  )
}
