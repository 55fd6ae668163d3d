import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { viewOverviewSchema } from '@/lib/overview/schema'
import { viewOverview } from '@/lib/overview/use-cases/view-overview'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { EmptyOverview } from './_parts/empty-overview'
import { Headline } from './_parts/headline'
import { League } from './_parts/league'
import { OverviewFilters } from './_parts/overview-filters'
import { TrendLinks } from './_parts/trend-links'
import { WaitingLine } from './_parts/waiting-line'
import { Heat, Losses } from './_parts/where'

export async function generateMetadata() {
  return { title: (await getTranslations('overview'))('title') }
}

export default async function OverviewPage({ searchParams }: PageProps<'/overview'>) {
  const actor = await pageActor('overview:read')
  const input = viewOverviewSchema.parse(await searchParams)
  const { overview } = await viewOverview(actor, input, await serverDeps())
  const [t, format] = await Promise.all([getTranslations('overview'), getFormat()])
  const region = overview.regions.find(({ id }) => id === overview.region)?.name
  const words = {
    month: format.monthTitle(overview.month),
    touchpoint: t(`touchpoints.${overview.touchpoint}`),
  }
  const plan = may(actor, 'visit:plan') ? (
    <LinkButton look="primary" href="/campaigns">
      {t('plan')}
    </LinkButton>
  ) : null
  const links = (
    <TrendLinks
      overview={overview}
      mayReadChecklists={may(actor, 'checklist:read')}
      mayReadPast={may(actor, 'past-score:read')}
    />
  )
  return (
    <>
      <PageHead
        title={region ? t('pageTitleRegion', { ...words, region }) : t('pageTitle', words)}
        action={plan}
      />
      <OverviewFilters overview={overview} input={input} />
      {may(actor, 'visit:read') ? <WaitingLine waiting={overview.waiting} /> : null}
      {overview.past === null && overview.trend.every(({ visits }) => visits === 0) ? (
        <EmptyOverview mayImport={may(actor, 'past-score:change')} />
      ) : (
        <div className="grid gap-10">
          <Headline overview={overview} links={links} />
          <div className="grid gap-10 border-t border-line pt-8 xl:grid-cols-2">
            <Losses overview={overview} />
            <Heat overview={overview} />
          </div>
          <League overview={overview} />
        </div>
      )}
    </>
  )
}
