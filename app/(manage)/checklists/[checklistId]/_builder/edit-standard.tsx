'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/combobox'
import type { Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useBuilder } from './builder-context'
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
  const isGone = question.standardId !== null && own === undefined
  if (standards.length === 0 && !isGone) {
    return <p className="text-13 text-ink-3">{t('noStandards')}</p>
  }
  return (
    <Combobox
      label={t('standard')}
      optional
      placeholder={t('noStandard')}
      hint={own ? textFor(own.text, language) : t('standardHint')}
      error={isGone ? t('standardGone') : undefined}
      value={question.standardId}
      options={standards.map(({ id, number, text }) => {
        return { value: id, label: `${number} ${textFor(text, language)}` }
      })}
      onValueChange={(standardId) => change({ ...question, standardId })}
    />
  )
}
