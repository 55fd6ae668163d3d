'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Button } from '@/components/ui/plain-button'
import type { OwnVisit } from '@/lib/visits/schema'

/** Before the first question: why the report came back, and what this phone or address cannot do. */
export function Notes({
  returned,
  isInsecure,
  isLow,
  onCompare,
}: {
  returned: OwnVisit['returned']
  isInsecure: boolean
  isLow: boolean
  /** Another phone writes the same form: the choice is there before both are finished. */
  onCompare: (() => void) | null
}) {
  const t = useTranslations('form')
  const tPhone = useTranslations('phone')
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
      {isLow ? (
        <Callout tone="needs-you" title={tPhone('page.lowTitle')}>
          <p>{tPhone('page.lowText')}</p>
        </Callout>
      ) : null}
      {onCompare ? (
        <Callout
          tone="needs-you"
          title={tPhone('elsewhere.title')}
          action={<Button onClick={onCompare}>{tPhone('elsewhere.compare')}</Button>}
        >
          <p>{tPhone('elsewhere.text')}</p>
        </Callout>
      ) : null}
    </div>
  )
}
