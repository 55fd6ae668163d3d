'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { leaveThrough } from './leave-guard'

const own = 'a, button, input, select, textarea, label, summary, [role="button"], [role="menuitem"]'

/**
 * Lets a click anywhere in a row follow the row's link. The link in the first cell stays the real
 * one: keyboard, screen reader and the middle button use it; marking text does not navigate.
 */
export function RowClicks({
  children,
  className,
}: {
  children: ReactNode
  className?: string | undefined
}) {
  const box = useRef<HTMLDivElement>(null)
  const router = useRouter()
  useEffect(() => {
    const element = box.current
    if (!element) return
    const follow = (event: MouseEvent) => {
      const target = event.target
      if (!(target instanceof Element) || target.closest(own)) return
      const href = target.closest('tr[data-row-href]')?.getAttribute('data-row-href')
      if (!href || window.getSelection()?.toString()) return
      if (event.metaKey || event.ctrlKey || event.shiftKey) {
        window.open(href, '_blank', 'noopener')
      } else {
        leaveThrough({ go: () => router.push(href, { scroll: false }) })
      }
    }
    element.addEventListener('click', follow)
    return () => element.removeEventListener('click', follow)
  }, [router])
  return (
    <div ref={box} className={className}>
      {children}
    </div>
  )
}
