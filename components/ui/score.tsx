import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { classNames } from './class-names'
import { IntervalBar } from './interval-bar'

export interface ScoreFigures {
  /** Percent as decimal text, as core displays it; null when nothing was measured. */
  percent: string | null
  /** How many visits stand behind it. */
  n?: number | undefined
  /** How many it takes to say anything: below it the score is grey. */
  needed?: number | undefined
  interval?: { low: string; high: string } | undefined
}

export type ScoreSize = 'row' | 'lead' | 'display'

const figureSize: Record<ScoreSize, string> = {
  row: '',
  lead: 'text-28',
  display: 'text-40 font-medium tracking-[-0.01em]',
}

/** A score as the product always writes it: the number, how sure it is, and of how many visits. */
export function Score({
  percent,
  n,
  needed,
  interval,
  href,
  size = 'row',
  bar = size === 'row',
  scale,
  className,
}: ScoreFigures & {
  /** The page that explains it: every computed number is a link to how. */
  href?: string | undefined
  size?: ScoreSize | undefined
  bar?: boolean | undefined
  scale?: { from: number; to: number } | undefined
  className?: string | undefined
}) {
  const t = useTranslations('common.score')
  const format = useFormat()
  const isFew = n !== undefined && needed !== undefined && n < needed
  if (percent === null) {
    return <span className={classNames('text-ink-3', className)}>{t('none')}</span>
  }
  const figure = (
    <span className={classNames(figureSize[size], isFew && 'text-ink-2')}>
      {format.score(percent)}
    </span>
  )
  const count = n === undefined ? null : t('n', { n: format.count(n) })
  const few = isFew ? t('tooFew', { n, needed }) : null
  if (size !== 'row') {
    const range = interval ? format.range(interval.low, interval.high) : null
    return (
      <span className={classNames('num grid', className)}>
        <Linked href={href}>{figure}</Linked>
        <span className="text-15 text-ink-2">
          {[count, range, few].filter((part) => part !== null).join(', ')}
        </span>
      </span>
    )
  }
  return (
    <span className={classNames('num inline-grid gap-x-2 in-[td]:justify-items-end', className)}>
      <span className="whitespace-nowrap">
        <Linked href={href}>{figure}</Linked>
        {count ? <span className="ml-1.5 text-13 text-ink-3">{count}</span> : null}
      </span>
      {few ? <span className="text-13 whitespace-nowrap text-ink-3">{few}</span> : null}
      {interval ? (
        <span className="flex flex-wrap items-baseline gap-x-2 in-[td]:justify-end">
          {bar ? (
            <IntervalBar
              {...interval}
              mean={percent}
              {...(scale ?? {})}
              className="w-30 max-sm:hidden"
            />
          ) : null}
          <span className="text-13 whitespace-nowrap text-ink-3">
            {format.range(interval.low, interval.high)}
          </span>
        </span>
      ) : null}
    </span>
  )
}

function Linked({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined) return children
  return (
    <Link
      href={href}
      className="underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-current"
    >
      {children}
    </Link>
  )
}
