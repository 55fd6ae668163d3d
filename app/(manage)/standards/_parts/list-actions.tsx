import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import type { ListStandards } from '@/lib/standards/schema'
import type { StandardList } from '@/lib/standards/use-cases/list-standards'
import { standardsAddress } from './standards-address'

/** What can be done from the list; the main thing last, on the right. */
export function ListActions({
  view,
  list: { mayChange, maySeeScores, total },
  create,
}: {
  view: ListStandards
  list: StandardList
  create: ReactNode
}) {
  const t = useTranslations('standards')
  return (
    <>
      {maySeeScores ? <LinkButton href="/standards/scores">{t('scores')}</LinkButton> : null}
      {mayChange ? <LinkButton href="/standards/import">{t('import')}</LinkButton> : null}
      {mayChange ? (
        <LinkButton scroll={false} href={standardsAddress(view, 'chapters')}>
          {t('chapters')}
        </LinkButton>
      ) : null}
      {total > 0 ? create : null}
    </>
  )
}

export function NewStandard({ view }: { view: ListStandards }) {
  const t = useTranslations('standards')
  return (
    <LinkButton look="primary" scroll={false} href={standardsAddress(view, 'new')}>
      {t('new')}
    </LinkButton>
  )
}
