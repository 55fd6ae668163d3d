'use client'

import { useTranslations } from 'next-intl'
import { Switch } from '@/components/ui/choice'
import { Select } from '@/components/ui/select'
import type { CriticalRule, Question } from '@/lib/core/checklist'
import { isFileQuestion, isScored, isUnasked } from '@/lib/core/checklist-questions'
import { useBuilder } from './builder-context'
import { chosen } from './chosen-word'
import type { ChangeQuestion } from './edit-question'
import { CreditField, DecimalField, useFieldRemark, useRemarkText } from './inputs'
import { newCritical, withEvidence, withInformational } from './new-parts'
import { canScore } from './question-types'

interface PartProps {
  question: Question
  change: ChangeQuestion
}

const comments = ['never', 'low', 'always'] as const
const photos = ['no', 'optional', 'required-low', 'required'] as const
const kinds = ['photo', 'audio', 'file'] as const
const effects = ['total-zero', 'cap', 'section-zero', 'outcome-fail', 'none'] as const

/** What the shopper must give with the answer, and what a wrong answer does. */
export function QuestionRules({ question, change }: PartProps) {
  const t = useTranslations('checklists.rules')
  const words = useTranslations('builder.rules')
  const isAsked = !isUnasked(question)
  return (
    <section className="grid gap-4 border-t border-line pt-5">
      <h3 className="text-17 font-semibold">{t('title')}</h3>
      <div className="grid gap-3">
        {isAsked ? (
          <>
            <Switch
              label={t('required')}
              checked={question.required}
              onChange={(event) => change({ ...question, required: event.target.checked })}
            />
            <Switch
              label={t('notApplicable')}
              checked={question.allowNotApplicable}
              onChange={(event) =>
                change({ ...question, allowNotApplicable: event.target.checked })
              }
            />
          </>
        ) : null}
        {canScore(question.type) ? (
          <Switch
            label={words('informational')}
            hint={words('informationalHint')}
            checked={question.informational === true}
            onChange={(event) => change(withInformational(question, event.target.checked))}
          />
        ) : null}
      </div>
      {isAsked ? <EvidenceRules question={question} change={change} /> : null}
      {isScored(question) ? <ScoreRules question={question} change={change} /> : null}
    </section>
  )
}

function EvidenceRules({ question, change }: PartProps) {
  const t = useTranslations('checklists.rules')
  const words = useTranslations('builder.rules.evidence')
  const remarkOn = useFieldRemark()
  const kind = question.evidence ?? 'photo'
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Select
        fieldClassName="sm:col-span-2"
        label={t('comment')}
        error={remarkOn(question.id, 'commentOn')}
        value={question.commentRequired}
        options={comments.map((value) => ({ value, label: t(`comments.${value}`) }))}
        onChange={(event) => {
          const { commentRequired } = question
          change({
            ...question,
            commentRequired: chosen(comments, event.target.value, commentRequired),
          })
        }}
      />
      {isFileQuestion(question) ? null : (
        <>
          <Select
            label={words('title')}
            hint={kind === 'photo' ? undefined : words(`hints.${kind}`)}
            value={kind}
            options={kinds.map((value) => ({ value, label: words(`kinds.${value}`) }))}
            onChange={(event) =>
              change(withEvidence(question, chosen(kinds, event.target.value, kind)))
            }
          />
          <Select
            label={words(`when.${kind}`)}
            error={remarkOn(question.id, 'photoOn')}
            value={question.photo}
            options={photos.map((value) => ({ value, label: t(`photos.${value}`) }))}
            onChange={(event) =>
              change({ ...question, photo: chosen(photos, event.target.value, question.photo) })
            }
          />
        </>
      )}
    </div>
  )
}

function ScoreRules({ question, change }: PartProps) {
  const t = useTranslations('checklists.rules')
  const { remarks } = useBuilder()
  const say = useRemarkText()
  const refused = remarks.find(
    ({ nodeId, code }) => nodeId === question.id && code.startsWith('critical-'),
  )
  return (
    <div className="grid gap-4">
      <Switch
        label={t('bonus')}
        hint={t('bonusHint')}
        checked={question.bonus}
        onChange={(event) => change({ ...question, bonus: event.target.checked })}
      />
      <Switch
        label={t('critical')}
        hint={t('criticalHint')}
        checked={question.critical !== null}
        error={refused ? say(refused) : undefined}
        onChange={(event) =>
          change({ ...question, critical: event.target.checked ? newCritical : null })
        }
      />
      {question.critical ? (
        <CriticalFields
          questionId={question.id}
          critical={question.critical}
          onChange={(critical, burst) => change({ ...question, critical }, burst)}
        />
      ) : null}
    </div>
  )
}

function CriticalFields({
  questionId,
  critical,
  onChange,
}: {
  questionId: string
  critical: CriticalRule
  onChange: (critical: CriticalRule, burst?: string) => void
}) {
  const t = useTranslations('checklists.rules')
  const remarkOn = useFieldRemark()
  return (
    <div className="ml-4.5 grid gap-5 border-l-2 border-line pl-5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <Select
        label={t('effect')}
        fieldClassName="sm:col-span-2"
        value={critical.effect}
        options={effects.map((value) => ({ value, label: t(`effects.${value}`) }))}
        onChange={(event) => {
          const effect = chosen(effects, event.target.value, critical.effect)
          const cap = effect === 'cap' ? (critical.cap ?? '50') : null
          onChange({ ...critical, effect, cap })
        }}
      />
      {critical.effect === 'cap' ? (
        <DecimalField
          label={t('cap')}
          unit="%"
          value={critical.cap ?? ''}
          error={remarkOn(questionId, 'critical.cap')}
          onValue={(cap) => onChange({ ...critical, cap }, `${questionId}.cap`)}
        />
      ) : null}
      <CreditField
        label={t('threshold')}
        hint={t('thresholdHint')}
        value={critical.threshold}
        error={remarkOn(questionId, 'critical.threshold')}
        onValue={(threshold) => onChange({ ...critical, threshold }, `${questionId}.threshold`)}
      />
    </div>
  )
}
