'use client'

import { ArrowDown, ArrowUp, ChevronRight, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'

/**
 * One component or gate among others: its head, which folds and unfolds it, with the ways to move and
 * remove it. Folded, one line says what it is.
 */
export function PartFrame({
  id,
  head,
  summary,
  isOpen,
  onOpen,
  removeLabel,
  isFirst,
  isLast,
  onMove,
  onRemove,
  children,
}: {
  id: string
  head: ReactNode
  /** What it says in one line. */
  summary: string
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  removeLabel: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  children: ReactNode
}) {
  const t = useTranslations('pay.schemes.form')
  return (
    <li id={id} className="scroll-mt-6 border-t border-line pt-4 target:border-accent">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 className="font-semibold">
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={isOpen ? `${id}-fields` : undefined}
              className="flex cursor-pointer items-start gap-1.5 text-left hover:text-accent pointer-coarse:min-h-11"
              onClick={() => onOpen(!isOpen)}
            >
              <ChevronRight
                aria-hidden
                className={classNames('mt-1 size-4 shrink-0 text-ink-3', isOpen && 'rotate-90')}
              />
              <span className="min-w-0">{head}</span>
            </button>
          </h3>
          {isOpen ? null : <p className="num pl-5.5 text-13 text-ink-2">{summary}</p>}
        </div>
        <div className="flex shrink-0">
          <Button
            look="quiet"
            size="small"
            aria-label={t('moveUp')}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </Button>
          <Button
            look="quiet"
            size="small"
            aria-label={t('moveDown')}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </Button>
          <Button look="quiet" size="small" aria-label={removeLabel} onClick={onRemove}>
            <X aria-hidden className="size-4" />
          </Button>
        </div>
      </div>
      {isOpen ? (
        <div id={`${id}-fields`} className="mt-4">
          {children}
        </div>
      ) : null}
    </li>
  )
}
