import { useTranslations } from 'next-intl'
import type { AnswerValue, Question } from '@/lib/core/checklist'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useOptionNames } from './use-option-names'

/** What stands in the form from the beginning. */
export function PresetView({ question }: { question: Question }) {
  const t = useTranslations('builder.words')
  const format = useFormat()
  const nameOf = useOptionNames(question)
  const { preset } = question
  return preset ? <p>{t('preset', { value: told(preset) })}</p> : null

  function told(value: AnswerValue): string {
    switch (value.kind) {
      case 'choice':
        return nameOf([value.option])
      case 'choices':
        return nameOf(value.options)
      case 'number':
        return format.decimal(value.number)
      case 'text':
        return value.text
      case 'date':
        return format.dayExact(value.date)
      case 'time':
        return value.time
      case 'place':
        return `${value.latitude}, ${value.longitude}`
      case 'person':
        return [value.nameTag, value.description].filter((text) => text !== null).join(', ')
    }
  }
}
