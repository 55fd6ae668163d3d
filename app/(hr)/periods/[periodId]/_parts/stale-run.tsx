import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'

const kinds = ['figures', 'timesheets', 'salaries', 'people', 'rules', 'visits', 'lines'] as const

/** Says before the approval that the run no longer stands on the newest facts. */
export function StaleRun({ changedSince }: { changedSince: PeriodView['changedSince'] }) {
  const t = useTranslations('pay.periods')
  const { locale } = useFormat()
  const told = kinds.flatMap((kind) => {
    const count = changedSince?.[kind] ?? 0
    return count === 0 ? [] : [t(`staleKinds.${kind}`, { count })]
  })
  if (told.length === 0) return null
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(told)
  return <Callout tone="needs-you">{t('stale', { list })}</Callout>
}
