import type { ReactNode } from 'react'
import { classNames } from './class-names'

export interface Fact {
  term: string
  value: ReactNode
  numeric?: boolean | undefined
}

/** Facts of one thing, term before value; below each other on a phone. */
export function KeyValue({
  facts,
  className,
}: {
  facts: readonly Fact[]
  className?: string | undefined
}) {
  return (
    <dl
      className={classNames(
        'grid gap-x-6 sm:grid-cols-[minmax(8rem,max-content)_minmax(0,1fr)]',
        className,
      )}
    >
      {facts.map((fact) => (
        <div
          key={fact.term}
          className="grid border-t border-line py-2.5 first:border-t-0 sm:col-span-2 sm:grid-cols-subgrid"
        >
          <dt className="text-ink-3 max-sm:text-13">{fact.term}</dt>
          <dd className={fact.numeric ? 'num' : ''}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
