import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/page-head'
import { viewOrganisation } from '@/lib/organisations/use-cases/view-organisation'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { LogoForm } from './_parts/logo-form'
import { OrganisationForm } from './_parts/organisation-form'
import { SettingsHead } from './_parts/settings-head'

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const actor = await pageActor('organisation:change')
  const organisation = await viewOrganisation(actor, await serverDeps())
  const t = await getTranslations('settings')
  return (
    <>
      <SettingsHead part="organisation" />
      <div className="grid max-w-xl gap-12">
        <Section
          title={t('organisation.title')}
          subtitle={t('organisation.code', { code: organisation.code })}
        >
          <OrganisationForm organisation={organisation} />
        </Section>
        <Section title={t('logo.title')} subtitle={t('logo.lead')}>
          <LogoForm logoFileId={organisation.logoFileId} />
        </Section>
      </div>
    </>
  )
}
