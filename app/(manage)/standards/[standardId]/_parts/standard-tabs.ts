import type { StandardTab } from '@/lib/standards/schema'
import type { ViewedStandard } from '@/lib/standards/use-cases/view-standard'

/** The parts of the page that the reader's grants open. */
export function tabsFor({ may }: ViewedStandard): readonly StandardTab[] {
  return [
    'text',
    'versions',
    ...(may.track ? (['acknowledgement'] as const) : []),
    ...(may.seeResults ? (['results'] as const) : []),
  ]
}
