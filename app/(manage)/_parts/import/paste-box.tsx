'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-input'

/** Rows pasted from a spreadsheet, read as a file of them would be. */
export function PasteBox({ isBusy, onPaste }: { isBusy: boolean; onPaste: (rows: Blob) => void }) {
  const t = useTranslations('table-import')
  const [text, setText] = useState('')
  const read = (pasted: string) => {
    if (pasted.trim() !== '') onPaste(new Blob([pasted]))
  }
  return (
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
        disabled={isBusy || text.trim() === ''}
        onClick={() => read(text)}
      >
        {t('readPasted')}
      </Button>
    </div>
  )
}
