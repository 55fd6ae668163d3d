import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { Figure, FigureTable } from './figure'

export interface LossBar {
  key: string
  /** "2.4 Offer help first" */
  label: string
  /** Share of the whole loss in percent, decimal text; rounded to whole percent on the screen. */
  share: string
  /** Its 90 % interval, whole percent: "12–25". */
  range?: string | undefined
  /** How often, of how many and how sure: "in 12 of 57 answers, 15–30 %". */
  detail?: string | undefined
  /** The answers behind it. */
  href?: string | undefined
}

/** What costs how much, longest first. Bars begin at zero; each row leads to what is behind it. */
export function LossBars({
  title,
  subtitle,
  bars,
  note,
  className,
}: {
  /** A question: "Where do we lose points?" */
  title: ReactNode
  subtitle?: ReactNode
  /** Which of them cannot be told apart. */
  note?: ReactNode
  bars: readonly LossBar[]
  className?: string | undefined
}) {
  const t = useTranslations('common.chart')
  const format = useFormat()
  const longest = Math.max(...bars.map((bar) => Number(bar.share)), 0)
  return (
    <Figure
      title={title}
      subtitle={subtitle}
      className={className}
      note={note}
      table={
        <FigureTable
          caption={typeof title === 'string' ? title : t('loss')}
          heads={[t('name'), t('loss'), t('interval'), t('howOften')]}
          rows={bars.map((bar) => ({
            key: bar.key,
            cells: [bar.label, format.percent(bar.share), bar.range ?? '–', bar.detail ?? '–'],
          }))}
        />
      }
    >
      <ol className="num grid gap-px">
        {bars.map((bar) => (
          <li key={bar.key}>
            <BarRow href={bar.href}>
              <span className="min-w-0 text-pretty max-sm:col-span-2" title={bar.label}>
                {bar.label}
                {bar.detail === undefined ? null : (
                  <span className="block text-13 text-ink-3">{bar.detail}</span>
                )}
              </span>
              <svg aria-hidden="true" className="h-2.5 w-full">
                <rect
                  width={longest > 0 ? `${(Number(bar.share) / longest) * 100}%` : 0}
                  height="10"
                  rx="2"
                  className="fill-bar"
                />
              </svg>
              <span className="text-right">
                {format.percent(bar.share, { places: 0 })}
                {bar.range === undefined ? null : (
                  <span className="block text-13 whitespace-nowrap text-ink-3">{bar.range}</span>
                )}
              </span>
            </BarRow>
          </li>
        ))}
      </ol>
    </Figure>
  )
}

const rowClass =
  'grid grid-cols-[minmax(0,1fr)_3.75rem] items-center gap-x-3.5 rounded-sm py-1 sm:grid-cols-[minmax(0,1fr)_minmax(3rem,7rem)_3.75rem]'

function BarRow({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined) return <span className={rowClass}>{children}</span>
  return (
    <Link href={href} className={`${rowClass} -mx-2 px-2 hover:bg-hover pointer-coarse:min-h-11`}>
      {children}
    </Link>
  )
}
