'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** One component or gate among others: its head with the ways to move and remove it. */
export function PartFrame({
  id,
  head,
  removeLabel,
  isFirst,
  isLast,
  onMove,
  onRemove,
  children,
}: {
  id: string
  head: ReactNode
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
      <div className="mb-4 flex items-center justify-between gap-4">
        <h3 className="min-w-0 font-semibold">{head}</h3>
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
      {children}
    </li>
  )
}
