import type { ComboboxOption } from './combobox'

/** Whether two lists offer the same, in the same order and words. */
export function sameOptions(
  some: readonly ComboboxOption[],
  others: readonly ComboboxOption[],
): boolean {
  if (some === others) return true
  return (
    some.length === others.length &&
    some.every(({ value, label, detail }, place) => {
      const other = others[place]
      return value === other?.value && label === other.label && detail === other.detail
    })
  )
}
