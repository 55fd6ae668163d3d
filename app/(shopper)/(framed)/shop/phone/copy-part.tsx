'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Section } from '@/components/ui/page-head'
import { countUnsent, type Unsent } from '../../../_device/unsent'
import { useOutbox } from '../../../_device/use-outbox'
import { SaveCopyButton } from './save-copy-button'

/** What is only here, and the file that takes it elsewhere. */
export function CopyPart({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.page')
  const { waiting, onlyHere } = useOutbox(accountId)
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew whenever the queue has changed
  useEffect(() => {
    countUnsent(accountId).then(setUnsent, (error: unknown) => console.warn(error))
  }, [accountId, waiting, onlyHere])
  return (
    <Section title={t('unsent')}>
      <div className="grid justify-items-start gap-3">
        {unsent === null ? null : (
          <p role="status">
            {unsent.reports + unsent.drafts === 0
              ? t('nothing')
              : t('counts', { reports: unsent.reports, drafts: unsent.drafts })}
          </p>
        )}
        <p className="text-ink-2">{t('copyText')}</p>
        <SaveCopyButton accountId={accountId} />
      </div>
    </Section>
  )
}
