'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { useBuilder } from './builder-context'
import { TranslationLine } from './translation-line'
import { isMissing, missingIn, type TranslationRow, translationRows } from './translation-rows'
import { useCellKeys } from './use-cell-keys'

/** Every text of the checklist in both languages side by side. */
export function TranslationsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('workbench.translations')
  const { document } = useBuilder()
  const all = useMemo(() => translationRows(document), [document])
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null)
  // A line that has just been translated stays where it is until the filter is asked again.
  const rows = only === null ? all : all.filter(({ key }) => only.has(key))
  const missing = missingIn(all)
  const filter = (isOn: boolean) =>
    setOnly(isOn ? new Set(all.filter(isMissing).map(({ key }) => key)) : null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('title')}
      description={t('lead')}
      wide
      footer={<Button onClick={onClose}>{t('done')}</Button>}
    >
      <div className="grid gap-3" data-live-edits>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Switch
            label={t('onlyMissing')}
            checked={only !== null}
            onChange={(event) => filter(event.target.checked)}
          />
          <p role="status" className="num text-13 text-ink-2">
            {missing.ru + missing.en === 0 ? t('nothingMissing') : t('missing', missing)}
          </p>
        </div>
        <Lines key={String(only !== null)} rows={rows} />
      </div>
    </Dialog>
  )
}

function Lines({ rows }: { rows: readonly TranslationRow[] }) {
  const t = useTranslations('workbench.translations')
  const languages = useTranslations('checklists.languages')
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: () => 92,
    overscan: 4,
  })
  const cells = useCellKeys(box, rows.length, () => true, virtual.scrollToIndex)
  if (rows.length === 0) return <p className="text-ink-2">{t('nothingMissing')}</p>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside have the focus; this hears their keys
    <div
      ref={box}
      onKeyDown={cells.onKeyDown}
      className="h-[56dvh] overflow-y-auto overscroll-contain rounded border border-line"
    >
      <div className="sticky top-0 z-10 grid grid-cols-2 gap-3 border-b border-line-strong bg-raised px-3 py-2 text-13 text-ink-3">
        <span>{languages('ru')}</span>
        <span>{languages('en')}</span>
      </div>
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="absolute top-0 left-0 w-full border-b border-line px-3 pt-1.5 pb-2.5"
              style={{ transform: `translateY(${start}px)` }}
            >
              <TranslationLine row={row} index={index} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
