'use client'

import { memo } from 'react'
import type { Question } from '@/lib/core/checklist'
import { type ControlProps, useChoice } from './controls'
import type { QuestionFacts } from './question-facts'
import { isTypedScale, rare } from './rare-control'
import { Tile, Tiles } from './tiles'

export const ScaleControl = memo(function ScaleControl({
  question,
  facts,
  chosen,
  ...wiring
}: ControlProps & {
  question: Question & { type: 'scale' }
  facts: QuestionFacts
  /** What a scale of icons is filled up to; the others need not know. */
  chosen: string
}) {
  const choice = useChoice(wiring.field)
  const { min, max, icon } = question
  if (isTypedScale(question)) {
    return (
      <rare.typedScale.Part
        {...wiring}
        input={{ ...choice, inputMode: 'numeric' }}
        unit={`${min}–${max}`}
      />
    )
  }
  const values = Array.from({ length: max - min + 1 }, (_, step) => min + step)
  const [atMin, atMax] = facts.ends
  return (
    <div>
      <Tiles labelledBy={wiring.labelledBy} describedBy={wiring.describedBy} columns="few">
        {icon ? (
          <rare.rating.Part icon={icon} values={values} chosen={chosen} choice={choice} />
        ) : (
          values.map((value) => (
            <Tile key={value} type="radio" value={String(value)} {...choice} className="num">
              {value}
            </Tile>
          ))
        )}
      </Tiles>
      {atMin || atMax ? (
        <div className="mt-1.5 flex justify-between gap-6 text-13 text-ink-3">
          <span>{atMin}</span>
          <span className="text-right">{atMax}</span>
        </div>
      ) : null}
    </div>
  )
})
