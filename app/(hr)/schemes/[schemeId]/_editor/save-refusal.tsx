'use client'

import { useTranslations } from 'next-intl'
import { Button, buttonClass } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { Problem } from '@/lib/platform/i18n/problem'

/** Why a draft was not kept; where another one stands, both ways on lose nothing unseen. */
export function SaveRefusal({
  refused,
  schemeId,
  onSaveOver,
}: {
  refused: { readonly reason: Problem; readonly standing: number | null } | null
  schemeId: string
  onSaveOver: (revision: number) => void
}) {
  const t = useTranslations('pay.schemes')
  const explain = useProblemText('pay.reasons')
  if (refused === null) return null
  const { standing } = refused
  return (
    <div className="mb-6 grid gap-3">
      <FormMessage>{explain(refused.reason)}</FormMessage>
      {standing === null ? null : (
        <div className="flex flex-wrap gap-2">
          <a
            href={`/schemes/${schemeId}`}
            target="_blank"
            rel="noreferrer"
            className={buttonClass({ size: 'small' })}
          >
            {t('readAnew')}
          </a>
          <Button size="small" look="danger" onClick={() => onSaveOver(standing)}>
            {t('saveOver')}
          </Button>
        </div>
      )}
    </div>
  )
}
