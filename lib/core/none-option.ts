import type { Option } from './checklist'

/** What one answers when nothing of a list was there: no points, in both languages of a form. */
export function noneOption(id: string): Option {
  return { id, text: { ru: 'Ничего из этого', en: 'None of these' }, points: '0' }
}
