'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choice'
import type { Question } from '@/lib/core/checklist'
import type { ChangeQuestion } from './edit-question'
import { withDemand } from './new-parts'

const demands = ['commentOn', 'photoOn'] as const

/** What must come with one answer: a comment; a photo, a recording or a file. */
export function OptionDemands({
  question,
  optionId,
  named,
  isNamed = false,
  change,
}: {
  question: Question
  optionId: string
  /** The words of the option, for the ear. */
  named: string
  /** Whether the option's words are shown before the boxes. */
  isNamed?: boolean | undefined
  change: ChangeQuestion
}) {
  const t = useTranslations('builder.demands')
  return (
    <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-1.5 text-13 text-ink-2">
      <legend className="sr-only">{t('title', { option: named })}</legend>
      {isNamed ? <span className="w-full">{t('after', { option: named })}</span> : null}
      {demands.map((demand) => (
        <Checkbox
          key={demand}
          label={t(demand === 'photoOn' ? `evidenceOn.${question.evidence ?? 'photo'}` : demand)}
          fieldClassName="[&>div]:items-center [&_input]:mt-0"
          checked={question[demand]?.includes(optionId) ?? false}
          onChange={(event) => change(withDemand(question, demand, optionId, event.target.checked))}
        />
      ))}
    </fieldset>
  )
}
