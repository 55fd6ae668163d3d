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
  className,
}: {
  /** Percentage points as decimal text: "1.80", "-0.35". */
  value: string | null
  certainty: ChangeCertainty
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
      <span className="text-13 text-ink-3">{isZero ? t('none') : t(certainty)}</span>
    </span>
  )
}
