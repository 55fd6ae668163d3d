'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Section } from '@/components/ui/page-head'
import { SaveCopyButton } from '../../../_device/save-copy-button'
import { countUnsent, isAnyUnsent, type Unsent } from '../../../_device/unsent'
import { useStoreLooks } from '../../../_device/use-outbox'

/** What is only here, and the file that takes it elsewhere. */
export function CopyPart({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.page')
  const tDrafts = useTranslations('unsent.drafts')
  const looks = useStoreLooks(accountId)
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew whenever the queue has changed
  useEffect(() => {
    countUnsent(accountId).then(setUnsent, (error: unknown) => console.warn(error))
  }, [accountId, looks])
  return (
    <Section title={t('unsent')}>
      <div className="grid justify-items-start gap-3">
        {unsent === null ? null : (
          <p role="status">
            {isAnyUnsent(unsent)
              ? t('counts', { reports: unsent.reports, drafts: unsent.drafts })
              : t('nothing')}
            {unsent.copies > 0 ? ` ${tDrafts('copies', { count: unsent.copies })}` : null}
            {unsent.attempts > 0 ? ` ${tDrafts('attempts', { count: unsent.attempts })}` : null}
            {unsent.sounds > 0 ? ` ${tDrafts('sounds', { count: unsent.sounds })}` : null}
          </p>
        )}
        <p className="text-ink-2">{t('copyText')}</p>
        <SaveCopyButton accountId={accountId} />
      </div>
    </Section>
  )
}
