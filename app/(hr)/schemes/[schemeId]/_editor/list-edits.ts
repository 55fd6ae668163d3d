/** The list with one entry replaced. */
export function replacedAt<Entry>(list: readonly Entry[], index: number, entry: Entry): Entry[] {
  return list.map((other, at) => (at === index ? entry : other))
}

/** The list without one entry. */
export function removedAt<Entry>(list: readonly Entry[], index: number): Entry[] {
  return list.filter((_, at) => at !== index)
}

/** The list with one entry a place up or down; at an end it stays. */
export function movedAt<Entry>(list: readonly Entry[], index: number, by: -1 | 1): Entry[] {
  const entry = list[index]
  const other = list[index + by]
  if (entry === undefined || other === undefined) return [...list]
  return replacedAt(replacedAt(list, index, other), index + by, entry)
}
