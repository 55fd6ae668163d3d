'use client'

import { useTranslations } from 'next-intl'
import {
  Area,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'
import { floatClass } from '@/components/ui/float'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { marksOf, type TrendBeside, type TrendMark, type TrendPoint } from './trend-points'

export interface TrendPlotProps {
  points: readonly TrendPoint[]
  beside?: TrendBeside | undefined
  target?: string | undefined
  scale: { readonly from: number; readonly to: number }
  height: number
}

const axisText = { fontSize: 12, fill: 'var(--ink-3)' }

export function TrendPlot({ points, beside, target, scale, height }: TrendPlotProps) {
  const t = useTranslations('common.score')
  const format = useFormat()
  const last = points.findLastIndex((point) => point.value !== null)
  const percent = (value: number) => format.decimal(String(value))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={[...marksOf(points, beside?.points)]}
        margin={{ top: 22, right: 56, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <XAxis
          dataKey="x"
          type="number"
          domain={[-0.15, Math.max(points.length - 1, 0.15) + 0.15]}
          ticks={points.map((_, index) => index)}
          tickFormatter={(index: number) => points[index]?.label ?? ''}
          interval="equidistantPreserveStart"
          tickLine={false}
          axisLine={false}
          tick={axisText}
          height={28}
        />
        <YAxis
          domain={[scale.from, scale.to]}
          ticks={[scale.from, (scale.from + scale.to) / 2, scale.to]}
          tickFormatter={percent}
          tickLine={false}
          axisLine={false}
          tick={axisText}
          width={34}
        />
        {[scale.from, scale.to].map((level) => (
          <ReferenceLine key={level} y={level} stroke="var(--line)" />
        ))}
        {target === undefined ? null : (
          <ReferenceLine
            y={Number(target)}
            stroke="var(--line-strong)"
            strokeDasharray="3 4"
            label={{
              value: t('target', { target: format.decimal(target) }),
              position: 'insideTopLeft',
              ...axisText,
            }}
          />
        )}
        {points.map((point, index) =>
          point.breakBefore === undefined ? null : (
            <ReferenceLine
              key={point.key}
              x={index - 0.5}
              stroke="var(--ink-3)"
              strokeDasharray="2 3"
              label={
                <BreakLabel text={point.breakBefore} before={index > (points.length - 1) / 2} />
              }
            />
          ),
        )}
        <Tooltip
          content={(props) => <PointCard {...props} besideName={beside?.name} />}
          cursor={{ stroke: 'var(--line-strong)' }}
          isAnimationActive={false}
        />
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--band)"
          fillOpacity={1}
          activeDot={false}
          isAnimationActive={false}
          connectNulls={false}
        />
        {beside === undefined ? null : (
          <Line
            dataKey="beside"
            stroke="var(--ink-3)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
            isAnimationActive={false}
            connectNulls={false}
            dot={(props: DotProps) => <HollowDot key={props.index} {...props} />}
            activeDot={{ r: 4, fill: 'var(--paper)', stroke: 'var(--ink)' }}
          >
            <ErrorBar dataKey="reach" width={4} stroke="var(--ink-3)" strokeWidth={1} />
          </Line>
        )}
        <Line
          dataKey="value"
          stroke="var(--accent)"
          strokeWidth={2}
          isAnimationActive={false}
          connectNulls={false}
          dot={(props: DotProps) => <PointDot key={props.index} {...props} lastIndex={last} />}
          activeDot={{ r: 5, fill: 'var(--accent)', stroke: 'var(--paper)' }}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

interface BreakLabelProps {
  text: string
  /** Written to the left of the line, where the right has no room. */
  before: boolean
  viewBox?: { x?: number; y?: number }
}

function BreakLabel({ text, before, viewBox }: BreakLabelProps) {
  if (viewBox?.x === undefined || viewBox.y === undefined) return null
  return (
    <text
      x={viewBox.x + (before ? 4 : -4)}
      y={viewBox.y - 8}
      textAnchor={before ? 'end' : 'start'}
      fontSize={12}
      fill="var(--ink-2)"
      className="@max-xl:hidden"
    >
      {text}
    </text>
  )
}

interface DotProps {
  cx?: number
  cy?: number
  index?: number
  payload?: TrendMark
}

/** A dot a period; the newest one carries its number, so that no legend is needed. */
function PointDot({ cx, cy, payload, lastIndex }: DotProps & { lastIndex: number }) {
  const format = useFormat()
  const point = payload?.point
  if (cx === undefined || cy === undefined || !point || point.value === null) return null
  const isLast = payload.x === lastIndex
  return (
    <g>
      <circle
        cx={cx}
        cy={cy}
        r={isLast ? 5 : 3.5}
        fill={point.isFew ? 'var(--paper)' : 'var(--accent)'}
        stroke="var(--accent)"
        strokeWidth={point.isFew ? 1.5 : 0}
      />
      {isLast ? (
        <text x={cx + 10} y={cy + 4} fontSize={13} fontWeight={600} fill="var(--ink)">
          {format.decimal(point.value, { minPlaces: 2 })}
        </text>
      ) : null}
    </g>
  )
}

/** A mark of the second series: hollow, and seen as a ring where both lie on one spot. */
function HollowDot({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.besidePoint?.value == null) return null
  return (
    <circle cx={cx} cy={cy} r={5} fill="var(--paper)" stroke="var(--ink-2)" strokeWidth={1.5} />
  )
}

function PointCard({
  active,
  payload,
  besideName,
}: Pick<TooltipContentProps, 'active' | 'payload'> & { besideName: string | undefined }) {
  const mark: TrendMark | undefined = payload?.[0]?.payload
  const point = mark?.point
  if (!active || !point) return null
  const other = mark.besidePoint?.value === null ? null : mark.besidePoint
  return (
    <div className={`${floatClass} num grid gap-1.5 px-3 py-2 text-13`}>
      <p className="text-ink-3">{point.label}</p>
      {point.value === null && other ? null : <PointFigures point={point} />}
      {other ? (
        <div>
          <p className="text-ink-3">{besideName}</p>
          <PointFigures point={other} />
        </div>
      ) : null}
    </div>
  )
}

function PointFigures({ point }: { point: TrendPoint }) {
  const t = useTranslations('common.score')
  const format = useFormat()
  return (
    <div>
      <p className="text-15 font-semibold">
        {point.value === null ? t('none') : format.score(point.value)}
      </p>
      {point.low !== undefined && point.high !== undefined ? (
        <p className="text-ink-2">{format.range(point.low, point.high)}</p>
      ) : null}
      {point.n === undefined ? null : (
        <p className="text-ink-2">{t('n', { n: format.count(point.n) })}</p>
      )}
      {point.measured === undefined ? null : <p className="text-ink-3">{point.measured}</p>}
    </div>
  )
}
