'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/combobox'

/** Several of many: each chosen one can be taken away, another is found by typing. */
export function PickMany({
  label,
  emptyText,
  options,
  ids,
  onIds,
}: {
  label: string
  /** What it means that none is chosen. */
  emptyText: string
  options: readonly { readonly id: string; readonly name: string }[]
  ids: readonly string[]
  onIds: (ids: readonly string[]) => void
}) {
  const t = useTranslations('common')
  const names = new Map(options.map(({ id, name }) => [id, name]))
  const free = options.filter(({ id }) => !ids.includes(id))
  return (
    <div className="grid content-start gap-2">
      <Combobox
        // A fresh field after each choice, ready for the next one.
        key={ids.length}
        label={label}
        hint={ids.length === 0 ? emptyText : undefined}
        options={free.map(({ id, name }) => ({ value: id, label: name }))}
        onValueChange={(id) => {
          if (id !== null) onIds([...ids, id])
        }}
      />
      <ul className="flex flex-wrap gap-2">
        {ids.map((id) => (
          <li
            key={id}
            className="inline-flex items-center gap-1 rounded-full bg-accent-soft py-0.5 pr-1 pl-3 text-13"
          >
            {names.get(id) ?? id}
            <button
              type="button"
              aria-label={`${t('remove')} ${names.get(id) ?? id}`}
              onClick={() => onIds(ids.filter((other) => other !== id))}
              className="grid size-6 place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
