'use client'

import { ArrowDown, ArrowUp, Copy, IndentDecrease, IndentIncrease, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBuilder } from './builder-context'
import { type Direction, moveNode } from './document-moves'
import { MarkButton } from './segments'
import { useDuplication } from './use-copied-parts'
import { useRemoval } from './use-removal'

/** Where one is, and what can be done with the whole part. */
export function EditHead({ title, actions }: { title: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mb-5 flex items-center justify-between gap-4 border-b border-line pb-2">
      <h2 className="num min-w-0 text-13 text-ink-3">{title}</h2>
      {actions ? <div className="flex shrink-0 items-center">{actions}</div> : null}
    </div>
  )
}

const moves = {
  up: ArrowUp,
  down: ArrowDown,
  nest: IndentIncrease,
  lift: IndentDecrease,
} as const

const directionOf = { up: 'up', down: 'down', nest: 'in', lift: 'out' } as const

/** Moving, copying and deleting; a deletion can be taken back where it is announced. */
export function PartActions({ id, kind }: { id: string; kind: 'section' | 'question' }) {
  const t = useTranslations('checklists.edit')
  const { document, edit } = useBuilder()
  const duplicate = useDuplication()
  const names =
    kind === 'section' ? (['up', 'down', 'nest', 'lift'] as const) : (['up', 'down'] as const)
  const can = (direction: Direction) => moveNode(document, id, direction) !== document
  return (
    <>
      {names.map((name) => {
        const Mark = moves[name]
        const direction = directionOf[name]
        return (
          <MarkButton
            key={name}
            label={t(name)}
            disabled={!can(direction)}
            onClick={() => edit({ kind: 'move', id, direction })}
          >
            <Mark aria-hidden className="size-4" />
          </MarkButton>
        )
      })}
      <MarkButton label={t('duplicate')} onClick={() => duplicate(new Set([id]))}>
        <Copy aria-hidden className="size-4" />
      </MarkButton>
      <RemovePart id={id} />
    </>
  )
}

/** Deletes a part; where conditions elsewhere read it, says which before it goes. */
export function RemovePart({ id, label }: { id: string; label?: string | undefined }) {
  const t = useTranslations('checklists.edit')
  const remove = useRemoval()
  return (
    <MarkButton label={label ?? t('remove')} onClick={() => remove(new Set([id]))}>
      <Trash2 aria-hidden className="size-4" />
    </MarkButton>
  )
}
