import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { viewOrganisation } from '@/lib/organisations/use-cases/view-organisation'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { CreateCampaignForm } from '../_parts/create-campaign-form'

export async function generateMetadata() {
  return { title: (await getTranslations('campaigns.new'))('title') }
}

export default async function NewCampaignPage() {
  const actor = await pageActor('campaign:change')
  const { currency } = await viewOrganisation(actor, await serverDeps())
  const t = await getTranslations('campaigns')
  const { locale } = await getFormat()
  return (
    <div className="max-w-2xl">
      <PageHead
        title={t('new.title')}
        subtitle={t('new.lead')}
        back={{ href: '/campaigns', label: t('title') }}
      />
      <CreateCampaignForm currency={currencySymbol(currency, locale)} />
    </div>
  )
}
