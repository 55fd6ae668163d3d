import { useTranslations } from 'next-intl'
import { useDay } from '@/app/_standard/use-day'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { OwnStandardLine } from '@/lib/acknowledgements/schema'

/** On the own home: what waits to be read, since when, and whether somebody reminded. */
export function StandardsToRead({ toRead }: { toRead: readonly OwnStandardLine[] }) {
  const t = useTranslations('reading.home')
  const dayOf = useDay()
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
    </Callout>
  )
}
