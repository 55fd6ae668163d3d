'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/combobox'
import type { Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { type StandardChoice, useBuilder } from './builder-context'
import type { ChangeQuestion } from './edit-question'

/** The rule of service that the question checks: it explains a lost point to whoever lost it. */
export function StandardField({
  question,
  change,
}: {
  question: Question
  change: ChangeQuestion
}) {
  const t = useTranslations('checklists.edit')
  const { standards, language } = useBuilder()
  const own = standards.find(({ id }) => id === question.standardId)
  // What is out of force is not chosen anew; a question that has it keeps it.
  const offered = standards.filter(({ isRetired, id }) => !isRetired || id === question.standardId)
  const isGone = question.standardId !== null && own === undefined
  if (offered.length === 0 && !isGone) {
    return <p className="text-13 text-ink-3">{t('noStandards')}</p>
  }
  const hintOf = (chosen: StandardChoice | undefined) => {
    if (chosen === undefined) return t('standardHint')
    if (chosen.isRetired) return t('standardRetiredHint')
    return chosen.isUnpublished ? t('standardUnpublishedHint') : textFor(chosen.text, language)
  }
  return (
    <Combobox
      label={t('standard')}
      optional
      placeholder={t('noStandard')}
      hint={hintOf(own)}
      error={isGone ? t('standardGone') : undefined}
      value={question.standardId}
      options={offered.map(({ id, number, text, isRetired, isUnpublished }) => {
        const name = `${number} ${textFor(text, language)}`
        if (isRetired) return { value: id, label: t('standardRetired', { name }) }
        return { value: id, label: isUnpublished ? t('standardUnpublished', { name }) : name }
      })}
      onValueChange={(standardId) => change({ ...question, standardId })}
    />
  )
}
