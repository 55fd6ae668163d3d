import { useTranslations } from 'next-intl'
import { classNames } from './class-names'

/** How far something has come: a bar and the count in words. */
export function Progress({
  done,
  total,
  label,
  className,
}: {
  done: number
  total: number
  label: string
  className?: string | undefined
}) {
  const t = useTranslations('common')
  const share = total > 0 ? Math.min(100, Math.max(0, (done / total) * 100)) : 0
  return (
    <div className={classNames('grid gap-1.5', className)}>
      <div className="flex justify-between gap-4 text-13">
        <span className="text-ink-2">{label}</span>
        <span className="num text-ink-2">{t('progress', { done, total })}</span>
      </div>
      <svg
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1 w-full overflow-hidden rounded-full"
      >
        <rect width="100%" height="4" rx="2" className="fill-line" />
        <rect width={`${share}%`} height="4" rx="2" className="fill-accent" />
      </svg>
    </div>
  )
}

export type Tick = 'done' | 'now' | 'missed' | 'ahead'

const tickClass: Record<Tick, string> = {
  done: 'bg-accent',
  now: 'bg-ink',
  missed: 'bg-amber-mark',
  ahead: 'bg-line-strong',
}

/** One tick a question: what is done, what was left out, where one stands. */
export function Ticks({
  ticks,
  label,
}: {
  ticks: readonly Tick[]
  /** Absent where words beside it say the same: then it is for eyes only. */
  label?: string
}) {
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <div {...said} className="flex gap-[3px]">
      {ticks.map((tick, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a tick is its place in the row
          key={index}
          className={classNames('h-1 min-w-0 flex-1 rounded-full', tickClass[tick])}
        />
      ))}
    </div>
  )
}
