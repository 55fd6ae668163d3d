import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { viewChecklistTrendSchema } from '@/lib/overview/schema'
import { viewChecklistTrend } from '@/lib/overview/use-cases/view-checklist-trend'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { OverStandards } from './_parts/over-standards'
import { RescoredTotals } from './_parts/rescored-totals'
import { TrendFilters } from './_parts/trend-filters'

export async function generateMetadata() {
  return { title: (await getTranslations('trends.checklist'))('title') }
}

type Props = PageProps<'/checklists/[checklistId]/trend'>

export default async function ChecklistTrendPage({ params, searchParams }: Props) {
  const actor = await pageActor('checklist:read')
  const checklistId = uuidParam((await params).checklistId)
  const input = viewChecklistTrendSchema.parse({ ...(await searchParams), checklistId })
  const trend = await pageRead(viewChecklistTrend(actor, input, await serverDeps()))
  const t = await getTranslations('trends.checklist')
  const title = textFor(trend.title, await getLocale())
  return (
    <>
      <PageHead
        title={t('pageTitle', { title })}
        back={{ href: `/checklists/${checklistId}`, label: t('back') }}
      />
      <TrendFilters trend={trend} isFiltered={input.from !== undefined || input.as !== undefined} />
      {trend.used.length === 0 ? (
        <EmptyState>{t('empty')}</EmptyState>
      ) : (
        <div className="grid max-w-5xl gap-12">
          <OverStandards trend={trend} />
          <RescoredTotals trend={trend} />
        </div>
      )}
    </>
  )
}
