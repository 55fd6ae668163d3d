import type { ReactNode } from 'react'
import { fullReading } from '@/lib/core/full-reading'
import { withoutRequiredSound } from '@/lib/core/required-sound'
import { valueText } from '@/lib/platform/i18n/answer-text'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { FormLogic } from './form-logic'

/** Branching, computed values, evidence for low answers, quoted answers and sound. */
export const fullLogic: FormLogic = {
  reading: fullReading,
  isQuoting: true,
  withoutSound: withoutRequiredSound,
  valueText: (question, value, { locale, yes, no }) =>
    valueText(question, value, { format: formatFor(locale), yes, no }),
}

/** A form that waits until its logic is here: without it, it would ask the wrong questions. */
export function WithLogic({ children }: { children: (logic: FormLogic) => ReactNode }) {
  return children(fullLogic)
}
