import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { FormerStatement } from '@/lib/periods/use-cases/view-statement'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { BackLink } from './back-link'

/** Instead of amounts that do not stand any more: what happened, and where the new ones will be. */
export function FormerNote({ former: { period, isReplaced } }: { former: FormerStatement }) {
  const t = useTranslations('pay')
  const month = useFormat().monthTitle(period.month)
  return (
    <>
      <BackLink href="/me">{t('mine.title')}</BackLink>
      <h1 className="mb-4 text-21 font-semibold">{t('statement.title')}</h1>
      <Callout tone="needs-you" className="max-w-178">
        {t(isReplaced ? 'statement.former.replaced' : 'statement.former.reopened', { month })}
      </Callout>
    </>
  )
}
