'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { freshId, useBuilder, useLooking } from './builder-context'
import { OutlineFind } from './outline-find'
import { OutlineList } from './outline-list'
import { rowClass } from './outline-row'
import { outlineRows, rowsWith } from './outline-rows'
import { RemarkMark } from './remark-mark'
import { useShares } from './use-shares'

const nothingFolded: ReadonlySet<string> = new Set<string>()

/** The whole checklist at a glance: where one is, what is left, what carries how much. */
export const Outline = memo(function Outline() {
  const t = useTranslations('checklists.outline')
  const { document, edit, language } = useBuilder()
  const [folded, setFolded] = useState(nothingFolded)
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words)
  const isSearching = wanted.trim() !== ''
  const rows = useMemo(
    () => outlineRows(document, isSearching ? nothingFolded : folded),
    [document, folded, isSearching],
  )
  const found = useMemo(() => rowsWith(rows, wanted, language), [rows, wanted, language])
  const fold = useCallback((id: string, isFolded: boolean) => {
    setFolded((now) => {
      const next = new Set(now)
      if (isFolded) next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  return (
    <div className="flex h-full min-h-0 flex-col gap-2">
      <OutlineHead />
      <OutlineFind words={words} onWords={setWords} found={isSearching ? found.length : null} />
      <MarkedLine />
      <OutlineList rows={found} folded={folded} onFold={fold} />
      <Button
        size="small"
        className="self-start"
        onClick={() => edit({ kind: 'add-section', parentId: null, fresh: freshId() })}
      >
        <Plus aria-hidden className="size-4" />
        {t('addSection')}
      </Button>
      <WeightSum />
    </div>
  )
})

/** How many lines are worked on together, where one looks while marking. */
function MarkedLine() {
  const t = useTranslations('workbench.tools')
  const { mark } = useBuilder()
  const { marked } = useLooking()
  return (
    <div
      role="status"
      className="num flex items-baseline justify-between gap-2 px-2 text-13 empty:hidden"
    >
      {marked.size > 0 ? (
        <>
          <span className="text-ink-2">{t('marked', { count: marked.size })}</span>
          <button type="button" className="link" onClick={() => mark({ kind: 'none' })}>
            {t('unmark')}
          </button>
        </>
      ) : null}
    </div>
  )
}

function OutlineHead() {
  const t = useTranslations('checklists.outline')
  const { select } = useBuilder()
  const { selected } = useLooking()
  return (
    <button
      type="button"
      className={rowClass}
      aria-current={selected === null ? 'true' : undefined}
      onClick={() => select(null)}
    >
      <span className="min-w-0 flex-1">{t('checklist')}</span>
      <RemarkMark nodeId={null} />
    </button>
  )
}

/** Real forms do not always add up to 100; the sum is shown and nothing is forced. */
function WeightSum() {
  const t = useTranslations('checklists.outline')
  const format = useFormat()
  const { document } = useBuilder()
  const shares = useShares()
  if (document.policies.method !== 'weighted-sections' || shares.sum === null) return null
  const isWhole = shares.sum === '100'
  return (
    <div className="border-t border-line pt-2 text-13">
      <p className="num text-ink-2">{t('sum', { sum: format.decimal(shares.sum) })}</p>
      {isWhole ? null : <p className="text-ink-3">{t('sumWhy')}</p>}
    </div>
  )
}
