import { useTranslations } from 'next-intl'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { classNames } from './class-names'

/**
 * Whether a difference can be told from chance; `unknown` where there is too little to say,
 * `other-rule` where the two are counted by different rules.
 */
export type ChangeCertainty = 'certain' | 'uncertain' | 'unknown' | 'other-rule'

/** A difference with its sign, and in words whether it means anything. */
export function Change({
  value,
  certainty,
  interval,
  className,
}: {
  /** Percentage points as decimal text: "1.80", "-0.35". */
  value: string | null
  certainty: ChangeCertainty
  /** Of the difference, percentage points as decimal text. */
  interval?: { readonly low: string; readonly high: string } | null | undefined
  className?: string | undefined
}) {
  const t = useTranslations('common.change')
  const format = useFormat()
  if (value === null || certainty === 'unknown' || certainty === 'other-rule') {
    const key = certainty === 'other-rule' ? 'other-rule' : 'unknown'
    return <span className={classNames('text-13 text-ink-3', className)}>{t(key)}</span>
  }
  const isZero = !/[1-9]/.test(value)
  return (
    <span className={classNames('num inline-flex flex-wrap items-baseline gap-x-1.5', className)}>
      <span className={certainty === 'certain' ? 'font-semibold' : 'text-ink-2'}>
        {format.change(value)}
      </span>
      {interval ? (
        <span className="text-13 text-ink-2">
          {t('interval', { low: format.change(interval.low), high: format.change(interval.high) })}
        </span>
      ) : null}
      <span className="text-13 text-ink-3">{isZero ? t('none') : t(certainty)}</span>
    </span>
  )
}
