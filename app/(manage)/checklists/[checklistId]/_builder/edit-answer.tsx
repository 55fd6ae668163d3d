'use client'

import { useTranslations } from 'next-intl'
import type { Question } from '@/lib/core/checklist'
import { ComputedEditor } from './edit-computed'
import { NumberEditor } from './edit-number'
import { OptionsEditor } from './edit-options'
import type { ChangeQuestion } from './edit-question'
import { ScaleEditor } from './edit-scale'
import { YesNoEditor } from './edit-yes-no'

/** What can be answered, and what each answer is worth. */
export function AnswerEditor({ question, change }: { question: Question; change: ChangeQuestion }) {
  const t = useTranslations('checklists.answers')
  const words = useTranslations('builder')
  switch (question.type) {
    case 'yes-no':
      return <YesNoEditor question={question} change={change} />
    case 'single':
    case 'multiple':
      return <OptionsEditor question={question} change={change} />
    case 'scale':
      return <ScaleEditor question={question} change={change} />
    case 'number':
    case 'percentage':
    case 'duration':
    case 'stopwatch':
    case 'counter':
      return <NumberEditor question={question} change={change} />
    case 'computed':
      return <ComputedEditor question={question} change={change} />
    case 'note':
      return <p className="text-ink-2">{words('noteLead')}</p>
    case 'date':
    case 'time':
    case 'text':
    case 'photo':
    case 'audio':
    case 'file':
    case 'signature':
    case 'place':
    case 'person':
      return <p className="text-ink-2">{t('informational')}</p>
  }
}
