'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Tile, Tiles } from '@/components/forms/visit-form/tiles'
import { classNames } from '@/components/ui/class-names'
import type { Answer, AnswerValue, Question } from '@/lib/core/checklist'
import { isBelowFull } from '@/lib/core/form-problems'
import { textFor } from '@/lib/core/localized-text'
import { useBuilder } from './builder-context'
import { PreviewNumber } from './preview-number'
import { isScorable } from './remarks'

interface QuestionProps {
  question: Question
  answer: Answer | undefined
  onAnswer: (answer: Answer) => void
}

/** One question as the shopper meets it: words, standard, answer, what is asked for besides. */
export function PreviewQuestion({ question, answer, onAnswer }: QuestionProps) {
  const t = useTranslations('checklists.trial')
  const { language, standards, selected } = useBuilder()
  const id = useId()
  const text = textFor(question.text, language)
  const hint = textFor(question.hint, language)
  const standard = standards.find((own) => own.id === question.standardId)
  const give = (change: Partial<Answer>) =>
    onAnswer({ ...empty(question.id), ...answer, ...change })
  return (
    <li
      data-trial={question.id}
      className={classNames(
        'min-w-0 border-l-2 pl-3 transition-colors',
        selected === question.id ? 'border-accent' : 'border-transparent',
      )}
    >
      <h3
        id={id}
        className={classNames('text-17 leading-[1.35] font-medium', text === '' && 'text-ink-3')}
      >
        {text || t('noText')}
      </h3>
      <p id={`${id}-about`} className="mt-1 text-13 text-ink-3">
        {[
          standard ? t('standard', { number: standard.number }) : null,
          question.required ? null : t('optional'),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {hint ? <p className="mt-1 text-13 whitespace-pre-line text-ink-2">{hint}</p> : null}
      <AnswerControl id={id} question={question} answer={answer} give={give} />
      {question.allowNotApplicable ? (
        <Tile
          type="checkbox"
          look="aside"
          className="mt-2 min-h-10!"
          checked={answer?.notApplicable != null}
          onChange={(event) =>
            give({ notApplicable: event.target.checked ? '·' : null, value: null })
          }
        >
          {t('notApplicable')}
        </Tile>
      ) : null}
      <Evidence question={question} answer={answer} />
    </li>
  )
}

function empty(questionId: string): Answer {
  const nothing = { value: null, notApplicable: null, comment: null, attachments: [] }
  return { questionId, ...nothing, answeredAt: '2026-01-01T00:00:00Z' }
}

interface ControlProps {
  id: string
  question: Question
  answer: Answer | undefined
  give: (change: Partial<Answer>) => void
}

function AnswerControl({ id, question, answer, give }: ControlProps) {
  const t = useTranslations('checklists')
  const value = answer?.value ?? null
  const say = (next: AnswerValue) => give({ value: next, notApplicable: null })
  switch (question.type) {
    case 'yes-no':
      return (
        <Choices
          id={id}
          columns="two"
          options={[
            { value: 'yes', label: t('answers.yes') },
            { value: 'no', label: t('answers.no') },
          ]}
          chosen={value?.kind === 'choice' ? value.option : null}
          onChoose={(option) => say({ kind: 'choice', option })}
        />
      )
    case 'single':
      return <Single id={id} question={question} value={value} say={say} />
    case 'multiple':
      return <Multiple id={id} question={question} value={value} say={say} />
    case 'scale':
      return <Scale id={id} question={question} value={value} say={say} />
    case 'number':
    case 'duration':
      return <PreviewNumber id={id} question={question} value={value} give={give} />
    case 'text':
      return (
        <textarea
          rows={2}
          aria-labelledby={id}
          className="mt-3 field-sizing-content min-h-20 w-full resize-none rounded border border-field bg-raised px-3 py-2"
          value={value?.kind === 'text' ? value.text : ''}
          onChange={(event) => say({ kind: 'text', text: event.target.value })}
        />
      )
    case 'photo':
      return <PhotoTile isTaken={(answer?.attachments.length ?? 0) > 0} give={give} />
  }
}

function PhotoTile({ isTaken, give }: { isTaken: boolean; give: ControlProps['give'] }) {
  const t = useTranslations('checklists.trial')
  return (
    <Tile
      type="checkbox"
      look="aside"
      className="mt-3"
      checked={isTaken}
      onChange={(event) => give({ attachments: event.target.checked ? ['trial'] : [] })}
    >
      {t(isTaken ? 'photoTaken' : 'takePhoto')}
    </Tile>
  )
}

interface TypedProps<Type extends Question['type']> {
  id: string
  question: Extract<Question, { type: Type }>
  value: AnswerValue | null
  say: (value: AnswerValue) => void
}

function Single({ id, question, value, say }: TypedProps<'single'>) {
  const { language } = useBuilder()
  const t = useTranslations('checklists.answers')
  return (
    <Choices
      id={id}
      columns="one"
      options={question.options.map((option, place) => ({
        value: option.id,
        label: textFor(option.text, language) || t('option', { number: place + 1 }),
      }))}
      chosen={value?.kind === 'choice' ? value.option : null}
      onChoose={(option) => say({ kind: 'choice', option })}
    />
  )
}

function Multiple({ id, question, value, say }: TypedProps<'multiple'>) {
  const { language } = useBuilder()
  const t = useTranslations('checklists.answers')
  const ticked = value?.kind === 'choices' ? value.options : []
  return (
    <Tiles labelledBy={id} describedBy={`${id}-about`} columns="one">
      {question.options.map((option, place) => (
        <Tile
          key={option.id}
          type="checkbox"
          className={compact}
          checked={ticked.includes(option.id)}
          onChange={(event) => {
            const others = ticked.filter((own) => own !== option.id)
            const options = event.target.checked ? [...others, option.id] : others
            say({ kind: 'choices', options })
          }}
        >
          {textFor(option.text, language) || t('option', { number: place + 1 })}
        </Tile>
      ))}
    </Tiles>
  )
}

function Scale({ id, question, value, say }: TypedProps<'scale'>) {
  const { language } = useBuilder()
  const { min, max } = question
  const steps = Math.min(Math.max(0, max - min), 20)
  const numbers = Array.from({ length: steps + 1 }, (_, step) => String(min + step))
  return (
    <>
      <fieldset
        aria-labelledby={id}
        aria-describedby={`${id}-about`}
        className="mt-4 grid gap-1.5"
        style={{ gridTemplateColumns: `repeat(${Math.min(numbers.length, 6)}, minmax(0, 1fr))` }}
      >
        <ChoiceTiles
          id={id}
          options={numbers.map((number) => ({ value: number, label: number }))}
          chosen={value?.kind === 'number' ? value.number : null}
          onChoose={(number) => say({ kind: 'number', number })}
        />
      </fieldset>
      <div className="mt-1.5 flex justify-between gap-4 text-13 text-ink-3">
        <span>{textFor(question.minLabel, language)}</span>
        <span className="text-right">{textFor(question.maxLabel, language)}</span>
      </div>
    </>
  )
}

const compact = 'min-h-11! text-15!'

interface ChoiceProps {
  id: string
  options: readonly { readonly value: string; readonly label: string }[]
  chosen: string | null
  onChoose: (value: string) => void
}

function Choices({ columns, ...choice }: ChoiceProps & { columns: 'one' | 'two' }) {
  return (
    <Tiles labelledBy={choice.id} describedBy={`${choice.id}-about`} columns={columns}>
      <ChoiceTiles {...choice} />
    </Tiles>
  )
}

function ChoiceTiles({ id, options, chosen, onChoose }: ChoiceProps) {
  return options.map(({ value, label }) => (
    <Tile
      key={value}
      type="radio"
      name={`${id}-trial`}
      className={compact}
      value={value}
      checked={chosen === value}
      onChange={() => onChoose(value)}
    >
      {label}
    </Tile>
  ))
}

/** What the form asks for besides the answer, as soon as it asks for it. */
function Evidence({ question, answer }: { question: Question; answer: Answer | undefined }) {
  const t = useTranslations('checklists.trial')
  const { remarks } = useBuilder()
  const isLow = answer !== undefined && isScorable(remarks) && isBelowFull(question, answer)
  const { commentRequired, photo } = question
  const wantsComment = commentRequired === 'always' || (commentRequired === 'low' && isLow)
  const wantsPhoto = photo === 'required' || (photo === 'required-low' && isLow)
  const wanted = [
    wantsComment ? t('commentWanted') : null,
    wantsPhoto && question.type !== 'photo' ? t('photoWanted') : null,
    photo === 'optional' ? t('photoOptional') : null,
  ].filter((words) => words !== null)
  return wanted.map((words) => (
    <p key={words} className="mt-2 text-13 text-ink-2">
      {words}
    </p>
  ))
}
