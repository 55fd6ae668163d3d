import { useTranslations } from 'next-intl'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { LinkButton } from './button'

/** Which part of a long list this is, and the way to its neighbours. */
export function Pages({
  page,
  size,
  total,
  hrefFor,
}: {
  /** From 1. */
  page: number
  size: number
  total: number
  hrefFor: (page: number) => string
}) {
  const t = useTranslations('common.table')
  const format = useFormat()
  if (total <= size) return null
  const from = (page - 1) * size + 1
  const to = Math.min(total, page * size)
  return (
    <nav aria-label={t('pages')} className="flex items-center justify-between gap-4 pt-3">
      <span className="num text-13 text-ink-3">
        {t('range', {
          from: format.count(from),
          to: format.count(to),
          total: format.count(total),
        })}
      </span>
      <span className="flex gap-2">
        {page > 1 ? (
          <LinkButton size="small" rel="prev" href={hrefFor(page - 1)}>
            {t('previous')}
          </LinkButton>
        ) : null}
        {to < total ? (
          <LinkButton size="small" rel="next" href={hrefFor(page + 1)}>
            {t('next')}
          </LinkButton>
        ) : null}
      </span>
    </nav>
  )
}
