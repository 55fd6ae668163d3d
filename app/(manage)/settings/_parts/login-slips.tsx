'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { useToast } from '@/components/ui/toast'
import type { LoginSlip } from '@/lib/accounts/formats/login-slip'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Slips of paper to come in with: two in a row, cut along the hairlines. Alone on paper. */
export function LoginSlips({
  slips,
  onClose,
}: {
  slips: readonly LoginSlip[]
  onClose: () => void
}) {
  const t = useTranslations('settings.slips')
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const isOne = slips.length === 1
  return (
    <div>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-4">
        <div>
          <h2 ref={head} tabIndex={-1} className="text-17 font-semibold outline-none">
            {t('title')}
          </h2>
          <p className="text-ink-2">{t('lead')}</p>
        </div>
        <div className="flex gap-2">
          <Button onClick={onClose}>{t('close')}</Button>
          <Button look="primary" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      </div>
      <ul
        data-print-sheet
        className={classNames('grid border-t border-line', isOne ? '' : 'sm:grid-cols-2')}
      >
        {slips.map((slip) => (
          <li
            key={slip.accountId}
            className={classNames(
              'break-inside-avoid border-b border-line py-5',
              !isOne && 'sm:odd:border-r sm:odd:pr-5 sm:even:pl-5',
            )}
          >
            <Slip slip={slip} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Slip({ slip }: { slip: LoginSlip }) {
  const t = useTranslations('settings.slips')
  const toast = useToast()
  const format = useFormat()
  const copy = () =>
    navigator.clipboard.writeText(slip.url).then(() => toast.show({ title: t('copied') }))
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-5">
      {/* Dark on light with a margin, whatever the theme: cameras want it so. */}
      <svg
        aria-hidden="true"
        viewBox={`-2 -2 ${slip.qr.size + 4} ${slip.qr.size + 4}`}
        className="w-30 rounded-sm bg-[white]"
        shapeRendering="crispEdges"
      >
        <path d={slip.qr.path} fill="black" />
      </svg>
      <div className="min-w-0">
        <p className="text-13 text-ink-3">{t(slip.purpose)}</p>
        <p className="text-17 font-semibold">{slip.displayName}</p>
        <p className="num">{t('login', { login: slip.loginName })}</p>
        <p className="mt-2 text-13 text-ink-2">{t('scan')}</p>
        <p className="num text-13 break-all">{slip.url}</p>
        <p className="mt-2 text-13 text-ink-2">
          {t('expires', { date: format.day(slip.expiresOn) })}
        </p>
        <Button size="small" className="mt-2 print:hidden" onClick={copy}>
          {t('copy')}
        </Button>
      </div>
    </div>
  )
}
