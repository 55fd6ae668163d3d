import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useDay } from '@/app/_standard/use-day'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { OwnStandardLine } from '@/lib/acknowledgements/schema'
import { textFor } from '@/lib/core/localized-text'

/** So many are named; the others are counted. */
const NAMED = 5

/** On the own home: what waits to be read, since when, and whether somebody reminded. */
export function StandardsToRead({ toRead }: { toRead: readonly OwnStandardLine[] }) {
  const t = useTranslations('reading.home')
  const dayOf = useDay()
  const locale = useLocale()
  const [oldest] = toRead
  if (!oldest) return null
  const reminded = toRead
    .flatMap(({ remindedOn }) => remindedOn ?? [])
    .sort()
    .at(-1)
  const href = toRead.length === 1 ? `/me/standards/${oldest.standardId}` : '/me/standards'
  return (
    <Callout
      tone="needs-you"
      title={t('title', { count: toRead.length })}
      action={<LinkButton href={href}>{t('open')}</LinkButton>}
    >
      {t('since', { day: dayOf(oldest.owedSince ?? '') })}{' '}
      {reminded ? t('reminded', { day: dayOf(reminded) }) : null}
      <ul className="mt-1.5 grid gap-1">
        {toRead.slice(0, NAMED).map(({ standardId, number, text }) => (
          <li key={standardId}>
            <Link
              href={`/me/standards/${standardId}`}
              className="link inline-block pointer-coarse:py-2.5"
            >
              {t('standard', { number, text: textFor(text, locale) })}
            </Link>
          </li>
        ))}
      </ul>
      {toRead.length > NAMED ? <p>{t('more', { count: toRead.length - NAMED })}</p> : null}
    </Callout>
  )
}
