import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

export default async function NotFound() {
  const t = await getTranslations('errors.page')
  return (
    <main>
      <Notice
        title={t('notFoundTitle')}
        action={
          <LinkButton look="primary" href="/">
            {t('home')}
          </LinkButton>
        }
      >
        <p>{t('notFoundText')}</p>
      </Notice>
    </main>
  )
}
