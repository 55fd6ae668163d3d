'use client'

import dynamic from 'next/dynamic'
import type { DistributionPlotProps } from './distribution-plot'
import type { TrendPlotProps } from './trend-plot'

/** The drawing library comes after the page: its numbers are readable before, in text and table. */
const TrendPlot = dynamic(() => import('./trend-plot').then((module) => module.TrendPlot), {
  ssr: false,
})

const DistributionPlot = dynamic(
  () => import('./distribution-plot').then((module) => module.DistributionPlot),
  { ssr: false },
)

export function LazyTrendPlot(props: TrendPlotProps) {
  return (
    <div style={{ height: props.height }}>
      <TrendPlot {...props} />
    </div>
  )
}

export function LazyDistributionPlot(props: DistributionPlotProps) {
  return (
    <div style={{ height: props.height }}>
      <DistributionPlot {...props} />
    </div>
  )
}
