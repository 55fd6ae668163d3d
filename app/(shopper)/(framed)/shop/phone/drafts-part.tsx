'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Section } from '@/components/ui/page-head'
import { phoneZone } from '@/components/ui/use-phone-zone'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import { listDrafts } from '../../../_device/drafts'
import { useStoreLooks } from '../../../_device/use-outbox'
import { isWork } from '../../../_device/work-here'
import { loadVisit } from '../../../_offline/kept-visits'

interface Begun {
  readonly visitId: string
  readonly savedAt: string
  /** null: the phone was never told about the visit. */
  readonly name: string | null
  readonly zone: string
}

/** Every form with answers that are in no report: from here each can be opened, whatever became of its visit. */
export function DraftsPart({ accountId }: { accountId: string }) {
  const t = useTranslations('unsent.drafts')
  const sayMoment = usePlaceMoment()
  const looks = useStoreLooks(accountId)
  const [begun, setBegun] = useState<readonly Begun[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew whenever the queue has changed
  useEffect(() => {
    listBegun(accountId).then(setBegun, (error: unknown) => console.warn(error))
  }, [accountId, looks])
  if (begun.length === 0) return null
  return (
    <Section title={t('title')}>
      <ul className="border-t border-line">
        {begun.map(({ visitId, savedAt, name, zone }) => (
          <li key={visitId} className="border-b border-line">
            <Link
              href={`/shop/${visitId}/form`}
              className="flex min-h-14 flex-wrap content-center justify-between gap-x-4 py-3 hover:bg-hover"
            >
              <span className="font-medium">{name ?? t('unknown')}</span>
              <span className="num text-13 text-ink-2">
                {t('savedAt', { at: sayMoment(savedAt, zone) })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function listBegun(accountId: string): Promise<readonly Begun[]> {
  const drafts = (await listDrafts(accountId)).filter(isWork)
  return Promise.all(
    drafts.map(async ({ visitId, savedAt }) => {
      const place = (await loadVisit(accountId, visitId))?.content.place
      return { visitId, savedAt, name: place?.name ?? null, zone: place?.timeZone ?? phoneZone() }
    }),
  )
}
