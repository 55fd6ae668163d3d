import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { pageActor } from '@/lib/platform/session'
import { SettingsHead } from '../_parts/settings-head'
import { CopyPanel } from './copy-panel'

export async function generateMetadata() {
  return { title: (await getTranslations('phone-copies'))('title') }
}

export default async function PhoneCopiesPage() {
  await pageActor('phone-copy:file')
  const t = await getTranslations('phone-copies')
  return (
    <ClientMessages namespaces={['phone-copies']}>
      <SettingsHead part="phone-copies" />
      <div className="grid max-w-3xl gap-6">
        <p className="text-ink-2">{t('lead')}</p>
        <CopyPanel />
      </div>
    </ClientMessages>
  )
}
