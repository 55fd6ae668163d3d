'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useLooking } from './builder-context'
import { OutlineLine } from './outline-row'
import type { OutlineRow } from './outline-rows'
import { useOutlineDrag } from './use-outline-drag'
import { useOutlineKeys } from './use-outline-keys'

/** Only the lines in sight are drawn: a form of 1,400 questions is as quick as one of ten. */
export function OutlineList({
  rows,
  folded,
  onFold,
}: {
  rows: readonly OutlineRow[]
  folded: ReadonlySet<string>
  onFold: (id: string, isFolded: boolean) => void
}) {
  const t = useTranslations('checklists.builder')
  const { selected, marked } = useLooking()
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: (index) => (rows[index]?.kind === 'section' ? 40 : 32),
    overscan: 4,
  })
  const focus = useRowFocus(box, rows, virtual.scrollToIndex)
  const keys = useOutlineKeys({ rows, focus: focus.go, folded, onFold })
  const drag = useOutlineDrag()
  const isInSight = (index: number) => {
    const line = virtual.getVirtualItems().find((item) => item.index === index)
    const { scrollOffset, scrollRect } = virtual
    if (line === undefined || scrollOffset === null || scrollRect === null) return false
    return line.start >= scrollOffset && line.end <= scrollOffset + scrollRect.height
  }
  useFollow(selected, rows, (index) => {
    // Even to scroll nowhere the browser would measure the whole page.
    if (!isInSight(index)) virtual.scrollToIndex(index)
  })
  // One line takes the Tab key: the last one that had the focus, else the selected one, else the first.
  const stop = [focus.last, selected].find((id) => rows.some((row) => row.id === id)) ?? rows[0]?.id
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the lines inside are buttons; this hears their keys
    <div
      ref={box}
      data-outline
      onKeyDown={keys}
      onFocus={focus.remember}
      className="-mx-1 min-h-0 flex-1 overflow-y-auto overscroll-contain px-1 [scrollbar-width:thin]"
    >
      <ul
        aria-label={t('outline')}
        className="relative w-full"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className="absolute top-0 left-0 w-full"
              style={{ transform: `translateY(${start}px)` }}
            >
              <OutlineLine
                row={row}
                isStop={row.id === stop}
                isSelected={row.id === selected}
                isMarked={marked.size > 0 ? marked.has(row.id) : undefined}
                isFolded={folded.has(row.id)}
                onFold={onFold}
                over={drag.over?.id === row.id ? drag.over.side : null}
                handles={drag.handles}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type ScrollTo = (index: number, options?: { align?: 'auto' | 'center' }) => void

/** The focus on a line that may have to be drawn first. */
function useRowFocus(
  box: React.RefObject<HTMLDivElement | null>,
  rows: readonly OutlineRow[],
  scrollTo: ScrollTo,
) {
  const wanted = useRef<string | null>(null)
  const [last, setLast] = useState<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const line = box.current?.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(wanted.current)}"]`,
    )
    if (!line) return
    wanted.current = null
    line.focus({ preventScroll: true })
  })
  return {
    last,
    go: (id: string) => {
      wanted.current = id
      setLast(id)
      const index = rows.findIndex((row) => row.id === id)
      if (index >= 0) scrollTo(index)
    },
    remember: (event: React.FocusEvent<HTMLElement>) => {
      const id = event.target.dataset.row
      if (id !== undefined) setLast(id)
    },
  }
}

/** What is opened elsewhere, by a remark or an undo, comes into sight here. */
function useFollow(selected: string | null, rows: readonly OutlineRow[], scrollTo: ScrollTo) {
  const shown = useRef(selected)
  useEffect(() => {
    if (shown.current === selected) return
    const index = rows.findIndex((row) => row.id === selected)
    shown.current = selected
    if (index >= 0) scrollTo(index)
  })
}
