'use client'

import { useTranslations } from 'next-intl'
import { PreviewPick } from '@/app/(hr)/trials/_parts/pay-preview'
import type { PreviewOnPerson } from '@/app/(hr)/trials/_parts/use-pay-preview'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Beneath a formula: whose value stands above, and the choice of somebody else or another month. */
export function LivePerson({ preview }: { preview: PreviewOnPerson }) {
  const t = useTranslations('formulas.editor')
  const format = useFormat()
  const { person, month } = preview
  if (!preview.isPossible) return null
  const who = person === undefined ? t('liveNobody') : `${person.fullName}, ${format.month(month)}`
  return (
    <details className="text-13">
      <summary className="cursor-pointer text-ink-2">{t('liveOn', { who })}</summary>
      <div className="mt-2 grid max-w-xl items-start gap-4 sm:grid-cols-2">
        <PreviewPick preview={preview} />
      </div>
    </details>
  )
}
