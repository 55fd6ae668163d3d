'use client'

import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field-error'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Option, Question, Section } from '@/lib/core/checklist'
import { freshId, useBuilder } from './builder-context'
import { RemovePart } from './edit-head'
import { MatrixColumn } from './edit-matrix-columns'
import { LocalizedInput, useRemarkText } from './inputs'
import {
  addColumn,
  asMatrix,
  asQuestions,
  changeColumn,
  columnOptions,
  matrixColumns,
  moveColumn,
  newRow,
} from './matrix-parts'
import { newOption, withText } from './new-parts'
import { MarkButton } from './segments'
import { useOptionRemoval } from './use-removal'

/** A table of equal questions: what is asked in the rows, how it is answered in the columns. */
export function MatrixEditor({ section }: { section: Section }) {
  const t = useTranslations('builder.matrix')
  const { edit, remarks } = useBuilder()
  const say = useRemarkText()
  const unequal = remarks.find(
    ({ nodeId, code }) => nodeId === section.id && code === 'matrix-unequal',
  )
  const change = (next: Section, burst?: string) =>
    edit({ kind: 'replace-section', section: next }, burst)
  return (
    <div className="grid gap-6 border-t border-line pt-5">
      {unequal ? (
        <div className="grid justify-items-start gap-2">
          <FieldError>{say(unequal)}</FieldError>
          <Button size="small" onClick={() => change(asMatrix(section))}>
            {t('mend')}
          </Button>
        </div>
      ) : null}
      <MatrixGrid section={section} change={change} />
      <div className="grid justify-items-start gap-1.5">
        <Button
          size="small"
          look="quiet"
          className="-ml-3"
          onClick={() => change(asQuestions(section))}
        >
          {t('apart')}
        </Button>
        <p className="text-13 text-ink-3">{t('apartHint')}</p>
      </div>
    </div>
  )
}

interface GridProps {
  section: Section
  change: (section: Section, burst?: string) => void
}

/** Rows are questions, columns the answers of all of them. */
function MatrixGrid({ section, change }: GridProps) {
  const t = useTranslations('builder.matrix')
  const { questions } = section
  const columns = matrixColumns(section)
  const set = (next: readonly Question[], burst?: string) =>
    change({ ...section, questions: next }, burst)
  const removeColumn = useOptionRemoval()
  // The title is written first: only a row that was added here takes the keyboard.
  const [added, setAdded] = useState<string | null>(null)
  const add = () => {
    const id = freshId()
    setAdded(id)
    set([...questions, newRow(section, id)])
  }
  return (
    <div className="grid gap-2">
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              <td className="min-w-44 pr-2 pb-2 align-bottom text-13 text-ink-3">{t('columns')}</td>
              {columns.map((column, place) => (
                <MatrixColumn
                  key={column.id}
                  rowId={questions[0]?.id ?? section.id}
                  column={column}
                  place={place}
                  count={columns.length}
                  onColumn={(next, burst) => change(changeColumn(section, place, next), burst)}
                  onMove={(to) => change(moveColumn(section, place, to))}
                  onRemove={() => removeColumn(columnOptions(section, place))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {questions.map((question, place) => (
              <MatrixRow
                key={question.id}
                question={question}
                columns={columns}
                place={place}
                count={questions.length}
                isNew={question.id === added}
                onRow={(next, burst) => set(questions.with(place, next), burst)}
                onMove={(to) => set(questions.toSpliced(place, 1).toSpliced(to, 0, question))}
                onNext={add}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="-ml-3 flex flex-wrap">
        <Button size="small" look="quiet" onClick={add}>
          <Plus aria-hidden className="size-4" />
          {t('addRow')}
        </Button>
        {columns.length < checklistLimits.options ? (
          <Button
            size="small"
            look="quiet"
            onClick={() => change(addColumn(section, newOption(freshId())))}
          >
            <Plus aria-hidden className="size-4" />
            {t('addColumn')}
          </Button>
        ) : null}
      </div>
      <p className="text-13 text-ink-3">{t('rowsHint')}</p>
      <p className="text-13 text-ink-3">{t('columnsHint')}</p>
    </div>
  )
}

function MatrixRow({
  question,
  columns,
  place,
  count,
  isNew,
  onRow,
  onMove,
  onNext,
}: {
  question: Question
  columns: readonly Option[]
  place: number
  count: number
  isNew: boolean
  onRow: (question: Question, burst?: string) => void
  onMove: (to: number) => void
  onNext: () => void
}) {
  const t = useTranslations('builder.matrix')
  const { remarks, select } = useBuilder()
  const say = useRemarkText()
  const number = place + 1
  const empty = remarks.find(({ nodeId, code }) => nodeId === question.id && code === 'empty-text')
  return (
    <tr>
      <th scope="row" className="border-t border-line py-2 pr-2 text-left align-top font-normal">
        <LocalizedInput
          label={t('row', { number })}
          labelHidden
          value={question.text}
          burst={`${question.id}.text`}
          focusWhenEmpty={isNew}
          maxLength={checklistLimits.text}
          error={empty ? say(empty) : undefined}
          onText={(language, text, burst) =>
            onRow({ ...question, text: withText(question.text, language, text) }, burst)
          }
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onNext()
          }}
        />
        <div className="flex items-center">
          <MarkButton
            label={t('rowUp', { number })}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </MarkButton>
          <MarkButton
            label={t('rowDown', { number })}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </MarkButton>
          <RemovePart id={question.id} label={t('removeRow', { number })} />
          <Button size="small" look="quiet" onClick={() => select(question.id)}>
            {t('openRow')}
          </Button>
        </div>
      </th>
      {columns.map(({ id }) => (
        <td key={id} className="border-t border-line px-1 py-2 align-top">
          <span
            aria-hidden
            className="mx-auto mt-3 block size-5 rounded-full border border-field"
          />
        </td>
      ))}
    </tr>
  )
}
