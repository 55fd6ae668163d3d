import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { outdatedBy } from '@/lib/core/outdated-run'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'

const records = ['figures', 'timesheets', 'salaries', 'people', 'rules', 'schemes'] as const
const kinds = [...records, 'visits', 'lines', 'settlements'] as const

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
  const isHindered = changedSince !== null && outdatedBy(changedSince) !== null
  return (
    <Callout tone="needs-you">
      {t('stale', { list })} {isHindered ? t('staleHinders') : null}
    </Callout>
  )
}
