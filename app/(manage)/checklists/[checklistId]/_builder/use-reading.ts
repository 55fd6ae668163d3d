'use client'

import { useTranslations } from 'next-intl'
import type { ComboboxOption } from '@/components/ui/combobox'
import type { ChecklistDocument, Localized, Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { type QuestionOrder, questionOrder, questionsBefore } from '@/lib/core/question-order'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useBuilder, useLine } from './builder-context'
import { readablePipes } from './piped-spelling'

/** What the conditions, formulas and texts of one part may read. */
export interface Reading {
  readonly document: ChecklistDocument
  readonly order: QuestionOrder
  readonly readerId: string
  /** Whether the part's own answer may be read, as a constraint does. */
  readonly own: boolean
  /** The questions that may be read, in reading order. */
  readonly questions: readonly Question[]
  /** The same for a list to choose from; made when it is asked for, since few lists are opened. */
  readonly choices: () => readonly ComboboxOption[]
  /** The mark before a question's number in formulas. */
  readonly mark: '#' | '№'
}

/** Looks at the document that may lag behind while one types: a list need not follow every letter. */
export function useReading(readerId: string, own = false): Reading {
  const t = useTranslations('checklists.outline')
  const { looked, language } = useBuilder()
  const { locale } = useFormat()
  const known = readingsOf(looked)
  const key = `${readerId} ${own} ${language} ${locale}`
  const found = known.get(key)
  if (found) return found
  const order = orderOf(looked)
  const before = questionsBefore(looked, readerId)
  const self = own ? order.byId(readerId) : null
  const questions = (self ? [...before, self] : before).filter(({ type }) => type !== 'note')
  const mark = locale === 'ru' ? '№' : '#'
  const nameOf = (text: Localized) => readablePipes(textFor(text, language), order, mark)
  let listed: readonly ComboboxOption[] | null = null
  const choices = () => {
    listed ??= questions.map(({ id, text }) => ({
      value: id,
      label: `${order.numberOf(id)}. ${nameOf(text) || t('untitledQuestion')}`,
    }))
    return listed
  }
  const reading: Reading = { document: looked, order, readerId, own, questions, choices, mark }
  known.set(key, reading)
  return reading
}

/** A text as people read it: an answer that it shows is named by the number of its question. */
export function useShownText(): (text: Localized | null) => string {
  const { looked, language } = useLine()
  const { locale } = useFormat()
  const order = orderOf(looked)
  const mark = locale === 'ru' ? '№' : '#'
  return (text) => readablePipes(textFor(text, language), order, mark)
}

/** One document is read by many options and conditions of a question: each list is made once. */
const readings = new WeakMap<ChecklistDocument, Map<string, Reading>>()

function readingsOf(document: ChecklistDocument): Map<string, Reading> {
  const known = readings.get(document) ?? new Map<string, Reading>()
  readings.set(document, known)
  return known
}

const orders = new WeakMap<ChecklistDocument, QuestionOrder>()

function orderOf(document: ChecklistDocument): QuestionOrder {
  const order = orders.get(document) ?? questionOrder(document)
  orders.set(document, order)
  return order
}
