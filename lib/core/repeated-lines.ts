/** A line of a table, with what it was read as. */
export interface ReadLine<Fact> {
  /** As a spreadsheet numbers it. */
  readonly line: number
  readonly fact: Fact
}

/** A line that says again what another one said. */
export interface LineRepeat {
  readonly line: number
  /** The line that was taken. */
  readonly as: number
}

interface Once<Line> {
  /** One line of each fact: the first that says it. */
  readonly taken: readonly Line[]
  readonly repeats: readonly LineRepeat[]
  /** Lines of which others of the table say something else, with the numbers of those. */
  readonly disagreeing: readonly { readonly line: Line; readonly others: readonly number[] }[]
}

/**
 * Lines of a table that speak of the same.
 *
 * Rule    where all lines of one key agree, the first is taken and the others are named as repeats;
 *         where two of them differ, none is taken: which one is meant is for a person to say.
 * Returns every line in exactly one of the three lists, each in the order of the table.
 * Source  issue "people and access": every bad line is named with number, column and reason.
 */
export function onceEach<Line extends ReadLine<unknown>>(
  lines: readonly Line[],
  keyOf: (fact: Line['fact']) => string,
  isSame: (a: Line['fact'], b: Line['fact']) => boolean,
): Once<Line> {
  const byKey = Map.groupBy(lines, ({ fact }) => keyOf(fact))
  const isAgreed = ([first, ...more]: readonly Line[]) =>
    first !== undefined && more.every(({ fact }) => isSame(first.fact, fact))
  const inOrder = <Entry>(entries: readonly Entry[], lineOf: (entry: Entry) => number) =>
    entries.toSorted((a, b) => lineOf(a) - lineOf(b))
  const groups = [...byKey.values()]
  const agreed = groups.filter(isAgreed)
  const disagreeing = groups
    .filter((group) => !isAgreed(group))
    .flatMap((group) =>
      group.map((line) => ({
        line,
        others: group.filter((one) => one !== line).map((one) => one.line),
      })),
    )
  return {
    taken: agreed.flatMap((group) => group.slice(0, 1)),
    repeats: inOrder(
      agreed.flatMap(([first, ...more]) =>
        more.map(({ line }) => ({ line, as: first?.line ?? line })),
      ),
      ({ line }) => line,
    ),
    disagreeing: inOrder(disagreeing, ({ line }) => line.line),
  }
}
