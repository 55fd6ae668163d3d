import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export interface Tab {
  href: string
  label: ReactNode
  current: boolean
  count?: string | undefined
}

/** Views of one thing, each with its own address. */
export function Tabs({
  tabs,
  label,
  className,
}: {
  tabs: readonly Tab[]
  label: string
  className?: string | undefined
}) {
  return (
    <nav aria-label={label} className={classNames('mb-6 border-b border-line', className)}>
      <ul className="-mb-px flex gap-5 overflow-x-auto">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? 'page' : undefined}
              className="thumb flex h-10 items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-ink-2 transition-colors hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink focus-visible:-outline-offset-2"
            >
              {tab.label}
              {tab.count ? <span className="num text-13 text-ink-3">{tab.count}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
