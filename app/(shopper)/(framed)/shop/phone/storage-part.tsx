'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/page-head'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { LossTold } from '../../../_device/loss-note'
import { findLoss, type LossReport } from '../../../_device/losses-here'
import { canSeal } from '../../../_device/seal'
import { isForgetfulBrowser, useStorage } from '../../../_device/use-storage'

/** Whether this browser keeps what it is given, and how much room it has. */
export function StoragePart({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.page')
  const format = useFormat()
  const { facts, askToKeep } = useStorage()
  const [isRefused, setRefused] = useState(false)
  const [browser, setBrowser] = useState({ isForgetful: false, isSealed: true })
  const [loss, setLoss] = useState<LossReport | null>(null)
  useEffect(() => {
    findLoss(accountId).then(setLoss, (error: unknown) => console.warn(error))
  }, [accountId])
  useEffect(() => setBrowser({ isForgetful: isForgetfulBrowser(), isSealed: canSeal() }), [])
  // Its place is kept: what stands below must not move under the thumb.
  if (facts === null) {
    return (
      <Section title={t('storage')}>
        <div className="min-h-64" />
      </Section>
    )
  }
  return (
    <Section title={t('storage')}>
      <div className="grid justify-items-start gap-3">
        {facts.used !== null && facts.quota !== null ? (
          <p className="num">
            {t('room', { used: format.bytes(facts.used), quota: format.bytes(facts.quota) })}
          </p>
        ) : null}
        {facts.isLow ? (
          <Callout tone="needs-you" title={t('lowTitle')}>
            <p>{t('lowText')}</p>
          </Callout>
        ) : null}
        <p>{t(browser.isSealed ? 'sealed' : 'open')}</p>
        {facts.isLasting ? <p>{t('lasting')}</p> : null}
        {facts.isLasting === false ? (
          <>
            <p>{t('notLasting')}</p>
            <Button
              size="large"
              onClick={() => void askToKeep().then((isKept) => setRefused(!isKept))}
            >
              {t('askToKeep')}
            </Button>
            <p role="status" className="text-ink-2 empty:hidden">
              {isRefused ? t('notPromised') : null}
            </p>
          </>
        ) : null}
        {/* Until it was read it stands above. */}
        {loss?.isSeen ? <LossTold loss={loss} /> : null}
        {browser.isForgetful ? (
          <Callout tone="needs-you" title={t('forgetfulTitle')}>
            <p>{t('forgetfulText')}</p>
          </Callout>
        ) : null}
      </div>
    </Section>
  )
}
