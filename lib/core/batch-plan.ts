import type { AnswerTable } from './answer-table'
import { absolute, type BatchTables, isHeld, larger, tabulate } from './batch-tables'
import type { CompiledChecklist } from './compile-checklist'
import { type Fraction, parseDecimal } from './exact'
import { leastPassing } from './pass-mark'
import { decidesOutcome } from './score-outcome'
import type { Sheet } from './score-sheet'

/**
 * What scoring many rows needs, as whole numbers that doubles hold exactly: sums and comparisons
 * within the root sections never pass 2^53 - 1 in size, so nothing is rounded.
 */
export interface BatchPlan {
  readonly sheet: Sheet
  readonly tables: BatchTables
  /** Questions of a root section stand together: from its first up to the next one's. */
  readonly rootFrom: Int32Array
  readonly criticals: readonly PlannedCritical[]
  /** Limits of the total, from the lowest to the highest. */
  readonly limits: readonly Threshold[]
  readonly passMark: Threshold | null
  readonly sectionMarks: readonly SectionMark[]
  readonly isOutcomeDecided: boolean
  /** Of all percentages that a total is compared with: the largest numerator and denominator. */
  readonly largest: { readonly n: bigint; readonly d: bigint }
}

/** A percentage n/d to compare with, both whole. */
export interface Threshold {
  readonly n: number
  readonly d: number
}

export interface PlannedCritical {
  readonly question: number
  readonly zeroesSection: boolean
  readonly root: number
  /** Place in `limits`; null for no effect on the total. */
  readonly limit: number | null
  readonly failsOutcome: boolean
}

/** The mark of a section, which holds the questions from one place up to another. */
export interface SectionMark {
  readonly mark: Threshold
  readonly from: number
  readonly to: number
  readonly root: number
  /** A root section may be set to zero; an inner one keeps its percentage. */
  readonly isRoot: boolean
}

/**
 * Prepares an answer table, as far as it was filled, for scoring rows.
 *
 * Rule    places instead of names, and every mark and limit as a fraction of two whole numbers that
 *         doubles hold exactly; where one does not fit there is no plan, and the caller scores row
 *         by row.
 * Units   thresholds in percent.
 * Returns null when the checklist's numbers are too fine for whole numbers in doubles.
 * Source  SCORING.md, Numbers, Critical questions.
 */
export function planBatch(table: AnswerTable): BatchPlan | null {
  const { compiled } = table
  const { sheet } = compiled
  const tables = tabulate(table)
  const marks = marksOf(compiled)
  if (tables === null || marks === null) return null
  const limits = limitsOf(sheet)
  const compared = [...limits, ...marks.ofTotal, ...marks.ofSections.map(({ least }) => least)]
  if (!compared.every(({ n, d }) => isHeld(n) && isHeld(d))) return null
  if (!marks.ofSections.every(({ root, least }) => isComparable(tables, root, least))) return null
  return {
    sheet,
    tables,
    rootFrom: Int32Array.from([...sheet.roots.keys(), sheet.roots.length], (root) =>
      firstOfRoot(sheet, root),
    ),
    criticals: criticalsOf(sheet, limits),
    limits: limits.map(thresholdOf),
    passMark: marks.ofTotal.map(thresholdOf)[0] ?? null,
    sectionMarks: marks.ofSections.map(({ least, ...place }) => ({
      ...place,
      mark: thresholdOf(least),
    })),
    isOutcomeDecided: decidesOutcome(compiled),
    largest: {
      n: compared.map(({ n }) => absolute(n)).reduce(larger, 100n),
      d: compared.map(({ d }) => d).reduce(larger, 1n),
    },
  }
}
function thresholdOf({ n, d }: Fraction): Threshold {
  return { n: Number(n), d: Number(d) }
}

function firstOfRoot(sheet: Sheet, root: number): number {
  const first = sheet.questions.findIndex((question) => question.root >= root)
  return first < 0 ? sheet.questions.length : first
}

/** Every limit once, lowest first: of several effects on the total the lowest stands. */
function limitsOf(sheet: Sheet): Fraction[] {
  return sheet.questions
    .flatMap(({ critical }) => critical?.limit ?? [])
    .sort((a, b) => a.compare(b))
    .filter((limit, place, all) => place === 0 || !all[place - 1]?.equals(limit))
}

function criticalsOf(sheet: Sheet, limits: readonly Fraction[]): PlannedCritical[] {
  return sheet.questions.flatMap(({ critical, root }, question) => {
    if (critical === null) return []
    const { limit, effect } = critical
    return {
      question,
      root,
      zeroesSection: effect === 'section-zero' && !sheet.roots[root]?.bonus,
      limit: limit === null ? null : limits.findIndex((one) => one.equals(limit)),
      failsOutcome: effect === 'outcome-fail',
    }
  })
}

interface Marks {
  /** One or none. */
  readonly ofTotal: readonly Fraction[]
  readonly ofSections: readonly (Omit<SectionMark, 'mark'> & { readonly least: Fraction })[]
}

/**
 * What total and sections must reach at least; a bonus section has no percentage.
 *
 * Returns null when a mark has no least score that reaches it.
 */
function marksOf({ sheet, sections, document: { policies } }: CompiledChecklist): Marks | null {
  const ofTotal = policies.passMark === null ? [] : [parseDecimal(policies.passMark)]
  const ofSections = sections.flatMap(({ passMark: exact }, place) => {
    const section = sheet.sections[place]
    if (exact === null || section === undefined || sheet.roots[section.root]?.bonus) return []
    const isRoot = section.parent === null
    return { exact, root: section.root, isRoot, ...questionsOf(sheet, place) }
  })
  const all = [...ofTotal, ...ofSections.map(({ exact }) => exact)]
  if (all.some((mark) => leastPassing(mark, policies) === null)) return null
  const leastOf = (mark: Fraction) => leastPassing(mark, policies) ?? mark
  return {
    ofTotal: ofTotal.map(leastOf),
    ofSections: ofSections.map(({ exact, ...place }) => ({ ...place, least: leastOf(exact) })),
  }
}

/** The questions of a section and of the sections in it, which stand together. */
function questionsOf(sheet: Sheet, section: number): { from: number; to: number } {
  const beneath = sectionsBeneath(sheet, section)
  const places = [...sheet.questions.keys()].filter((question) =>
    beneath.has(sheet.questions[question]?.section ?? -1),
  )
  const from = places[0] ?? 0
  return { from, to: from + places.length }
}

/** A section and all within it; a section stands after the one that holds it. */
function sectionsBeneath(sheet: Sheet, place: number): ReadonlySet<number> {
  const beneath = new Set([place])
  sheet.sections.forEach(({ parent }, inner) => {
    if (parent !== null && beneath.has(parent)) beneath.add(inner)
  })
  return beneath
}

function isComparable(tables: BatchTables, root: number, { n, d }: Fraction): boolean {
  const earned = tables.largestEarned[root] ?? 0n
  const possible = tables.largestPossible[root] ?? 0n
  return isHeld(100n * earned * d) && isHeld(absolute(n) * possible)
}
