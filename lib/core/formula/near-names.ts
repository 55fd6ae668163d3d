/** What somebody may have meant by a name that is not there. */

const mostNames = 3
const longestName = 60

/** Cyrillic letters that look like Latin ones, in both sizes. */
const alike: ReadonlyMap<string, string> = new Map(
  [...'авекмнорстухіѕ'].map((letter, at) => [letter, [...'abekmhopctyxis'][at] ?? letter]),
)

/** A name as it looks: small letters, and no difference between alphabets where none is seen. */
function seen(name: string): string {
  return [...name.toLowerCase()].map((letter) => alike.get(letter) ?? letter).join('')
}

/**
 * Known names near to a typed one, the nearest first.
 *
 * Rule    names that look the same (capital letters, Cyrillic `с` for Latin `c`) if there are any;
 *         otherwise those at most a third of the letters away, by letters changed, added, left out or
 *         exchanged with their neighbour; then those that begin with what was typed.
 * Returns at most three.
 * Source  optimal string alignment distance.
 */
export function nearNames(typed: string, known: Iterable<string>): readonly string[] {
  const wanted = seen(typed.slice(0, longestName))
  const allowed = Math.max(1, Math.floor(wanted.length / 3))
  const found: { readonly name: string; readonly distance: number }[] = []
  for (const name of known) {
    const other = seen(name)
    const distance = alignmentDistance(wanted, other)
    if (distance <= allowed) found.push({ name, distance })
    else if (wanted.length >= 2 && other.startsWith(wanted)) found.push({ name, distance: allowed })
  }
  const sameLooking = found.filter(({ distance }) => distance === 0)
  return (sameLooking.length > 0 ? sameLooking : found)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostNames)
    .map(({ name }) => name)
}

function alignmentDistance(a: string, b: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let line = 1; line <= a.length; line += 1) {
    const next = [line]
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[line - 1] === b[column - 1]
      const isTurned = a[line - 1] === b[column - 2] && a[line - 2] === b[column - 1]
      next.push(
        Math.min(
          (row[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (row[column - 1] ?? 0) + (isSame ? 0 : 1),
          isTurned ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
