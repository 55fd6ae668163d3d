'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choice'
import { Combobox } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { Question } from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import { parseCondition, printCondition } from '@/lib/core/expression-text'
import { textFor } from '@/lib/core/localized-text'
import { useBuilder } from './builder-context'
import { chosen } from './chosen-word'
import {
  asVerb,
  type Claim,
  claimAbout,
  claimOf,
  conditionOf,
  isBlank,
  verbsFor,
} from './condition-rows'
import { FormulaField } from './edit-formula'
import { DecimalField } from './inputs'
import type { Reading } from './use-reading'

interface RowProps {
  condition: Condition
  reading: Reading
  burst: string
  onCondition: (condition: Condition, burst?: string) => void
}

/** One claim: a question, what is said of it, and the answer; or a formula where that is not enough. */
export function ConditionRow(props: RowProps) {
  const claim = claimOf(props.condition)
  return claim ? <ClaimRow {...props} claim={claim} /> : <FormulaRow {...props} />
}

function ClaimRow({ reading, burst, onCondition, claim }: RowProps & { claim: Claim }) {
  const t = useTranslations('conditions.edit')
  const question = reading.questions.find(({ id }) => id === claim.question)
  const verbs = question ? verbsFor(question) : [claim.verb]
  const set = (next: Claim, own?: string) => onCondition(conditionOf(next), own)
  return (
    <div className="grid min-w-0 gap-2">
      <Combobox
        label={t('question')}
        labelHidden
        fieldClassName="min-w-0"
        placeholder={t('chooseQuestion')}
        error={question ? undefined : goneText()}
        value={question ? claim.question : null}
        options={reading.choices()}
        onValueChange={(id) => {
          const next = reading.questions.find((own) => own.id === id)
          if (next && next.id !== claim.question) set(claimAbout(next, claim))
        }}
      />
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
        <Select
          label={t('verb')}
          labelHidden
          fieldClassName="min-w-48"
          value={claim.verb}
          options={verbs.map((value) => ({ value, label: t(`verbs.${value}`) }))}
          onChange={(event) => {
            if (question)
              set(asVerb(claim, question, chosen(verbs, event.target.value, claim.verb)))
          }}
        />
        {question ? (
          <ClaimValue question={question} claim={claim} onClaim={(next) => set(next, burst)} />
        ) : null}
      </div>
    </div>
  )

  function goneText(): string {
    return reading.order.byId(claim.question) ? t('laterQuestion') : t('goneQuestion')
  }
}

/** What the answer is compared with. */
function ClaimValue({
  question,
  claim,
  onClaim,
}: {
  question: Question
  claim: Claim
  onClaim: (claim: Claim) => void
}) {
  const t = useTranslations('conditions.edit')
  const { endBurst } = useBuilder()
  switch (claim.verb) {
    case 'chosen':
    case 'not-chosen':
      return <OptionBoxes question={question} claim={claim} onClaim={onClaim} />
    case 'answered':
    case 'not-answered':
    case 'not-applicable':
    case 'applicable':
      return null
    case 'text-is':
    case 'text-is-not':
      return (
        <TextInput
          label={t('text')}
          labelHidden
          placeholder={t(
            `textOf.${question.type === 'date' || question.type === 'time' ? question.type : 'text'}`,
          )}
          className="max-w-80"
          maxLength={1000}
          value={claim.value}
          onChange={(event) => onClaim({ ...claim, value: event.target.value })}
          onBlur={endBurst}
        />
      )
    default:
      return (
        <DecimalField
          label={t('number')}
          labelHidden
          value={claim.value}
          unit={question.type === 'percentage' ? '%' : isTimed(question) ? t('seconds') : undefined}
          onValue={(value) => onClaim({ ...claim, value })}
        />
      )
  }
}

function isTimed({ type }: Question): boolean {
  return type === 'duration' || type === 'stopwatch'
}

function OptionBoxes({
  question,
  claim,
  onClaim,
}: {
  question: Question
  claim: Claim
  onClaim: (claim: Claim) => void
}) {
  const t = useTranslations('checklists.answers')
  const words = useTranslations('conditions.edit')
  const { language } = useBuilder()
  const options =
    'options' in question
      ? question.options.map(({ id, text }, place) => ({
          id,
          label: textFor(text, language) || t('option', { number: place + 1 }),
        }))
      : (['yes', 'no'] as const).map((id) => ({ id, label: t(id) }))
  const known = options.map(({ id }) => id)
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
      <legend className="sr-only">{words('options')}</legend>
      {options.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={label}
          checked={claim.options.includes(id)}
          onChange={(event) =>
            onClaim({
              ...claim,
              options: known.filter((own) =>
                own === id ? event.target.checked : claim.options.includes(own),
              ),
            })
          }
        />
      ))}
    </fieldset>
  )
}

function FormulaRow({ condition, reading, burst, onCondition }: RowProps) {
  const t = useTranslations('conditions.edit')
  return (
    <FormulaField
      label={t('formula')}
      labelHidden
      hint={t('formulaHint')}
      burst={burst}
      reading={reading}
      text={isBlank(condition) ? '' : printCondition(condition, reading)}
      read={(text) =>
        parseCondition(text, reading.document, { id: reading.readerId, own: reading.own })
      }
      onRead={onCondition}
      whenLeft
    />
  )
}
