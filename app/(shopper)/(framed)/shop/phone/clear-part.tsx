'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { laterPart } from '@/components/forms/visit-form/later-part'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { clearPhone } from '../../../_device/save-copy'
import { SaveCopyButton } from '../../../_device/save-copy-button'
import { useOutbox } from '../../../_device/use-outbox'

const confirm = laterPart(async () => (await import('./clear-confirm')).ClearConfirm)

/** Removes this account's data from the phone: after a copy of it, and a typed word (loss L20). */
export function ClearPart({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.page')
  const tReason = useTranslations('phone.reasons')
  const { refresh } = useOutbox(accountId)
  const [copied, setCopied] = useState<string | null>(null)
  const [isCleared, setCleared] = useState(false)
  const [isCopyOld, setCopyOld] = useState(false)
  const clear = async () => {
    if (copied !== null && (await clearPhone(accountId, copied))) return { ok: true as const }
    // The window goes with the copy that is too old; why, is said where a new one is made.
    setCopied(null)
    setCopyOld(true)
    return { ok: false as const, reason: 'changed-since-copy' }
  }
  const keepCopy = ({ state }: { readonly state: string }) => {
    setCopied(state)
    setCopyOld(false)
  }
  return (
    <Section title={t('clear')}>
      <div className="grid justify-items-start gap-3">
        <p className="text-ink-2">{t('clearText')}</p>
        {isCleared ? <p role="status">{t('cleared')}</p> : null}
        {copied === null ? (
          <>
            {isCopyOld ? (
              <FormMessage>{tReason('changed-since-copy')}</FormMessage>
            ) : (
              <p>{t('copyFirst')}</p>
            )}
            <SaveCopyButton accountId={accountId} onSaved={keepCopy} />
          </>
        ) : (
          <confirm.Part
            action={clear}
            onDone={() => {
              setCopied(null)
              setCleared(true)
              void refresh()
            }}
          />
        )}
      </div>
    </Section>
  )
}
