'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { PreviewPhone, type PreviewStandard } from '../../_document/preview-phone'
import { presetsOf, trialDraft } from '../../_document/trial-draft'
import { trialDevice } from '../../[checklistId]/_builder/trial-device'

/** What was read as the shopper would fill it in: the form itself, to be tried; nothing is kept. */
export function ImportForm({
  document,
  standards,
}: {
  document: ChecklistDocument
  standards: readonly PreviewStandard[]
}) {
  const t = useTranslations('checklist-import')
  const locale = useLocale()
  const [draft, setDraft] = useState(() => trialDraft(presetsOf(document)))
  const device = useRef(trialDevice())
  return (
    <div className="flex max-w-[24.5rem] flex-col gap-3">
      <PreviewPhone
        document={document}
        draft={draft}
        device={device.current}
        language={locale}
        standards={standards}
        onDraft={setDraft}
      />
      <p className="text-13 text-ink-3">{t('previewLead')}</p>
    </div>
  )
}
