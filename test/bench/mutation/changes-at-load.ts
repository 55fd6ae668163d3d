import type { MutationReport } from './mutation-figures'

type Mutant = MutationReport['files'][string]['mutants'][number]

/**
 * Changes of what is read while modules load, like a table at the top of a file: no single test
 * reaches them, so that they are left out until all tests together are run against each.
 */
const isAtLoad = ({ status }: Mutant) => status === 'Ignored'

/** The places of changes that were left out, as Stryker takes them: columns from 0. */
export function placesAtLoad({ files }: MutationReport): readonly string[] {
  const places = Object.entries(files).flatMap(([name, { mutants }]) =>
    mutants.filter(isAtLoad).map(({ location: { start, end } }) => {
      const [from, to] = [start, end].map(({ line, column }) => `${line}:${column - 1}`)
      return `${name}:${from}-${to}`
    }),
  )
  return [...new Set(places)]
}

/** The first report with the outcomes that a second one has for the changes it left out. */
export function withChangesAtLoad(first: MutationReport, second: MutationReport): MutationReport {
  const files = Object.entries(first.files).map(([name, { source, mutants }]) => {
    const known = new Map(second.files[name]?.mutants.map((mutant) => [keyOf(mutant), mutant]))
    const all = mutants.map((mutant) =>
      isAtLoad(mutant) ? (known.get(keyOf(mutant)) ?? missing(name, mutant)) : mutant,
    )
    return [name, { source, mutants: all }] as const
  })
  return { files: Object.fromEntries(files) }
}

function missing(file: string, { location: { start } }: Mutant): never {
  throw new Error(`A change at load was not tried: ${file}:${start.line}:${start.column}`)
}

const keyOf = ({ location: { start, end }, replacement }: Mutant) =>
  JSON.stringify([start.line, start.column, end.line, end.column, replacement])
