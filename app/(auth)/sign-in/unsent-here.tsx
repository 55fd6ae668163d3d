'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type AccountHere, listAccountsHere } from '@/app/(shopper)/_device/accounts-here'
import { SaveCopyButton } from '@/app/(shopper)/_device/save-copy-button'
import { Callout } from '@/components/ui/callout'
import { useFormat } from '@/lib/platform/i18n/use-format'

/**
 * For whoever is not let in and has unsent work on this phone: how much it is, and the file that takes
 * it along. Nothing of it is shown, nothing is sent, and nothing is asked of the server.
 */
export function UnsentHere() {
  const t = useTranslations('unsent.door')
  const format = useFormat()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const [accounts, setAccounts] = useState<readonly AccountHere[]>([])
  useEffect(() => {
    listAccountsHere().then(setAccounts, (error: unknown) => console.warn(error))
  }, [])
  if (accounts.length === 0) return null
  return (
    <Callout tone="needs-you" title={t('title')}>
      <p>{t('text')}</p>
      <ul className="mt-2 grid gap-3">
        {accounts.map(({ accountId, reports, drafts, lastAt }) => (
          <li key={accountId} className="grid justify-items-start gap-2">
            <p className="num">
              {t('account', {
                reports,
                drafts,
                isKnown: lastAt === null ? 'no' : 'yes',
                at: lastAt === null ? '' : format.moment(new Date(lastAt), zone),
              })}
            </p>
            <SaveCopyButton accountId={accountId} />
          </li>
        ))}
      </ul>
    </Callout>
  )
}
