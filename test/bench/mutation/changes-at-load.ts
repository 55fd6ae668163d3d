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

/** Of a first report all that single tests reach. */
export function withoutChangesAtLoad({ files }: MutationReport): MutationReport {
  return eachFile(files, (_, mutants) => mutants.filter((mutant) => !isAtLoad(mutant)))
}

/** What a first report left out, with the outcome that a second one has for it. */
export function changesAtLoad(first: MutationReport, second: MutationReport): MutationReport {
  return eachFile(first.files, (name, mutants) => {
    const known = new Map(second.files[name]?.mutants.map((mutant) => [keyOf(mutant), mutant]))
    return mutants
      .filter(isAtLoad)
      .map((mutant) => known.get(keyOf(mutant)) ?? missing(name, mutant))
  })
}

/** Reports of the same files as one. */
export function together(reports: readonly MutationReport[]): MutationReport {
  const files: MutationReport['files'] = {}
  for (const [name, { source, mutants }] of reports.flatMap((report) =>
    Object.entries(report.files),
  ))
    files[name] = { source, mutants: [...(files[name]?.mutants ?? []), ...mutants] }
  return { files }
}

function eachFile(
  files: MutationReport['files'],
  mutantsOf: (name: string, mutants: readonly Mutant[]) => Mutant[],
): MutationReport {
  const changed = Object.entries(files).map(
    ([name, { source, mutants }]) => [name, { source, mutants: mutantsOf(name, mutants) }] as const,
  )
  return { files: Object.fromEntries(changed) }
}

function missing(file: string, { location: { start } }: Mutant): never {
  throw new Error(`A change at load was not tried: ${file}:${start.line}:${start.column}`)
}

const keyOf = ({ location: { start, end }, replacement }: Mutant) =>
  JSON.stringify([start.line, start.column, end.line, end.column, replacement])
