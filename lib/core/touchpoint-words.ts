import type { Touchpoint } from './checklist'

// A Map, for a cell may hold any word, "constructor" among them.
const words: ReadonlyMap<string, Touchpoint> = new Map([
  ['store', 'store'],
  ['shop', 'store'],
  ['магазин', 'store'],
  ['call', 'call'],
  ['phone', 'call'],
  ['звонок', 'call'],
  ['телефон', 'call'],
  ['chat', 'chat'],
  ['чат', 'chat'],
  ['email', 'email'],
  ['e mail', 'email'],
  ['mail', 'email'],
  ['почта', 'email'],
  ['письмо', 'email'],
  ['электронная почта', 'email'],
  ['social', 'social'],
  ['social media', 'social'],
  ['соцсети', 'social'],
  ['социальные сети', 'social'],
  ['back office', 'back-office'],
  ['бэк офис', 'back-office'],
  ['бэкофис', 'back-office'],
  ['звонок в офис', 'back-office'],
])

/**
 * The touchpoint that a cell of a table names.
 *
 * Rule     every name that a screen shows in Russian or English is understood, with the words that
 *          companies use beside them; letter case, `ё`/`е` and hyphens make no difference.
 * Returns  the touchpoint, or null for a word that names none.
 * Source   SCORING.md, Touchpoints; issue "what the message offers must be taken".
 */
export function touchpointOf(cell: string): Touchpoint | null {
  const word = cell
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s_‐‑–-]+/g, ' ')
  return words.get(word) ?? null
}
