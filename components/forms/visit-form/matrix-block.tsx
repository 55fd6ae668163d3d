'use client'

import type { CSSProperties, ReactNode } from 'react'
import { type ControlProps, useChoice } from './controls'
import type { QuestionFacts } from './question-facts'
import { Tile } from './tiles'

const columns = '@lg:grid @lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] @lg:gap-x-4'

/** The words of the columns, for eyes only: every radio says its own. */
export function MatrixHead({ options }: { options: readonly string[] }) {
  return (
    <div aria-hidden className={`hidden ${columns} border-b border-line-strong pb-2`}>
      <span />
      <div className="grid grid-cols-(--same-widths)" style={sameWidths(options.length)}>
        {options.map((text, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <span key={place} className="px-1 text-center text-13 text-ink-2">
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}

/** One row: beside the question where there is room, tiles below it on a phone. */
export function MatrixChoices({
  head,
  facts,
  wiring,
}: {
  head: ReactNode
  facts: QuestionFacts
  wiring: ControlProps
}) {
  const choice = useChoice(wiring.field)
  return (
    <div className={`${columns} @lg:items-center`}>
      {head}
      <fieldset
        aria-labelledby={wiring.labelledBy}
        aria-describedby={wiring.describedBy}
        className="mt-3 grid min-w-0 grid-cols-[repeat(auto-fit,minmax(min(6rem,100%),1fr))] gap-2 @lg:mt-0 @lg:grid-cols-(--same-widths) @lg:gap-0"
        style={sameWidths(facts.options.length)}
      >
        {facts.options.map((option) =>
          option.isOffered ? (
            <Tile
              key={option.id}
              type="radio"
              value={option.id}
              {...choice}
              className="min-h-12! px-2! text-15! @lg:border-transparent @lg:bg-transparent"
            >
              <span className="@lg:sr-only">{option.text}</span>
              <span
                aria-hidden
                className="hidden size-5 rounded-full border-2 border-field bg-raised [:checked+*>&]:border-6 [:checked+*>&]:border-accent @lg:block"
              />
            </Tile>
          ) : (
            <span key={option.id} aria-hidden className="hidden @lg:block" />
          ),
        )}
      </fieldset>
    </div>
  )
}

function sameWidths(count: number): CSSProperties {
  return { '--same-widths': `repeat(${count}, minmax(0, 1fr))` } as CSSProperties
}
