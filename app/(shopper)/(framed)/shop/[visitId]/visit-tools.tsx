'use client'

import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { copy, ShareLink } from '@/components/ui/share-link'
import { useToast } from '@/components/ui/toast'
import { useClock } from '@/components/ui/use-clock'
import { dateIn } from '@/lib/core/zone-clock'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { visitCalendar } from '@/lib/visits/formats/visit-calendar'
import type { OwnVisit } from '@/lib/visits/schema'
import { useWindowText } from '../visit-times'
import { directionsTo } from './directions'
import { numbersToCall } from './numbers-to-call'

/** What helps on the way to a visit; all of it is made on the phone, with or without a network. */
export function VisitTools({ visit }: { visit: OwnVisit }) {
  const t = useTranslations('shopping.tools')
  const { state, touchpoint, place } = visit
  const isAhead = state === 'offered' || state === 'accepted' || state === 'returned'
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9.5rem),1fr))] gap-2">
      {isAhead && touchpoint === 'store' && place.address !== null ? (
        <Directions address={place.address} />
      ) : null}
      {isAhead
        ? numbersToCall(visit)?.map(({ shown, href }) => (
            <a key={href} href={href} className={buttonClass({ size: 'large' })}>
              {t('call', { number: shown })}
            </a>
          ))
        : null}
      {state === 'accepted' ? <SaveToCalendar visit={visit} /> : null}
      <ShareLink
        size="large"
        path={`/shop/${visit.id}`}
        words={{ share: t('share'), copied: t('shareCopied'), copyByHand: t('shareByHand') }}
      />
    </div>
  )
}

function Directions({ address }: { address: string }) {
  const t = useTranslations('shopping.tools')
  const toast = useToast()
  const href = useSyncExternalStore(
    neverChanges,
    () => directionsTo(address, navigator.userAgent),
    () => directionsTo(address, ''),
  )
  const copyAddress = async () => {
    const isCopied = await copy(address)
    toast.show(isCopied ? { title: t('addressCopied') } : { title: t('notCopied'), failure: true })
  }
  return (
    <>
      <a href={href} className={buttonClass({ size: 'large' })}>
        {t('directions')}
      </a>
      <Button size="large" onClick={() => void copyAddress()}>
        {t('copyAddress')}
      </Button>
    </>
  )
}

function SaveToCalendar({ visit }: { visit: OwnVisit }) {
  const t = useTranslations('shopping.tools')
  const format = useFormat()
  const window = useWindowText(visit)
  const { name, timeZone } = visit.place
  const due = format.moment(new Date(visit.dueAt), timeZone, dateIn(useClock(), timeZone))
  const save = () => {
    const words = { visit: name, due: t('due', { name }), about: t('about', { window, due }) }
    const address = new URL(`/shop/${visit.id}`, location.origin).href
    const text = visitCalendar(visit, words, address, new Date())
    saveFile(new Blob([text], { type: 'text/calendar;charset=utf-8' }), `${visit.id}.ics`)
  }
  return (
    <Button size="large" onClick={save}>
      {t('calendar')}
    </Button>
  )
}

function saveFile(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function neverChanges(): () => void {
  return () => {}
}
