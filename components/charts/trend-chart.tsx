import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { Figure, FigureTable } from './figure'
import { LazyTrendPlot } from './lazy-plots'
import { scaleOf, type TrendBeside, type TrendPoint } from './trend-points'

/** How a score moved, with its interval. Where two periods cannot be compared the line breaks. */
export function TrendChart({
  title,
  subtitle,
  points,
  name,
  beside,
  target,
  fromZero,
  height = 200,
  className,
}: {
  /** A question: "How do we work?" */
  title: ReactNode
  subtitle?: ReactNode
  points: readonly TrendPoint[]
  /** What the points are, where a second series stands beside them. */
  name?: string | undefined
  beside?: TrendBeside | null | undefined
  /** Percent as decimal text. */
  target?: string | undefined
  fromZero?: boolean | undefined
  height?: number | undefined
  className?: string | undefined
}) {
  const t = useTranslations('common')
  const scale = fromZero
    ? { from: 0, to: 100 }
    : scaleOf([...points, ...(beside?.points ?? [])], target)
  const format = useFormat()
  const breaks = points.flatMap((point) => (point.breakBefore ? [point.breakBefore] : []))
  const honest =
    scale.from > 0 ? [t('chart.fromZero', { from: format.percent(String(scale.from)) })] : []
  const isFewAnywhere = points.some(({ isFew, value }) => isFew && value !== null)
  return (
    <Figure
      title={title}
      subtitle={subtitle}
      className={className}
      note={
        honest.length + breaks.length === 0 && !isFewAnywhere ? undefined : (
          <>
            {honest}
            {isFewAnywhere ? <FewNote>{t('chart.fewPoint')}</FewNote> : null}
            {/* Where there is room the break itself carries its words. */}
            {breaks.map((text) => (
              <span key={text} className="block @xl:hidden">
                {text}
              </span>
            ))}
          </>
        )
      }
      table={
        <TrendTable
          caption={typeof title === 'string' ? title : t('chart.value')}
          series={[{ name: name ?? t('chart.value'), points }, ...(beside ? [beside] : [])]}
        />
      }
    >
      {beside ? <SeriesNames name={name ?? t('chart.value')} beside={beside.name} /> : null}
      <LazyTrendPlot
        points={points}
        beside={beside ?? undefined}
        target={target}
        scale={scale}
        height={height}
      />
    </Figure>
  )
}

/** What a hollow dot means, where one is seen. */
function FewNote({ children }: { children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0">
        <circle cx="5" cy="5" r="3.5" className="fill-paper stroke-accent" strokeWidth="1.5" />
      </svg>
      {children}
    </span>
  )
}

/** Which mark is which, where there are two kinds. */
function SeriesNames({ name, beside }: { name: string; beside: string }) {
  return (
    <p className="mb-1 flex flex-wrap gap-x-5 gap-y-1 text-13 text-ink-2">
      <span className="inline-flex items-center gap-1.5">
        <svg aria-hidden="true" viewBox="0 0 22 10" className="h-2.5 w-5.5">
          <path d="M0 5h22" className="stroke-accent" strokeWidth="2" />
          <circle cx="11" cy="5" r="4" className="fill-accent" />
        </svg>
        {name}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg aria-hidden="true" viewBox="0 0 22 10" className="h-2.5 w-5.5">
          <path d="M0 5h22" className="stroke-ink-3" strokeWidth="1.5" strokeDasharray="4 3" />
          <circle cx="11" cy="5" r="3.5" className="fill-paper stroke-ink-2" strokeWidth="1.5" />
        </svg>
        {beside}
      </span>
    </p>
  )
}

/** The numbers of every series; a second one is named in each of its rows. */
function TrendTable({
  caption,
  series,
}: {
  caption: string
  series: readonly { name: string; points: readonly TrendPoint[] }[]
}) {
  const t = useTranslations('common')
  const format = useFormat()
  const isSeveral = series.length > 1
  const isNoted = series.some(({ points }) => points.some((point) => noteOf(point) !== ''))
  const rows = series.flatMap(({ name, points }) =>
    points
      .filter((point) => !isSeveral || point.value !== null)
      .map((point) => ({
        key: `${name} ${point.key}`,
        cells: [
          point.label,
          ...(isSeveral ? [name] : []),
          point.value === null ? t('score.none') : format.score(point.value),
          point.low === undefined || point.high === undefined
            ? '–'
            : format.range(point.low, point.high),
          point.n === undefined ? '–' : format.count(point.n),
          ...(isNoted ? [noteOf(point)] : []),
        ],
      })),
  )
  return (
    <FigureTable
      caption={caption}
      heads={[
        t('chart.when'),
        ...(isSeveral ? [t('chart.series')] : []),
        t('chart.value'),
        t('chart.interval'),
        t('chart.n'),
        ...(isNoted ? [t('chart.note')] : []),
      ]}
      rows={rows}
      endsInWords={isNoted}
    />
  )
}

/** The words of a point: what broke before it, and over what it was measured. */
function noteOf({ value, breakBefore, measured }: TrendPoint): string {
  return value === null ? '' : [breakBefore, measured].filter(Boolean).join('; ')
}
