'use client'

import { useTranslations } from 'next-intl'
import type { Localized } from '@/lib/core/checklist'
import type { ChecklistChange, PartName, WeightChange } from '@/lib/core/checklist-difference'
import { isDecimal } from '@/lib/core/decimal'
import { textFor } from '@/lib/core/localized-text'
import type { ChangedValue, PartChange } from '@/lib/core/question-difference'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** The sentences of a difference, in the reader's language. */
export function useDifferenceWords() {
  const t = useTranslations('workbench.difference')
  const part = usePartWords()
  const change = useChangeWords()
  const values = useValueWords()
  const words = useTranslations('checklists')
  const format = useFormat()
  const titleOf = (title: Localized | null) =>
    title === null ? t('root') : textFor(title, format.locale) || t('untitled')
  const languageOf = (language: 'ru' | 'en') => words(`languages.${language}`)
  return {
    weight: (one: WeightChange) =>
      t('weight', {
        part: part(one.part),
        before: format.percent(one.before),
        after: format.percent(one.after),
      }),
    change: (one: ChecklistChange): string => {
      switch (one.kind) {
        case 'title': {
          const [before, after] = [one.before || t('empty'), one.after || t('empty')]
          return t('title', { language: languageOf(one.language), before, after })
        }
        case 'touchpoint':
          return t('touchpoint', {
            before: words(`touchpoints.${asTouchpoint(one.before)}`),
            after: words(`touchpoints.${asTouchpoint(one.after)}`),
          })
        case 'policy': {
          const [before, after] = [values(one.before, one.field), values(one.after, one.field)]
          return t('policy', { field: t(`policies.${one.field}`), before, after })
        }
        case 'added':
        case 'removed': {
          const key = one.part.kind === 'section' ? 'Section' : 'Question'
          const { questions } = one
          return t(`${one.kind}${key}`, {
            part: part(one.part),
            within: titleOf(one.within),
            questions,
          })
        }
        case 'moved':
          return t('moved', {
            part: part(one.part),
            from: titleOf(one.from),
            to: titleOf(one.to),
          })
        case 'reordered':
          return t('reordered', { part: part(one.part) })
        case 'part':
          return change(part(one.part), one.change)
      }
    },
  }
}

type TouchpointWord = 'store' | 'call' | 'chat' | 'email' | 'social' | 'back-office'

function asTouchpoint(word: string): TouchpointWord {
  const known = ['store', 'call', 'chat', 'email', 'social', 'back-office'] as const
  return known.find((own) => own === word) ?? 'store'
}

function usePartWords() {
  const t = useTranslations('workbench.difference')
  const format = useFormat()
  return ({ kind, text, number }: PartName) => {
    const words = textFor(text, format.locale) || t('untitled')
    if (kind === 'section') return t('section', { text: words })
    return t('question', { number: number ?? 0, text: words })
  }
}

function useChangeWords() {
  const t = useTranslations('workbench.difference')
  const kinds = useTranslations('workbench.translations.kinds')
  const words = useTranslations('checklists')
  const values = useValueWords()
  const format = useFormat()
  const optionOf = (option: Localized) => textFor(option, format.locale) || t('untitled')
  return (part: string, change: PartChange): string => {
    switch (change.kind) {
      case 'text': {
        const { before, after } = change
        const language = words(`languages.${change.language}`)
        const about = { part, what: kinds(change.of), language, before, after }
        if (before === '') return t('change.textAdded', about)
        return after === '' ? t('change.textRemoved', about) : t('change.text', about)
      }
      case 'field': {
        const { field } = change
        const [before, after] = [values(change.before, field), values(change.after, field)]
        return t('change.field', { part, field: t(`fields.${field}`), before, after })
      }
      case 'rule':
        return t('change.rule', { part, rule: t(`rules.${change.rule}`), how: change.how })
      case 'type':
        return t('change.type', {
          part,
          before: words(`types.${change.before}`),
          after: words(`types.${change.after}`),
        })
      case 'option-added':
        return t('change.optionAdded', { part, option: optionOf(change.option) })
      case 'option-removed':
        return t('change.optionRemoved', { part, option: optionOf(change.option) })
      case 'options-reordered':
        return t('change.optionsReordered', { part })
      case 'option-points': {
        const [before, after] = [values(change.before, 'points'), values(change.after, 'points')]
        const about = { part, option: optionOf(change.option), before, after }
        return t(change.of === 'points' ? 'change.points' : 'change.possible', about)
      }
    }
  }
}

/** A value of a rule: a number as the reader writes it, a word of the format in his words. */
function useValueWords() {
  const t = useTranslations('workbench.difference.values')
  const format = useFormat()
  return (value: ChangedValue, field: string): string => {
    // A kind of evidence that is not named is a photo.
    if (value === null) return field === 'evidence' ? t('photo') : t('unset')
    if (typeof value === 'boolean') return value ? t('yes') : t('no')
    const text = String(value)
    if (isDecimal(text)) {
      return field === 'passMark' ? format.percent(text) : format.decimal(text)
    }
    // "No" stands for photos alone; everything else has a word of its own.
    const word = field === 'photo' && text === 'no' ? 'no-photo' : text
    return t.has(word) ? t(word) : text
  }
}
