'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'

export interface KeptWords {
  /** `restored`: typed earlier and put back; `other`: typed over an older revision, to be asked. */
  readonly found: 'restored' | 'other' | null
  readonly restore: () => void
  readonly discard: () => void
  /** They are saved where they belong. */
  readonly done: () => void
}

/** Says that unsaved words are back, or asks about those that were typed over an older text. */
export function KeptNote({ kept }: { kept: KeptWords }) {
  const t = useTranslations('common.kept')
  if (kept.found === null) return null
  const isOther = kept.found === 'other'
  return (
    <Callout
      tone="needs-you"
      action={
        <div className="flex flex-wrap gap-2">
          {isOther ? (
            <Button size="small" onClick={kept.restore}>
              {t('restore')}
            </Button>
          ) : null}
          <Button size="small" look="quiet" onClick={kept.discard}>
            {t('discard')}
          </Button>
        </div>
      }
    >
      {isOther ? t('other') : t('restored')}
    </Callout>
  )
}
