import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type AcceptedSurvivor,
  type MutationReport,
  mutationFigures,
  shareNoticed,
  survivorSchema,
  unexplainedOf,
} from './mutation-figures'

/** Changes that single tests reach, and changes of what is read while modules load. */
export const mutationParts = ['called', 'loading'] as const
export type MutationPart = (typeof mutationParts)[number]

const pieceSchema = z.strictObject({
  file: z.string(),
  part: z.enum(mutationParts),
  /** What the file was when it was measured: a piece of an older state is not counted. */
  source: z.string().length(16),
  measuredAt: z.iso.datetime(),
  /** Of the machine, over a minute, behind the run. */
  load: z.number(),
  killed: z.int().nonnegative(),
  timedOut: z.int().nonnegative(),
  survived: z.int().nonnegative(),
  /** Survivors that had no explanation at that time. */
  unexplained: z.array(survivorSchema),
})

/** What one run found of one part of one file. */
export type MeasuredPiece = z.infer<typeof pieceSchema>
export const measuredPiecesSchema = z.array(pieceSchema)

export function sourceMark(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

type Occasion = Pick<MeasuredPiece, 'part' | 'measuredAt' | 'load'>

/** A piece for each of these files; where a run has nothing of one, nothing of it can be changed. */
export function piecesOf(
  { files }: MutationReport,
  sources: ReadonlyMap<string, string>,
  accepted: readonly AcceptedSurvivor[],
  occasion: Occasion,
): readonly MeasuredPiece[] {
  return [...sources].map(([file, text]) => {
    const own = files[file]
    const { total, unexplained } = mutationFigures(
      { files: own === undefined ? {} : { [file]: own } },
      accepted,
    )
    const { killed, timedOut, survived } = total
    return {
      ...{ file, ...occasion, source: sourceMark(own?.source ?? text) },
      ...{ killed, timedOut, survived, unexplained: [...unexplained] },
    }
  })
}

const placeOf = ({ file, part }: MeasuredPiece) => `${file} (${part})`

/** New pieces take the place of older ones of the same part of a file. */
export function withPieces(
  kept: readonly MeasuredPiece[],
  fresh: readonly MeasuredPiece[],
): readonly MeasuredPiece[] {
  const all = new Map([...kept, ...fresh].map((piece) => [placeOf(piece), piece]))
  return [...all.values()].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

export interface SumOfPieces {
  readonly changes: number
  readonly noticed: number
  /** Of those noticed: stopped after going round for ever, or too long. */
  readonly timedOut: number
  /** Percent. */
  readonly score: number | null
  readonly unexplained: number
  /** Parts of files that were not measured as they are now. */
  readonly missing: readonly string[]
  readonly measured: { readonly from: string; readonly to: string } | null
  readonly load: { readonly from: number; readonly to: number } | null
}

/** Adds up what was measured of these files, as they are now. */
export function sumOfPieces(
  pieces: readonly MeasuredPiece[],
  sources: ReadonlyMap<string, string>,
  accepted: readonly AcceptedSurvivor[],
): SumOfPieces {
  const marks = new Map([...sources].map(([file, text]) => [file, sourceMark(text)]))
  const current = pieces.filter(({ file, source }) => marks.get(file) === source)
  const known = new Set(current.map(placeOf))
  const places = [...sources.keys()].flatMap((file) =>
    mutationParts.map((part) => `${file} (${part})`),
  )
  const sum = (amount: (piece: MeasuredPiece) => number) =>
    current.reduce((all, piece) => all + amount(piece), 0)
  const noticed = sum(({ killed, timedOut }) => killed + timedOut)
  const changes = noticed + sum(({ survived }) => survived)
  const times = current.map(({ measuredAt }) => measuredAt).toSorted()
  const loads = current.map(({ load }) => load)
  return {
    ...{ changes, noticed, timedOut: sum(({ timedOut }) => timedOut) },
    score: shareNoticed(noticed, changes),
    unexplained: unexplainedOf(
      current.flatMap((piece) => piece.unexplained),
      accepted,
    ).length,
    missing: places.filter((place) => !known.has(place)),
    measured: times.length === 0 ? null : { from: times[0] ?? '', to: times.at(-1) ?? '' },
    load: loads.length === 0 ? null : { from: Math.min(...loads), to: Math.max(...loads) },
  }
}
