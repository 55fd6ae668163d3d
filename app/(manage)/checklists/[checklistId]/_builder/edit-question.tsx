'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useState } from 'react'
import { Button } from '@/components/ui/button'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Question } from '@/lib/core/checklist'
import { isScored } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import { freshId, useBuilder } from './builder-context'
import type { FoundQuestion } from './document-edits'
import { AnswerEditor } from './edit-answer'
import { EditHead, PartActions } from './edit-head'
import { QuestionLogic } from './edit-logic'
import { HintPicture } from './edit-picture'
import { PipedInput } from './edit-piped'
import { canHavePreset, PresetField } from './edit-preset'
import { QuestionRules } from './edit-rules'
import { StandardField } from './edit-standard'
import { TypePicker } from './edit-type'
import { DecimalField, useFieldRemark, useRemarkText } from './inputs'
import { withOptionalText, withText } from './new-parts'
import { QuestionShare } from './question-share'

/** Replaces the question; typing names its burst. */
export type ChangeQuestion = (question: Question, burst?: string) => void

/** A question, from its words to what a wrong answer does. */
export function QuestionEditor({ found }: { found: FoundQuestion }) {
  const t = useTranslations('checklists')
  const { edit, language, numberOf } = useBuilder()
  const { question, section } = found
  const title = textFor(section.title, language) || t('outline.untitledSection')
  const change: ChangeQuestion = (next, burst) => edit({ kind: 'question', question: next }, burst)
  const isRow = section.layout === 'matrix'
  return (
    <>
      <EditHead
        title={t('edit.question', { number: numberOf.get(question.id) ?? 0, title })}
        actions={<PartActions id={question.id} kind="question" />}
      />
      <div className="grid gap-6">
        <QuestionText found={found} change={change} />
        {isRow ? (
          <RowNote sectionId={section.id} question={question} change={change} />
        ) : (
          <>
            <TypeAndWeight question={question} change={change} />
            <AnswerEditor question={question} change={change} />
          </>
        )}
        <Further question={question} change={change} />
      </div>
    </>
  )
}

/** What stands further down comes with the first free moment: whoever only passes by does not wait. */
function Further({ question, change }: PartProps) {
  const isDue = useDeferredValue(true, false)
  if (!isDue) return null
  return (
    <>
      {canHavePreset(question) ? <PresetField question={question} change={change} /> : null}
      <HintField question={question} change={change} />
      {question.type === 'note' ? null : <StandardField question={question} change={change} />}
      {question.type === 'note' ? null : <QuestionRules question={question} change={change} />}
      <QuestionLogic question={question} change={change} />
    </>
  )
}

function QuestionText({ found, change }: { found: FoundQuestion; change: ChangeQuestion }) {
  const t = useTranslations('checklists.edit')
  const { edit, remarks } = useBuilder()
  const say = useRemarkText()
  const { question, section } = found
  const empty = remarks.find((own) => own.code === 'empty-text' && own.nodeId === question.id)
  return (
    <PipedInput
      questionId={question.id}
      label={t('text')}
      value={question.text}
      burst={`${question.id}.text`}
      large
      multiline
      focusWhenEmpty
      maxLength={checklistLimits.text}
      error={empty ? say(empty) : undefined}
      hint={t('textHint')}
      onText={(language, text, burst) =>
        change({ ...question, text: withText(question.text, language, text) }, burst)
      }
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        const { id, type } = question
        edit({ kind: 'add-question', sectionId: section.id, after: id, type, fresh: freshId() })
      }}
    />
  )
}

interface PartProps {
  question: Question
  change: ChangeQuestion
}

function TypeAndWeight({ question, change }: PartProps) {
  return (
    <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <TypePicker question={question} change={change} />
      {isScored(question) ? <WeightField question={question} change={change} /> : null}
    </div>
  )
}

function WeightField({ question, change }: PartProps) {
  const t = useTranslations('checklists.edit')
  const remarkOn = useFieldRemark()
  return (
    <DecimalField
      label={t('weight')}
      value={question.weight}
      hint={
        <>
          {t('weightHint')} <QuestionShare question={question} />
        </>
      }
      error={remarkOn(question.id, 'weight')}
      onValue={(weight) => change({ ...question, weight }, `${question.id}.weight`)}
    />
  )
}

/** A row of a table: its answers belong to all rows together. */
function RowNote({ sectionId, question, change }: PartProps & { sectionId: string }) {
  const t = useTranslations('builder.matrix')
  const { select } = useBuilder()
  return (
    <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <div className="grid justify-items-start gap-2">
        <p className="text-ink-2">{t('rowNote')}</p>
        <Button size="small" onClick={() => select(sectionId)}>
          {t('toTable')}
        </Button>
      </div>
      <WeightField question={question} change={change} />
    </div>
  )
}

/** Most questions need none, so the field comes when it is asked for. */
function HintField({ question, change }: PartProps) {
  const t = useTranslations('checklists.edit')
  const [isOpen, setIsOpen] = useState(question.hint !== null || question.hintPicture !== undefined)
  if (!isOpen && question.hint === null && question.hintPicture === undefined) {
    return (
      <Button
        size="small"
        look="quiet"
        className="-ml-3 justify-self-start"
        onClick={() => setIsOpen(true)}
      >
        <Plus aria-hidden className="size-4" />
        {t('addHint')}
      </Button>
    )
  }
  return (
    <div className="grid gap-4">
      <PipedInput
        questionId={question.id}
        label={t('hint')}
        value={question.hint}
        burst={`${question.id}.hint`}
        multiline
        maxLength={checklistLimits.hint}
        onText={(language, text, burst) =>
          change({ ...question, hint: withOptionalText(question.hint, language, text) }, burst)
        }
      />
      <HintPicture question={question} change={change} />
    </div>
  )
}
