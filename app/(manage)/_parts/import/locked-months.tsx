'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { TableImported } from '@/lib/core/table-import'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Lines of months that are paid already: nothing is changed there, the difference comes later. */
export function LockedMonths({
  locked: { months, lines },
}: {
  locked: NonNullable<TableImported['locked']>
}) {
  const t = useTranslations('table-import')
  const format = useFormat()
  if (lines === 0) return null
  return (
    <Callout>
      {t('locked', { count: lines, months: months.map(format.monthTitle).join(', ') })}
    </Callout>
  )
}
