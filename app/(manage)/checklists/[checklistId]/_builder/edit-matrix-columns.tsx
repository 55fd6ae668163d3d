'use client'

import { ArrowLeft, ArrowRight, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Option } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useBuilder } from './builder-context'
import { DecimalField, LocalizedInput, useFieldRemark, useRemarkText } from './inputs'
import { withText } from './new-parts'
import { MarkButton } from './segments'

/** One column of the table: an answer of all rows and its points. */
export function MatrixColumn({
  rowId,
  column,
  place,
  count,
  onColumn,
  onMove,
  onRemove,
}: {
  /** The remarks name the options of a row. */
  rowId: string
  column: Option
  place: number
  count: number
  onColumn: (column: Option, burst?: string) => void
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const t = useTranslations('builder.matrix')
  const words = useTranslations('checklists.answers')
  const { language, remarks } = useBuilder()
  const remarkOn = useFieldRemark()
  const say = useRemarkText()
  const number = place + 1
  const named = textFor(column.text, language) || t('column', { number })
  const empty = remarks.find(
    (own) => own.code === 'empty-option-text' && own.nodeId === rowId && own.optionId === column.id,
  )
  return (
    <th scope="col" className="min-w-36 px-1 pb-2 text-left align-top font-normal">
      <div className="grid gap-1.5">
        <LocalizedInput
          label={t('column', { number })}
          labelHidden
          value={column.text}
          burst={`${column.id}.text`}
          maxLength={checklistLimits.optionText}
          error={empty ? say(empty) : undefined}
          onText={(own, text, burst) =>
            onColumn({ ...column, text: withText(column.text, own, text) }, burst)
          }
        />
        <DecimalField
          label={words('pointsOf', { option: named })}
          labelHidden
          className="w-18!"
          value={column.points}
          error={remarkOn(rowId, 'points', column.id)}
          onValue={(points) => onColumn({ ...column, points }, `${column.id}.points`)}
        />
        <div className="flex">
          <MarkButton
            label={t('columnUp', { number })}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          >
            <ArrowLeft aria-hidden className="size-4" />
          </MarkButton>
          <MarkButton
            label={t('columnDown', { number })}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          >
            <ArrowRight aria-hidden className="size-4" />
          </MarkButton>
          <MarkButton
            label={t('removeColumn', { number })}
            disabled={count === 1}
            onClick={onRemove}
          >
            <X aria-hidden className="size-4" />
          </MarkButton>
        </div>
      </div>
    </th>
  )
}
