import { useTranslations } from 'next-intl'
import { PageHead } from '@/components/ui/page-head'
import { Tabs } from '@/components/ui/tabs'

/** The head that all parts of the settings share. */
export function SettingsHead({
  part,
  action,
}: {
  part: 'organisation' | 'accounts' | 'scores' | 'phone-copies'
  action?: React.ReactNode
}) {
  const t = useTranslations('settings')
  const tabs = [
    { href: '/settings', label: t('tabs.organisation'), current: part === 'organisation' },
    { href: '/settings/accounts', label: t('tabs.accounts'), current: part === 'accounts' },
    { href: '/settings/scores', label: t('tabs.scores'), current: part === 'scores' },
    {
      href: '/settings/phone-copies',
      label: t('tabs.phone-copies'),
      current: part === 'phone-copies',
    },
  ]
  return (
    <>
      <PageHead title={t('title')} action={action} />
      <Tabs label={t('tabs.label')} tabs={tabs} />
    </>
  )
}
