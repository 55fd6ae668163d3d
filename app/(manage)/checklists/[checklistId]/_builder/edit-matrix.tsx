'use client'

import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { checklistLimits } from '@/lib/checklists/schema'
import type { Question, Section } from '@/lib/core/checklist'
import { freshId, useBuilder } from './builder-context'
import { MatrixColumns } from './edit-matrix-columns'
import { RemovePart } from './edit-removal'
import { LocalizedInput, useRemarkText } from './inputs'
import { asMatrix, asQuestions, newRow } from './matrix-parts'
import { withText } from './new-parts'
import { MarkButton } from './segments'

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
      <MatrixColumns section={section} change={change} />
      <MatrixRows section={section} change={change} />
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

interface RowsProps {
  section: Section
  change: (section: Section, burst?: string) => void
}

function MatrixRows({ section, change }: RowsProps) {
  const t = useTranslations('builder.matrix')
  const { questions } = section
  const set = (next: readonly Question[], burst?: string) =>
    change({ ...section, questions: next }, burst)
  // The title is written first: only a row that was added here takes the keyboard.
  const [added, setAdded] = useState<string | null>(null)
  const add = () => {
    const id = freshId()
    setAdded(id)
    set([...questions, newRow(section, id)])
  }
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1.5 font-medium">{t('rows')}</legend>
      <ol className="grid gap-3">
        {questions.map((question, place) => (
          <MatrixRow
            key={question.id}
            question={question}
            place={place}
            count={questions.length}
            isNew={question.id === added}
            onRow={(next, burst) => set(questions.with(place, next), burst)}
            onMove={(to) => set(questions.toSpliced(place, 1).toSpliced(to, 0, question))}
            onNext={add}
          />
        ))}
      </ol>
      <Button size="small" look="quiet" className="-ml-3 justify-self-start" onClick={add}>
        <Plus aria-hidden className="size-4" />
        {t('addRow')}
      </Button>
      <p className="text-13 text-ink-3">{t('rowsHint')}</p>
    </fieldset>
  )
}

function MatrixRow({
  question,
  place,
  count,
  isNew,
  onRow,
  onMove,
  onNext,
}: {
  question: Question
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
    <li className="flex flex-wrap items-start gap-x-2 gap-y-1.5 sm:flex-nowrap">
      <div className="min-w-40 flex-1">
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
      </div>
      <div className="flex pt-1.5">
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
        <RemovePart id={question.id} kind="question" label={t('removeRow', { number })} />
      </div>
      <Button size="small" look="quiet" className="mt-1.5" onClick={() => select(question.id)}>
        {t('openRow')}
      </Button>
    </li>
  )
}
