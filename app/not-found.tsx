import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageLink } from '@/components/ui/plain-button'

export default async function NotFound() {
  const t = await getTranslations('errors.page')
  return (
    <main>
      <Notice
        title={t('notFoundTitle')}
        action={
          <PageLink look="primary" href="/">
            {t('home')}
          </PageLink>
        }
      >
        <p>{t('notFoundText')}</p>
      </Notice>
    </main>
  )
}
