import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** The head of a page: where one is, and the one main thing to do here. */
export function PageHead({
  title,
  subtitle,
  action,
  back,
  className,
}: {
  title: ReactNode
  subtitle?: ReactNode
  /** The main action; further ones are `normal` or stand in a menu beside it. */
  action?: ReactNode
  back?: { href: string; label: ReactNode } | undefined
  className?: string | undefined
}) {
  return (
    <header className={classNames('mb-5', className)}>
      {back ? (
        <Link
          href={back.href}
          className="thumb -ml-1 mb-1 inline-flex items-center gap-0.5 text-13 text-ink-3 hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-21 font-semibold">{title}</h1>
          {subtitle ? <div className="num mt-1 text-13 text-ink-3">{subtitle}</div> : null}
        </div>
        {action ? <div className="flex flex-wrap items-center gap-2">{action}</div> : null}
      </div>
    </header>
  )
}

/** A part of a page: a question or a noun, and a muted line that says how to read it. */
export function Section({
  id,
  title,
  subtitle,
  action,
  children,
  className,
}: {
  /** For a link that leads here. */
  id?: string | undefined
  title: ReactNode
  subtitle?: ReactNode
  action?: ReactNode
  children: ReactNode
  className?: string | undefined
}) {
  return (
    <section id={id} className={classNames('min-w-0', className)}>
      <div className="mb-3.5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-17 font-semibold">{title}</h2>
          {subtitle ? <p className="text-13 text-ink-3">{subtitle}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
