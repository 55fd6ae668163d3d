'use client'

import { useLocale, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { formatTime } from '@/lib/platform/i18n/time-text'
import type { Saving } from '../../../_device/draft-keeper'
import { type SavingNews, useSaving } from '../../../_device/use-kept-draft'
import { useOnline } from '../../../_device/use-online'

const dots: Readonly<Record<Saving['kind'], string>> = {
  nothing: 'bg-line-strong',
  saving: 'bg-line-strong',
  saved: 'bg-green',
  failed: 'bg-red',
  full: 'bg-red',
  overtaken: 'bg-amber-mark',
}

/** What is on the phone, in one line; "saved" means written and read back. */
export function SavedLine({ news, zone }: { news: SavingNews; zone: string }) {
  const t = useTranslations('form.saved')
  const locale = useLocale()
  const isOnline = useOnline()
  const saving = useSaving(news)
  const isAlarm = saving.kind === 'failed' || saving.kind === 'full' || saving.kind === 'overtaken'
  const words = () => {
    if (saving.kind !== 'saved') return t(saving.kind)
    const time = formatTime(new Date(saving.at), zone, locale)
    return t(isOnline ? 'saved' : 'savedOffline', { time })
  }
  return (
    <p
      role={isAlarm ? 'alert' : undefined}
      data-saving={saving.kind}
      className="flex items-baseline gap-2"
    >
      <span
        aria-hidden
        className={classNames('size-2 shrink-0 self-center rounded-full', dots[saving.kind])}
      />
      <span className="num">{words()}</span>
    </p>
  )
}

/** What the server does not have, this visit among it or another one. */
export function OnlyHereLine({ count }: { count: number }) {
  const t = useTranslations('phone.notice')
  return count === 0 ? null : <p className="num text-ink-3">{t('count', { count })}</p>
}
