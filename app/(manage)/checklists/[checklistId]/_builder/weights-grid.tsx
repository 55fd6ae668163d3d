'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useLocale, useTranslations } from 'next-intl'
import { type ClipboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { decimalText } from '@/lib/core/display-number'
import { effectiveWeights } from '@/lib/core/effective-weights'
import { Fraction } from '@/lib/core/exact'
import { readDecimal } from '@/lib/core/typed-answer'
import { useBuilder, useLooking } from './builder-context'
import { sectionsOf } from './document-edits'
import { useCellKeys } from './use-cell-keys'
import type { WeightChange } from './weight-cells'
import { WeightLine } from './weight-line'
import {
  firstUnreadRow,
  lineBeside,
  pastedColumn,
  type WeightRow,
  weightRows,
  weightSumOf,
} from './weight-rows'
import { keyOf } from './weights-dialog'

interface GridProps {
  /** The document with what was typed, a moment behind; null when the grid has just been opened. */
  drafted: ChecklistDocument | null
  withPoints: boolean
  typed: ReadonlyMap<string, WeightChange>
  onTyped: (changes: readonly WeightChange[]) => void
  /** How often keeping was refused: each time the first cell that holds no number is opened. */
  refusals: number
}

export const gridBoxClass =
  'h-[52dvh] overflow-y-auto overscroll-contain rounded border border-line'

/** A spreadsheet of numbers: arrows travel, a pasted column fills downwards. */
export function WeightsGrid({ drafted, withPoints, typed, onTyped, refusals }: GridProps) {
  const { document } = useBuilder()
  const { selected } = useLooking()
  const rows = useMemo(() => weightRows(document, withPoints), [document, withPoints])
  const figures = useFigures(drafted)
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: () => 40,
    overscan: 3,
  })
  const isCell = (index: number) => rows[index]?.cell != null
  const beside = (index: number, step: -1 | 1) => lineBeside(rows, index, step)
  const cells = useCellKeys(box, rows.length, isCell, virtual.scrollToIndex, beside)
  // The keyboard begins at what one was looking at, else at the first number.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the grid is opened
  useEffect(() => {
    if (!hasKeyboard()) return
    const own = rows.findIndex(({ cell, nodeId }) => cell !== null && nodeId === selected)
    const first = own < 0 ? rows.findIndex(({ cell }) => cell !== null) : own
    if (first >= 0) cells.open(first)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when keeping was refused
  useEffect(() => {
    const unread = refusals === 0 ? -1 : firstUnreadRow(rows, [...typed.values()])
    if (unread >= 0) cells.open(unread)
  }, [refusals])
  const [pasted, paste] = usePaste(rows, onTyped)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the fields inside have the focus; this hears their keys */}
      <div ref={box} className={gridBoxClass} onKeyDown={cells.onKeyDown}>
        <GridHead />
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className="absolute top-0 left-0 grid w-full grid-cols-[minmax(0,1fr)_5rem_4rem] sm:grid-cols-[minmax(0,1fr)_8rem_6rem] items-center gap-3 border-b border-line px-3"
                style={{ transform: `translateY(${start}px)` }}
              >
                <WeightLine
                  row={row}
                  index={index}
                  value={(row.cell && typed.get(keyOf(row.cell))?.value) ?? row.value}
                  share={figures.shareOf(row)}
                  sum={figures.sumOf(row)}
                  onValue={(value) => row.cell && onTyped([{ ...row.cell, value }])}
                  onPaste={(event) => paste(event, index)}
                />
              </li>
            )
          })}
        </ul>
      </div>
      <p role="status" className="text-13 text-ink-2 empty:hidden">
        {pasted}
      </p>
    </>
  )
}

/** On a touch screen a field that takes the focus by itself would raise the keyboard over the grid. */
export function hasKeyboard(): boolean {
  return window.matchMedia('(pointer: fine)').matches
}

function GridHead() {
  const t = useTranslations('workbench.weights')
  return (
    <div className="sticky top-0 z-10 grid grid-cols-[minmax(0,1fr)_5rem_4rem] sm:grid-cols-[minmax(0,1fr)_8rem_6rem] gap-3 border-b border-line-strong bg-raised px-3 py-2 text-13 text-ink-3">
      <span>{t('part')}</span>
      <span className="text-right">{t('number')}</span>
      <span className="text-right">{t('share')}</span>
    </div>
  )
}

/** Percent of the total by line, and the sums of the sections. */
function useFigures(drafted: ChecklistDocument | null) {
  const shares = useMemo(() => drafted && effectiveWeights(drafted), [drafted])
  const sections = useMemo(
    () => new Map(drafted ? sectionsOf(drafted).map((section) => [section.id, section]) : []),
    [drafted],
  )
  const beneath = useMemo(() => {
    const sums = new Map<string, Fraction>()
    for (const section of drafted ? sectionsOf(drafted).toReversed() : []) {
      const own = section.questions.map(({ id }) => shares?.get(id) ?? Fraction.zero)
      const inner = section.sections.map(({ id }) => sums.get(id) ?? Fraction.zero)
      sums.set(
        section.id,
        [...own, ...inner].reduce((a, b) => a.plus(b), Fraction.zero),
      )
    }
    return sums
  }, [drafted, shares])
  return {
    shareOf: ({ kind, nodeId }: WeightRow): string | null => {
      if (shares === null || kind === 'option') return null
      const share = kind === 'section' ? beneath.get(nodeId) : shares.get(nodeId)
      if (share === undefined) return null
      return decimalText(share.times(Fraction.hundred), 2).replace(/\.?0+$/, '')
    },
    sumOf: ({ kind, nodeId }: WeightRow): string | null => {
      const section = kind === 'section' ? sections.get(nodeId) : undefined
      return section ? weightSumOf(section) : null
    },
  }
}

/** A column of a spreadsheet goes into the lines beneath; what does not fit or is no number is said. */
function usePaste(rows: readonly WeightRow[], onTyped: (changes: readonly WeightChange[]) => void) {
  const t = useTranslations('workbench.weights')
  const locale = useLocale()
  const [words, setWords] = useState('')
  const paste = (event: ClipboardEvent, index: number) => {
    const values = pastedColumn(event.clipboardData.getData('text/plain'))
    if (values.length < 2) return
    event.preventDefault()
    const kind = rows[index]?.kind === 'option'
    const cells = rows.slice(index).filter((row) => row.cell && (row.kind === 'option') === kind)
    const fitting = values.slice(0, cells.length)
    const changes = fitting.flatMap((value, n): readonly WeightChange[] => {
      const cell = cells[n]?.cell
      // An empty line of the column leaves the number as it is.
      if (!cell || value === '') return []
      return [{ ...cell, value: readDecimal(value, locale === 'en') ?? value }]
    })
    onTyped(changes)
    const bad = changes.filter(({ value }) => readDecimal(value) === null).length
    setWords(t('pasted', { count: changes.length, left: values.length - fitting.length, bad }))
  }
  return [words, paste] as const
}
