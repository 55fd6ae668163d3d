'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { checklistLimits } from '@/lib/checklists/schema'
import type { Option, Section } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { freshId, useBuilder } from './builder-context'
import { DecimalField, LocalizedInput, useFieldRemark, useRemarkText } from './inputs'
import { matrixColumns, withColumns } from './matrix-parts'
import { newOption, withText } from './new-parts'
import { MarkButton } from './segments'

/** The answers of all rows: a changed column changes every row. */
export function MatrixColumns({
  section,
  change,
}: {
  section: Section
  change: (section: Section, burst?: string) => void
}) {
  const t = useTranslations('builder.matrix')
  const columns = matrixColumns(section)
  const set = (next: readonly Option[], burst?: string) => change(withColumns(section, next), burst)
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1.5 font-medium">{t('columns')}</legend>
      <ol className="grid gap-3">
        {columns.map((column, place) => (
          <Column
            key={column.id}
            rowId={section.questions[0]?.id ?? section.id}
            column={column}
            place={place}
            count={columns.length}
            onColumn={(next, burst) => set(columns.with(place, next), burst)}
            onMove={(to) => set(columns.toSpliced(place, 1).toSpliced(to, 0, column))}
            onRemove={() => set(columns.toSpliced(place, 1))}
          />
        ))}
      </ol>
      {columns.length < checklistLimits.options ? (
        <Button
          size="small"
          look="quiet"
          className="-ml-3 justify-self-start"
          onClick={() => set([...columns, newOption(freshId())])}
        >
          <Plus aria-hidden className="size-4" />
          {t('addColumn')}
        </Button>
      ) : null}
      <p className="text-13 text-ink-3">{t('columnsHint')}</p>
    </fieldset>
  )
}

function Column({
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
    <li className="flex flex-wrap items-start gap-x-2 gap-y-1.5 sm:flex-nowrap">
      <div className="min-w-40 flex-1">
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
      </div>
      <DecimalField
        label={words('pointsOf', { option: named })}
        labelHidden
        className="w-18!"
        value={column.points}
        error={remarkOn(rowId, 'points', column.id)}
        onValue={(points) => onColumn({ ...column, points }, `${column.id}.points`)}
      />
      <div className="flex pt-1.5">
        <MarkButton
          label={t('columnUp', { number })}
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
        >
          <ArrowUp aria-hidden className="size-4" />
        </MarkButton>
        <MarkButton
          label={t('columnDown', { number })}
          disabled={place === count - 1}
          onClick={() => onMove(place + 1)}
        >
          <ArrowDown aria-hidden className="size-4" />
        </MarkButton>
        <MarkButton label={t('removeColumn', { number })} disabled={count === 1} onClick={onRemove}>
          <X aria-hidden className="size-4" />
        </MarkButton>
      </div>
    </li>
  )
}
