import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The way back from a page whose head is the statement itself. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="thumb mb-4 -ml-1 inline-flex items-center gap-0.5 text-13 text-ink-3 hover:text-ink print:hidden"
    >
      <ChevronLeft aria-hidden className="size-4" />
      {children}
    </Link>
  )
}
