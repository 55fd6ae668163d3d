'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from './button'

interface Selection {
  readonly keys: readonly string[]
  readonly clear: () => void
}

const SelectionContext = createContext<Selection>({ keys: [], clear: () => undefined })

/** The marked rows, for the actions inside the bar. */
export function useSelection(): Selection {
  return use(SelectionContext)
}

/** The marked rows as hidden inputs, for an action that is a form. */
export function SelectedInputs({ name }: { name: string }) {
  const { keys } = useSelection()
  return keys.map((key) => <input key={key} type="hidden" name={name} value={key} />)
}

/** Around a `DataTable` with `select`: when rows are marked, a bar with `actions` appears below. */
export function BulkSelection({ actions, children }: { actions: ReactNode; children: ReactNode }) {
  const t = useTranslations('common.table')
  const box = useRef<HTMLDivElement>(null)
  const [keys, setKeys] = useState<readonly string[]>([])

  const read = useCallback(() => {
    const marked = rowBoxes(box.current).filter((input) => input.checked)
    const next = marked.map((input) => input.dataset.rowKey ?? '')
    setKeys((known) => (known.join('\n') === next.join('\n') ? known : next))
    markAll(box.current)
  }, [])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const changed = (event: Event) => {
      const target = event.target
      if (target instanceof HTMLInputElement && target.dataset.selectAll !== undefined) {
        setAll(element, target.checked)
      }
      read()
    }
    element.addEventListener('change', changed)
    return () => element.removeEventListener('change', changed)
  }, [read])

  // The rows may be others now: a filter, a page, an action that was done.
  useEffect(read)

  const clear = useCallback(() => {
    setAll(box.current, false)
    read()
  }, [read])

  return (
    <SelectionContext value={{ keys, clear }}>
      <div ref={box}>{children}</div>
      <div role="status" className="sr-only">
        {keys.length > 0 ? t('selected', { count: keys.length }) : ''}
      </div>
      {keys.length > 0 ? (
        <div className="sticky bottom-4 z-20 mt-4 flex flex-wrap items-center gap-2 rounded border border-line bg-raised px-4 py-2.5 shadow-float">
          <span className="num mr-auto font-medium">{t('selected', { count: keys.length })}</span>
          {actions}
          <Button look="quiet" size="small" onClick={clear}>
            {t('clear')}
          </Button>
        </div>
      ) : null}
    </SelectionContext>
  )
}

function rowBoxes(box: HTMLElement | null): HTMLInputElement[] {
  return [...(box?.querySelectorAll<HTMLInputElement>('input[data-row-key]') ?? [])]
}

function setAll(box: HTMLElement | null, checked: boolean) {
  for (const input of rowBoxes(box)) {
    if (!input.disabled) input.checked = checked
  }
}

function markAll(box: HTMLElement | null) {
  const all = box?.querySelector<HTMLInputElement>('input[data-select-all]')
  if (!all) return
  const open = rowBoxes(box).filter((input) => !input.disabled)
  const marked = open.filter((input) => input.checked).length
  all.checked = marked > 0 && marked === open.length
  all.indeterminate = marked > 0 && marked < open.length
}
