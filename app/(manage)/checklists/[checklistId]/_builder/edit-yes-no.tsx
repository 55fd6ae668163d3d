'use client'

import { ArrowLeftRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Question } from '@/lib/core/checklist'
import { OptionDemands } from './edit-option-demands'
import type { ChangeQuestion } from './edit-question'
import { DecimalField, useFieldRemark } from './inputs'

type YesNo = Extract<Question, { type: 'yes-no' }>

/** What "yes" and "no" are worth, and what must come with them. */
export function YesNoEditor({ question, change }: { question: YesNo; change: ChangeQuestion }) {
  const t = useTranslations('checklists.answers')
  const remarkOn = useFieldRemark()
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        {(['yes', 'no'] as const).map((answer) => (
          <DecimalField
            key={answer}
            label={t('pointsOf', { option: t(answer) })}
            value={question[answer]}
            error={remarkOn(question.id, answer)}
            onValue={(points) =>
              change({ ...question, [answer]: points }, `${question.id}.${answer}`)
            }
          />
        ))}
        <Button
          size="small"
          look="quiet"
          className="mb-1.5"
          onClick={() => change({ ...question, yes: question.no, no: question.yes })}
        >
          <ArrowLeftRight aria-hidden className="size-4" />
          {t('swap')}
        </Button>
      </div>
      <p className="text-13 text-ink-3">{t('yesNoHint')}</p>
      <div className="grid gap-3">
        {(['yes', 'no'] as const).map((answer) => (
          <OptionDemands
            key={answer}
            question={question}
            optionId={answer}
            named={t(answer)}
            isNamed
            change={change}
          />
        ))}
      </div>
    </div>
  )
}
