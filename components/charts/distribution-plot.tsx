'use client'

import {
  Bar,
  BarChart,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'

export interface DistributionBin {
  key: string
  /** "80–85" */
  label: string
  count: number
}

export interface DistributionPlotProps {
  bins: readonly DistributionBin[]
  height: number
}

export function DistributionPlot({ bins, height }: DistributionPlotProps) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={[...bins]}
        margin={{ top: 20, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={2}
        accessibilityLayer
      >
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={false}
          tick={{ fontSize: 12, fill: 'var(--ink-3)' }}
          interval="preserveStartEnd"
          height={24}
        />
        <YAxis hide domain={[0, 'dataMax']} />
        <ReferenceLine y={0} stroke="var(--line-strong)" />
        <Bar dataKey="count" isAnimationActive={false} fill="var(--interval)" radius={[2, 2, 0, 0]}>
          <LabelList
            dataKey="count"
            position="top"
            fontSize={12}
            fill="var(--ink-2)"
            formatter={(count: unknown) => (count === 0 ? '' : String(count))}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  )
}
