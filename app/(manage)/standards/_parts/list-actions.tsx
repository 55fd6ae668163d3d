import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import type { ListStandards } from '@/lib/standards/schema'
import type { StandardList } from '@/lib/standards/use-cases/list-standards'
import { ExportLink } from './export-link'
import { standardsAddress } from './standards-address'

/** What can be done from the list; the main thing last, on the right. A phone has the rest at the foot. */
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
      {mayChange ? (
        <LinkButton className="max-sm:hidden" href="/standards/import">
          {t('import')}
        </LinkButton>
      ) : null}
      {mayChange ? (
        <LinkButton
          className="max-sm:hidden"
          scroll={false}
          href={standardsAddress(view, 'chapters')}
        >
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

/** Under the list: the table as a file, and on a phone what has no room in the head. */
export function ListFoot({
  view,
  list: { mayChange, total },
}: {
  view: ListStandards
  list: StandardList
}) {
  const t = useTranslations('standards')
  if (!mayChange) return null
  return (
    <p className="mt-4 flex flex-wrap gap-x-5 gap-y-1 text-13">
      {total > 0 ? <ExportLink className="link" /> : null}
      <Link className="link sm:hidden" href="/standards/import">
        {t('import')}
      </Link>
      <Link className="link sm:hidden" scroll={false} href={standardsAddress(view, 'chapters')}>
        {t('chapters')}
      </Link>
    </p>
  )
}
