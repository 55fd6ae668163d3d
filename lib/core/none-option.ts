import type { Option } from './checklist'

/**
 * What one answers when nothing of a list was there: no points, in both languages of a form.
 *
 * Rule    an option like any other; that nothing else is chosen beside it is for the author to say.
 * Units   0 points.
 * Source  PHONE.md, The form; SCORING.md, Answers.
 */
export function noneOption(id: string): Option {
  return { id, text: { ru: 'Ничего из этого', en: 'None of these' }, points: '0' }
}
