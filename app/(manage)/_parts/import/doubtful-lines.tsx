'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Checkbox } from '@/components/ui/choice'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { FirstOf } from '@/lib/core/table-import'
import type { RowProblem } from '@/lib/core/table-rows'

/** Lines that are likely a slip of the pen: they are taken as soon as somebody says that they are right. */
export function DoubtfulLines({
  doubts: { first, total },
  isConfirmed,
  isBusy,
  onConfirm,
}: {
  doubts: FirstOf<RowProblem>
  isConfirmed: boolean
  isBusy: boolean
  onConfirm: (isConfirmed: boolean) => void
}) {
  const t = useTranslations('table-import')
  const say = useProblemText('people.rowReasons')
  return (
    <Callout tone="needs-you" title={t('doubtsTitle', { count: total })}>
      <ul className="my-2 grid gap-1">
        {first.map(({ line, column, value, reason }) => (
          <li key={`${line} ${column}`}>
            <span className="text-13 text-ink-2">{t('row', { line })}</span> {column}{' '}
            <span className="num font-medium">{value}</span>. {say(reason)}
          </li>
        ))}
      </ul>
      {total > first.length ? <p>{t('more', { count: total - first.length })}</p> : null}
      <Checkbox
        label={t('doubtsConfirm')}
        hint={t('doubtsHint')}
        checked={isConfirmed}
        disabled={isBusy}
        onChange={({ target }) => onConfirm(target.checked)}
      />
    </Callout>
  )
}
