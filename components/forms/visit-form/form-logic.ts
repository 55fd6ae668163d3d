import type { AnswerValue, ChecklistDocument, Question } from '@/lib/core/checklist'
import { type FormReading, plainReading, wantsReading } from '@/lib/core/form-reading'
import type { Locale } from '@/lib/platform/i18n/locales'

/** The reader's words for what a checklist does not say itself. */
export interface ValueWords {
  readonly locale: Locale
  readonly yes: string
  readonly no: string
}

/** What some forms ask of their answers, and most do not: its code comes with the forms that do. */
export interface FormLogic {
  readonly reading: FormReading
  /** False: no text shows an answer, whatever is answered. */
  readonly isQuoting: boolean
  /** The same form where recording is off: nobody is held up by what he may not record. */
  withoutSound(document: ChecklistDocument): ChecklistDocument
  /** An answer as a later question quotes it, or a computed value. */
  valueText(question: Question, value: AnswerValue, words: ValueWords): string
}

/** Of a form without logic, quotes and sound. */
export const plainLogic: FormLogic = {
  reading: plainReading,
  isQuoting: false,
  withoutSound: (document) => document,
  valueText: () => '',
}

/** True where a form needs more than `plainLogic`. */
export function wantsLogic(document: ChecklistDocument): boolean {
  return wantsReading(document) || /\$\{|"audio"/.test(JSON.stringify(document.sections))
}
