'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Button } from '@/components/ui/plain-button'
import type { OwnVisit } from '@/lib/visits/schema'

/** Before the first question: why the report came back, and what this address cannot do. */
export function Notes({
  returned,
  isInsecure,
}: {
  returned: OwnVisit['returned']
  isInsecure: boolean
}) {
  const t = useTranslations('form')
  return (
    <div className="mb-6 grid gap-3">
      {returned ? (
        <Callout tone="needs-you" title={t('returned.title')}>
          {returned.comment ? <p className="whitespace-pre-line">{returned.comment}</p> : null}
          <p>{t('returned.text')}</p>
        </Callout>
      ) : null}
      {isInsecure ? (
        <Callout tone="needs-you" title={t('insecure.title')}>
          <p>{t('insecure.text')}</p>
        </Callout>
      ) : null}
    </div>
  )
}

/** Below the questions of every screen, for it is found while they are answered: nothing moves by it. */
export function LateNotes({
  isLow,
  onCompare,
}: {
  isLow: boolean
  /** Another phone writes the same form: the choice is there before both are finished. */
  onCompare: (() => void) | null
}) {
  const t = useTranslations('phone')
  return (
    <div className="mt-9 grid gap-3">
      {isLow ? (
        <Callout tone="needs-you" title={t('page.lowTitle')}>
          <p>{t('page.lowText')}</p>
        </Callout>
      ) : null}
      {onCompare ? (
        <Callout
          tone="needs-you"
          title={t('elsewhere.title')}
          action={<Button onClick={onCompare}>{t('elsewhere.compare')}</Button>}
        >
          <p>{t('elsewhere.text')}</p>
        </Callout>
      ) : null}
    </div>
  )
}
