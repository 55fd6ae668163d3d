import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** Nothing released and nothing imported: what to do first. */
export function EmptyOverview({ mayImport }: { mayImport: boolean }) {
  const t = useTranslations('overview')
  const past = useTranslations('trends.past')
  return (
    <EmptyState
      action={
        <>
          <LinkButton href="/visits">{t('emptyAction')}</LinkButton>
          {mayImport ? (
            <LinkButton look="quiet" href="/past-scores">
              {past('import')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {t('empty')}
    </EmptyState>
  )
}
