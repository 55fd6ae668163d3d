'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { checklistLimits } from '@/lib/checklists/schema'
import type { Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { freshId, useBuilder } from './builder-context'
import type { FoundQuestion } from './document-edits'
import { AnswerEditor } from './edit-answer'
import { chosen } from './edit-checklist'
import { EditHead, PartActions } from './edit-head'
import { QuestionRules } from './edit-rules'
import { StandardField } from './edit-standard'
import { DecimalField, LocalizedInput, useFieldRemark, useRemarkText } from './inputs'
import { withOptionalText, withText, withType } from './new-parts'

export const questionTypes = [
  'yes-no',
  'single',
  'multiple',
  'scale',
  'number',
  'duration',
  'text',
  'photo',
] as const

/** Replaces the question; typing names its burst. */
export type ChangeQuestion = (question: Question, burst?: string) => void

/** A question, from its words to what a wrong answer does. */
export function QuestionEditor({ found }: { found: FoundQuestion }) {
  const t = useTranslations('checklists')
  const { edit, language, numberOf } = useBuilder()
  const { question, section } = found
  const title = textFor(section.title, language) || t('outline.untitledSection')
  const change: ChangeQuestion = (next, burst) => edit({ kind: 'question', question: next }, burst)
  return (
    <>
      <EditHead
        title={t('edit.question', { number: numberOf.get(question.id) ?? 0, title })}
        actions={<PartActions id={question.id} kind="question" />}
      />
      <div className="grid gap-6">
        <QuestionText found={found} change={change} />
        <TypeAndWeight question={question} change={change} />
        <AnswerEditor question={question} change={change} />
        <HintField question={question} change={change} />
        <StandardField question={question} change={change} />
        <QuestionRules question={question} change={change} />
      </div>
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
    <LocalizedInput
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
  const t = useTranslations('checklists')
  const remarkOn = useFieldRemark()
  return (
    <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <Select
        label={t('edit.type')}
        hint={t(`typeHints.${question.type}`)}
        value={question.type}
        options={questionTypes.map((value) => ({ value, label: t(`types.${value}`) }))}
        onChange={(event) =>
          change(withType(question, chosen(questionTypes, event.target.value, question.type)))
        }
      />
      {question.type === 'text' || question.type === 'photo' ? null : (
        <DecimalField
          label={t('edit.weight')}
          value={question.weight}
          hint={t('edit.weightHint')}
          error={remarkOn(question.id, 'weight')}
          onValue={(weight) => change({ ...question, weight }, `${question.id}.weight`)}
        />
      )}
    </div>
  )
}

/** Most questions need none, so the field comes when it is asked for. */
function HintField({ question, change }: PartProps) {
  const t = useTranslations('checklists.edit')
  const [isOpen, setIsOpen] = useState(question.hint !== null)
  if (!isOpen && question.hint === null) {
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
    <LocalizedInput
      label={t('hint')}
      value={question.hint}
      burst={`${question.id}.hint`}
      multiline
      maxLength={checklistLimits.hint}
      onText={(language, text, burst) =>
        change({ ...question, hint: withOptionalText(question.hint, language, text) }, burst)
      }
    />
  )
}
