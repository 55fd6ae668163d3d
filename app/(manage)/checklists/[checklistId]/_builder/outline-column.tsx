'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useBuilder, useLooking } from './builder-context'
import { Outline } from './outline'

/**
 * The outline beside the editor; on a phone above it, folded as soon as a part was chosen in it, so
 * that the part has the screen.
 */
export function OutlineColumn() {
  const t = useTranslations('workbench.outline')
  const { numberOf } = useBuilder()
  const { selected } = useLooking()
  const [isOpen, setIsOpen] = useState(true)
  const [followed, setFollowed] = useState(selected)
  if (followed !== selected) {
    setFollowed(selected)
    setIsOpen(false)
  }
  const id = useId()
  const Mark = isOpen ? ChevronDown : ChevronRight
  return (
    <div className="border-line max-md:border-b md:sticky md:top-(--builder-top) md:h-[calc(100dvh-var(--builder-top))] md:border-r md:px-3 md:pt-4 md:pb-3">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        className="flex min-h-11 w-full items-center gap-2 px-4 text-left font-medium hover:bg-hover md:hidden"
        onClick={() => setIsOpen(!isOpen)}
      >
        <Mark aria-hidden className="size-4 text-ink-3" />
        {t('all', { count: numberOf.size })}
      </button>
      <div
        id={id}
        className={classNames('h-[60dvh] px-3 pb-3 md:h-full md:p-0', !isOpen && 'max-md:hidden')}
      >
        <Outline />
      </div>
    </div>
  )
}
