'use client'

import { useTranslations } from 'next-intl'
import { PasteBox } from '@/app/(manage)/_parts/import/paste-box'
import { FileDrop } from '@/components/ui/file-drop'
import type { ImportSource } from './send-import'

/** A file of any format that is read, or rows pasted from a spreadsheet. */
export function ImportSources({ onSource }: { onSource: (source: ImportSource | null) => void }) {
  const t = useTranslations('checklist-import')
  return (
    <div className="grid max-w-4xl gap-6 md:grid-cols-2">
      <FileDrop
        label={t('file')}
        fieldClassName="min-w-0"
        hint={t('fileHint')}
        accept=".json,.xlsx,.csv,.tsv,.txt,.xls"
        maxMegabytes={10}
        onFiles={([file]) => onSource(file ? { body: file, name: file.name } : null)}
      />
      <PasteBox isBusy={false} onPaste={(body) => onSource({ body, name: t('pastedName') })} />
    </div>
  )
}
