'use client'

import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useOnline } from '@/components/ui/use-online'
import { usePlaceTime } from '@/components/ui/use-place-time'
import { type SavingNews, type SavingOutcome, useOutcome } from '../../../_device/use-kept-draft'

const dots: Readonly<Record<SavingOutcome['kind'], string>> = {
  nothing: 'bg-line-strong',
  saved: 'bg-green',
  failed: 'bg-red',
  full: 'bg-red',
  overtaken: 'bg-amber-mark',
}

/**
 * What is on the phone, in one line; "saved" means written and read back. That something is being
 * written hides these words in the same task as the tap, by paint alone: nothing is drawn by React
 * and nothing is measured for it.
 */
export function SavedLine({ news, zone }: { news: SavingNews; zone: string }) {
  const t = useTranslations('form.saved')
  const sayTime = usePlaceTime()
  const isOnline = useOnline()
  const outcome = useOutcome(news)
  const line = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    const tell = () => {
      if (line.current) line.current.dataset.saving = news.getState().kind
    }
    tell()
    return news.subscribe(tell)
  }, [news])
  const isAlarm = outcome.kind !== 'nothing' && outcome.kind !== 'saved'
  const words = () => {
    if (outcome.kind === 'nothing') return t(isOnline ? 'nothing' : 'nothingOffline')
    if (outcome.kind !== 'saved') return t(outcome.kind)
    const time = sayTime(outcome.at, zone)
    return t(isOnline ? 'saved' : 'savedOffline', { time })
  }
  return (
    <p ref={line} role={isAlarm ? 'alert' : undefined} className="group flex items-baseline gap-2">
      <span
        aria-hidden
        className={classNames(
          'size-2 shrink-0 self-center rounded-full group-data-[saving=saving]:bg-line-strong!',
          dots[outcome.kind],
        )}
      />
      <span className="num grid *:col-start-1 *:row-start-1">
        <span className="group-data-[saving=saving]:invisible">{words()}</span>
        <span className="invisible group-data-[saving=saving]:visible">{t('saving')}</span>
      </span>
    </p>
  )
}

/** What the server does not have, this visit among it or another one. */
export function OnlyHereLine({ count }: { count: number }) {
  const t = useTranslations('phone.notice')
  return count === 0 ? null : <p className="num text-ink-3">{t('count', { count })}</p>
}
