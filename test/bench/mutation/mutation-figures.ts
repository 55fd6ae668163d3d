import { z } from 'zod'

/** What we read of Stryker's report. */
export const mutationReportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          status: z.string(),
          replacement: z.string().optional(),
          location: z.object({
            start: z.object({ line: z.number(), column: z.number() }),
            end: z.object({ line: z.number(), column: z.number() }),
          }),
        }),
      ),
    }),
  ),
})

export type MutationReport = z.infer<typeof mutationReportSchema>
type MutatedFile = MutationReport['files'][string]
type Mutant = MutatedFile['mutants'][number]

/** A change that no test noticed: its place by content, so that it outlives moved lines. */
export const survivorSchema = z.strictObject({
  file: z.string(),
  /** The declaration, from the outermost inwards: "Fraction.of". */
  within: z.string(),
  /** The line where the change begins. */
  line: z.string(),
  from: z.string(),
  to: z.string(),
})

export type Survivor = z.infer<typeof survivorSchema>

/** A survivor that changes nothing that anybody could notice, and why. */
export const acceptedSurvivorSchema = survivorSchema.extend({
  why: z.string().min(20),
  /** Where the same change stands several times on such a line. */
  times: z.int().min(2).optional(),
})

export type AcceptedSurvivor = z.infer<typeof acceptedSurvivorSchema>

export interface Tally {
  readonly killed: number
  readonly timedOut: number
  readonly survived: number
  /** Percent of the changes that were noticed: killed, or stopped after going round for ever. */
  readonly score: number | null
}

export interface MutationFigures {
  readonly total: Tally
  /** Survivors that are explained one by one. */
  readonly explained: number
  readonly files: Readonly<Record<string, Tally>>
  readonly unexplained: readonly Survivor[]
  /** Explanations of what no longer survives, or no longer exists. */
  readonly outdated: readonly AcceptedSurvivor[]
}

/** Counts a report; explanations are looked for in the files of the report alone. */
export function mutationFigures(
  report: MutationReport,
  accepted: readonly AcceptedSurvivor[],
): MutationFigures {
  const names = Object.keys(report.files).toSorted()
  const survivors = names.flatMap((name) => survivorsOf(name, report.files[name]))
  const concerned = accepted.filter(({ file }) => report.files[file] !== undefined)
  const found = Map.groupBy(survivors, keyOf)
  const unexplained = unexplainedOf(survivors, accepted)
  return {
    total: tallyOf(names.flatMap((name) => report.files[name]?.mutants ?? [])),
    explained: survivors.length - unexplained.length,
    files: Object.fromEntries(
      names.map((name) => [name, tallyOf(report.files[name]?.mutants ?? [])]),
    ),
    unexplained,
    outdated: concerned.filter(
      (entry) => (found.get(keyOf(entry))?.length ?? 0) < (entry.times ?? 1),
    ),
  }
}

/** Survivors for which there is no explanation, or fewer than they are. */
export function unexplainedOf(
  survivors: readonly Survivor[],
  accepted: readonly AcceptedSurvivor[],
): readonly Survivor[] {
  const known = new Map(accepted.map((entry) => [keyOf(entry), entry.times ?? 1]))
  const found = Map.groupBy(survivors, keyOf)
  return survivors.filter(
    (survivor) => (known.get(keyOf(survivor)) ?? 0) < (found.get(keyOf(survivor))?.length ?? 0),
  )
}

const survives = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage'

function tallyOf(mutants: readonly Mutant[]): Tally {
  const killed = mutants.filter(({ status }) => status === 'Killed').length
  const timedOut = mutants.filter(({ status }) => status === 'Timeout').length
  const survived = mutants.filter(survives).length
  const noticed = killed + timedOut
  return { killed, timedOut, survived, score: shareNoticed(noticed, noticed + survived) }
}

/** Percent, rounded down; null of nothing. */
export function shareNoticed(noticed: number, changes: number): number | null {
  return changes === 0 ? null : Math.floor((noticed / changes) * 10_000) / 100
}

function survivorsOf(file: string, mutated: MutatedFile | undefined): readonly Survivor[] {
  if (mutated === undefined) return []
  const lines = mutated.source.split('\n')
  return mutated.mutants.filter(survives).map(({ location: { start, end }, replacement }) => ({
    file,
    within: declarationAt(lines, start.line),
    line: (lines[start.line - 1] ?? '').trim(),
    from: excerpt(textBetween(lines, start, end)),
    to: excerpt(replacement ?? ''),
  }))
}

type Position = Mutant['location']['start']

/** Lines and columns count from one; the end stands behind the last letter. */
function textBetween(lines: readonly string[], start: Position, end: Position): string {
  return lines
    .slice(start.line - 1, end.line)
    .map((line, index, { length }) =>
      line.slice(
        index === 0 ? start.column - 1 : 0,
        index === length - 1 ? end.column - 1 : undefined,
      ),
    )
    .join('\n')
}

const LONGEST_EXCERPT = 80

function excerpt(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim()
  return oneLine.length > LONGEST_EXCERPT ? `${oneLine.slice(0, LONGEST_EXCERPT)}...` : oneLine
}

const topLevel = /^(?:export )?(?:async )?(?:function|class|const|let) (\w+)/
const member = /^ {2}(?:(?:private|static|readonly|get|async) )*(\w+)(?:\(| =)/

/** The formatter's indentation tells what a line belongs to. */
function declarationAt(lines: readonly string[], line: number): string {
  const names: string[] = []
  for (let at = line - 1; at >= 0; at -= 1) {
    const text = lines[at] ?? ''
    const outer = topLevel.exec(text)
    if (outer?.[1] !== undefined) {
      const inClass = /^(?:export )?class /.test(text)
      return [outer[1], ...(inClass ? names.slice(0, 1) : [])].join('.')
    }
    const inner = member.exec(text)?.[1]
    if (inner !== undefined) names.push(inner)
  }
  return ''
}

const keyOf = ({ file, within, line, from, to }: Survivor) =>
  JSON.stringify([file, within, line, from, to])
