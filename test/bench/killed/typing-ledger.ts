/** What the fields of a form hold, by their names; a field that is not named holds nothing. */
export type FieldValues = Readonly<Record<string, string>>

/** One keystroke, word or tap, and what its field held with it. Units of `at`: milliseconds. */
export interface Stroke {
  readonly at: number
  readonly field: string
  readonly value: string
}

/** What became of the strokes when the browser was killed. */
export interface Verdict {
  /** From the first stroke that is gone to the kill; 0: nothing is gone. */
  readonly lostMs: number
  readonly lostStrokes: number
  /** Fields that hold less than the screen had said was saved. */
  readonly brokenPromises: readonly string[]
  /** Fields that hold what was never in them. */
  readonly altered: readonly string[]
}

/**
 * Kept outside of the browser: what was typed and when, and what the screen said about it. The
 * values of a field are told apart, so that what is found again says which strokes are gone.
 */
export class TypingLedger {
  private readonly strokes: Stroke[] = []
  /** How many strokes of a field the screen has called saved. */
  private readonly promised = new Map<string, number>()
  private readonly strange = new Set<string>()
  private readonly first = Promise.withResolvers<void>()

  constructor(private readonly before: FieldValues) {}

  /** Resolves with the first stroke. */
  get begun(): Promise<void> {
    return this.first.promise
  }

  get count(): number {
    return this.strokes.length
  }

  /** What the field holds when every stroke has arrived. */
  valueOf(field: string): string {
    return this.historyOf(field).at(-1) ?? ''
  }

  typed(stroke: Stroke): void {
    this.strokes.push(stroke)
    this.first.resolve()
  }

  /** The screen said "saved" while its fields held this. */
  saidSaved(values: FieldValues): void {
    for (const field of this.fields(values)) {
      const place = this.historyOf(field).lastIndexOf(values[field] ?? '')
      if (place === -1) this.strange.add(field)
      else this.promised.set(field, Math.max(place, this.promised.get(field) ?? 0))
    }
  }

  /** Against what the form shows when it is opened again. */
  judge(found: FieldValues, killedAt: number): Verdict {
    const lost: Stroke[] = []
    const brokenPromises: string[] = []
    const altered = new Set(this.strange)
    for (const field of this.fields(found)) {
      const place = this.historyOf(field).lastIndexOf(found[field] ?? '')
      if (place === -1) altered.add(field)
      if (place < (this.promised.get(field) ?? 0)) brokenPromises.push(field)
      lost.push(...this.strokesOf(field).slice(Math.max(place, 0)))
    }
    const since = Math.min(killedAt, ...lost.map(({ at }) => at))
    return {
      lostMs: killedAt - since,
      lostStrokes: lost.length,
      brokenPromises,
      altered: [...altered],
    }
  }

  private fields(values: FieldValues): ReadonlySet<string> {
    const typed = this.strokes.map(({ field }) => field)
    return new Set([...Object.keys(this.before), ...typed, ...Object.keys(values)])
  }

  private strokesOf(field: string): readonly Stroke[] {
    return this.strokes.filter((stroke) => stroke.field === field)
  }

  private historyOf(field: string): readonly string[] {
    return [this.before[field] ?? '', ...this.strokesOf(field).map(({ value }) => value)]
  }
}
