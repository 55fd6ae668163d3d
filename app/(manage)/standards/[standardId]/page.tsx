import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { Tabs } from '@/components/ui/tabs'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { standardViewSchema } from '@/lib/standards/schema'
import { viewStandard } from '@/lib/standards/use-cases/view-standard'
import { StandardState } from '../_parts/standard-state'
import { AcknowledgementPart } from './_parts/acknowledgement-part'
import { ResultsPart } from './_parts/results-part'
import { StandardActions } from './_parts/standard-actions'
import { tabsFor } from './_parts/standard-tabs'
import { TextPart } from './_parts/text-part'
import { VersionsPart } from './_parts/versions-part'

export async function generateMetadata() {
  return { title: (await getTranslations('standards'))('title') }
}

export default async function StandardPage({
  params,
  searchParams,
}: PageProps<'/standards/[standardId]'>) {
  const actor = await pageActor('standard:read')
  const standardId = uuidParam((await params).standardId)
  const { tab, from, to, unit } = standardViewSchema.parse(await searchParams)
  const deps = await serverDeps()
  const view = await pageRead(viewStandard(actor, { standardId, from, to }, deps))
  const t = await getTranslations('standards.one')
  const names = tabsFor(view)
  const current = names.includes(tab) ? tab : 'text'
  return (
    <>
      <PageHead
        title={t('title', { number: view.number })}
        subtitle={view.may.change ? <StandardState state={view.state} /> : undefined}
        back={{ href: '/standards', label: t('back') }}
        action={view.may.change ? <StandardActions view={view} /> : null}
      />
      <Tabs
        label={t('tabs')}
        tabs={names.map((name) => ({
          href:
            name === 'text' ? `/standards/${standardId}` : `/standards/${standardId}?tab=${name}`,
          label: t(`tab.${name}`),
          current: name === current,
        }))}
      />
      {current === 'text' ? <TextPart actor={actor} view={view} /> : null}
      {current === 'versions' ? <VersionsPart view={view} /> : null}
      {current === 'acknowledgement' ? (
        <AcknowledgementPart actor={actor} view={view} unitId={unit} />
      ) : null}
      {current === 'results' ? <ResultsPart actor={actor} view={view} /> : null}
    </>
  )
}
