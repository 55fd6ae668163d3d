'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { GroupedChoice } from '@/components/ui/grouped-choice'
import type { Question, QuestionType } from '@/lib/core/checklist'
import type { ChangeQuestion } from './edit-question'
import { withType } from './new-parts'
import { questionTypes, type TypeGroup, typeGroups } from './question-types'

const groupNames = Object.keys(typeGroups) as readonly TypeGroup[]

/** How the question is answered: all types under headings, found by a few letters as well. */
export function TypePicker({ question, change }: { question: Question; change: ChangeQuestion }) {
  const t = useTranslations('checklists')
  const words = useTranslations('builder.types')
  const groups = useMemo(
    () =>
      groupNames.map((name) => ({
        label: words(`groups.${name}`),
        items: typeGroups[name].map((value) => ({
          value,
          label: t(`types.${value}`),
          detail: t(`typeHints.${value}`),
        })),
      })),
    [t, words],
  )
  return (
    <GroupedChoice
      label={t('edit.type')}
      hint={t(`typeHints.${question.type}`)}
      searchLabel={words('search')}
      groups={groups}
      value={question.type}
      onValueChange={(value) => {
        const type: QuestionType | undefined = questionTypes.find((own) => own === value)
        if (type) change(withType(question, type))
      }}
    />
  )
}
