'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import { touchpoints } from '@/lib/core/checklist'
import { freshId, useBuilder } from './builder-context'
import { EditHead } from './edit-head'
import { PoliciesEditor } from './edit-policies'
import { LocalizedInput, useRemarkText } from './inputs'
import { withText } from './new-parts'

/** Title, touchpoint and the rules of the score. */
export function ChecklistEditor() {
  const t = useTranslations('checklists')
  const { document, edit, remarks } = useBuilder()
  const say = useRemarkText()
  const untitled = remarks.find(({ code, nodeId }) => code === 'empty-title' && nodeId === null)
  return (
    <>
      <EditHead title={t('edit.checklist')} />
      <div className="grid gap-6">
        <LocalizedInput
          label={t('edit.title')}
          value={document.title}
          burst="title"
          large
          maxLength={checklistLimits.title}
          error={untitled ? say(untitled) : undefined}
          onText={(language, text, burst) =>
            edit(
              { kind: 'head', patch: { title: withText(document.title, language, text) } },
              burst,
            )
          }
        />
        <Select
          label={t('edit.touchpoint')}
          value={document.touchpoint}
          fieldClassName="max-w-60"
          options={touchpoints.map((value) => ({ value, label: t(`touchpoints.${value}`) }))}
          onChange={(event) => {
            const touchpoint = touchpoints.find((own) => own === event.target.value)
            if (touchpoint) edit({ kind: 'head', patch: { touchpoint } })
          }}
        />
        {document.sections.length === 0 ? <FirstSection /> : null}
        <PoliciesEditor />
      </div>
    </>
  )
}

function FirstSection() {
  const t = useTranslations('checklists.edit')
  const { edit } = useBuilder()
  return (
    <div className="grid justify-items-start gap-3 rounded bg-sunk p-4">
      <p className="text-ink-2">{t('emptyLead')}</p>
      <Button onClick={() => edit({ kind: 'add-section', parentId: null, fresh: freshId() })}>
        <Plus aria-hidden className="size-4" />
        {t('addFirstSection')}
      </Button>
    </div>
  )
}
