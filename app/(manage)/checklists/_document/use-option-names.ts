import { useLocale, useTranslations } from 'next-intl'
import type { Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'

/** Options in words, in quotation marks. */
export function useOptionNames(question: Question): (options: readonly string[]) => string {
  const t = useTranslations('checklists.answers')
  const words = useTranslations('conditions.words')
  const locale = useLocale()
  const nameOf = (id: string) => {
    if ('options' in question) {
      const own = question.options.find((option) => option.id === id)
      if (own) return textFor(own.text, locale)
    }
    return id === 'yes' || id === 'no' ? t(id) : id
  }
  return (options) => options.map((id) => words('quoted', { text: nameOf(id) })).join(', ')
}
