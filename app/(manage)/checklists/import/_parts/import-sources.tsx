'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { TextArea } from '@/components/ui/text-input'
import type { ImportSource } from './send-import'

/** A file of any format that is read, or rows pasted from a spreadsheet. */
export function ImportSources({ onSource }: { onSource: (source: ImportSource | null) => void }) {
  const t = useTranslations('checklist-import')
  const [text, setText] = useState('')
  const read = (pasted: string) => {
    if (pasted.trim() !== '') onSource({ body: new Blob([pasted]), name: t('pastedName') })
  }
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
      <div className="grid content-start gap-2">
        <TextArea
          label={t('paste')}
          hint={t('pasteHint')}
          rows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (text === '' && pasted.includes('\t')) read(pasted)
          }}
        />
        <Button
          size="small"
          className="justify-self-start"
          disabled={text.trim() === ''}
          onClick={() => read(text)}
        >
          {t('readPasted')}
        </Button>
      </div>
    </div>
  )
}
