'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { Button } from '@/components/ui/plain-button'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { type LossReport, noteSeen } from './losses-here'

/** That the browser had lost what lay here, what came back, and what did not; until it was read. */
export function LossNote({
  accountId,
  loss,
  zone,
}: {
  accountId: string
  loss: LossReport
  zone?: string
}) {
  const t = useTranslations('phone.loss')
  const [isSeen, setSeen] = useState(loss.isSeen)
  if (isSeen) return null
  const read = () => {
    setSeen(true)
    noteSeen(accountId, loss).catch((error: unknown) => console.warn(error))
  }
  return (
    <Callout
      className="mb-4"
      tone={loss.lost === 0 ? 'plain' : 'failure'}
      title={t(loss.lost === 0 ? 'backTitle' : 'lostTitle')}
      action={
        <Button className="min-h-11" onClick={read}>
          {t('read')}
        </Button>
      }
    >
      <LossWords loss={loss} zone={zone} />
    </Callout>
  )
}

/** The same for the page of the phone, where it stays. */
export function LossTold({ loss }: { loss: LossReport }) {
  const t = useTranslations('phone.loss')
  return (
    <div className="text-13 text-ink-2">
      <p className="font-medium text-ink">{t(loss.lost === 0 ? 'backTitle' : 'lostTitle')}</p>
      <LossWords loss={loss} />
    </div>
  )
}

function LossWords({ loss, zone }: { loss: LossReport; zone?: string | undefined }) {
  const t = useTranslations('phone.loss')
  const format = useFormat()
  const { at, back, lost, isWithoutFiles } = loss
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <>
      <p>{t('happened', { at: format.moment(new Date(at), zone ?? here) })}</p>
      {back > 0 ? <p>{t('back', { count: back })}</p> : null}
      {lost === null ? <p>{t('lostUnknown')}</p> : null}
      {lost !== null && lost > 0 ? <p>{t('lost', { count: lost })}</p> : null}
      {back > 0 && isWithoutFiles ? <p>{t('withoutFiles')}</p> : null}
    </>
  )
}
