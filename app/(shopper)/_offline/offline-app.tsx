'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { laterPart } from '@/components/forms/visit-form/later-part'
import { tellReached } from '@/components/ui/connection'
import { longWords } from '@/components/ui/long-words'
import type { Place } from '@/components/ui/place-link'
import { PocketFrame } from '@/components/ui/pocket-frame'
import { ToastProvider } from '@/components/ui/toast'
import { PhoneNotice } from '../_device/phone-notice'
import { AsOf } from './as-of'
import { loadList, loadVisit } from './kept-visits'
import { NotKept } from './not-kept'
import { type ShopPlace, shopPlaceOf } from './shop-place'
import { useKept } from './use-kept'

interface Props {
  readonly accountId: string
  readonly organisation: string
  readonly places: readonly Place[]
}

/** The worker keeps all of them; what the address does not mean need not be read. */
const views = {
  list: laterPart(async () => (await import('../(framed)/shop/visit-list')).VisitList),
  visit: laterPart(async () => (await import('../(framed)/shop/[visitId]/visit-view')).VisitView),
  phone: laterPart(async () => (await import('../(framed)/shop/phone/phone-view')).PhoneView),
  form: laterPart(async () => (await import('../shop/[visitId]/form/form-screen')).FormScreen),
}

/**
 * The shopper's pages out of the phone alone. The worker answers with this one document for every
 * address of theirs, so the address says what is meant, not what the server rendered.
 */
export function OfflineApp(props: Props) {
  const pathname = usePathname()
  const isHydrated = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  // This page comes from the phone alone where the server did not answer for its address.
  useEffect(() => tellReached(false), [])
  const place = shopPlaceOf(pathname)
  if (!isHydrated) return <Opening />
  if (place.kind === 'form') return <KeptForm {...props} visitId={place.visitId} />
  return (
    <PocketFrame
      organisation={props.organisation}
      places={props.places}
      notice={<PhoneNotice accountId={props.accountId} />}
    >
      <ToastProvider>
        <div className={longWords}>
          <Content accountId={props.accountId} place={place} />
        </div>
      </ToastProvider>
    </PocketFrame>
  )
}

function Content({
  accountId,
  place,
}: {
  accountId: string
  place: Exclude<ShopPlace, { kind: 'form' }>
}) {
  if (place.kind === 'phone') return <views.phone.Part accountId={accountId} />
  if (place.kind === 'list') return <List accountId={accountId} />
  return <Visit key={place.visitId} accountId={accountId} visitId={place.visitId} />
}

function List({ accountId }: { accountId: string }) {
  const reading = useKept(useCallback(() => loadList(accountId), [accountId]))
  if (reading.kind === 'reading') return <Opening />
  if (reading.kind === 'missing') return <NotKept />
  const { content, keptAt } = reading.kept
  return (
    <>
      <AsOf keptAt={keptAt} />
      <views.list.Part accountId={accountId} visits={content} />
    </>
  )
}

function Visit({ accountId, visitId }: { accountId: string; visitId: string }) {
  const reading = useKept(useCallback(() => loadVisit(accountId, visitId), [accountId, visitId]))
  if (reading.kind === 'reading') return <Opening />
  if (reading.kind === 'missing') return <NotKept />
  const { content, keptAt } = reading.kept
  return (
    <>
      <AsOf keptAt={keptAt} />
      <views.visit.Part accountId={accountId} visit={content} />
    </>
  )
}

function KeptForm({ accountId, visitId, ...frame }: Props & { visitId: string }) {
  const reading = useKept(useCallback(() => loadVisit(accountId, visitId), [accountId, visitId]))
  if (reading.kind === 'reading') return <Opening />
  if (reading.kind === 'kept') {
    const { content, isBegun } = reading.kept
    return <views.form.Part accountId={accountId} visit={content} isBegun={isBegun} />
  }
  return (
    <PocketFrame {...frame}>
      <ToastProvider>
        <NotKept />
      </ToastProvider>
    </PocketFrame>
  )
}

function Opening() {
  const t = useTranslations('form')
  return (
    <p role="status" className="px-5 pt-[20dvh] text-center text-ink-3">
      {t('opening')}
    </p>
  )
}

function neverChanges(): () => void {
  return () => {}
}
