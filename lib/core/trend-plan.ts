import type { Month } from './calendar'
import { canonicalJson } from './canonical-json'
import type { ChecklistDocument } from './checklist'
import { allQuestions } from './checklist-questions'
import { scoringRulesOf } from './scoring-rules'
import { isBreakBetween, sharedStandards } from './trend'

/** Scored visits under one version in one month. */
export interface VersionUse {
  readonly month: Month
  readonly versionId: string
  readonly visits: number
}

/** A published version that visits were scored by. */
export interface TrendVersion {
  readonly id: string
  readonly checklistId: string
  readonly document: ChecklistDocument
}

/** Standards that versions share, of those that the newest of them asks about. */
export interface TrendOver {
  readonly shared: number
  readonly all: number
}

/**
 * Why a line cannot simply go on: other questions, compared over what is shared; nothing shared, so
 * that a new line begins; visits by other checklists altogether.
 */
export type TrendBreak =
  | ({ readonly why: 'questions' } & TrendOver)
  | { readonly why: 'nothing-shared' }
  | { readonly why: 'other-checklist' }

/** How the visits under some versions of one checklist are measured, so that they compare. */
export interface TrendMeasure {
  readonly versionIds: readonly string[]
  /** Null: by their totals. */
  readonly over: {
    readonly standardIds: readonly string[]
    readonly all: number
    /** The newest version, whose weights tell how large a part of a checklist these standards are. */
    readonly document: ChecklistDocument
    readonly isPooled: boolean
  } | null
}

/** Months that can stand on one line. */
export interface TrendSegment {
  readonly months: readonly Month[]
  readonly measures: readonly TrendMeasure[]
}

export interface TrendPlan {
  /** Oldest first; months without visits are in none. */
  readonly segments: readonly TrendSegment[]
  readonly breaks: ReadonlyMap<Month, TrendBreak>
}

/** The versions that most visits of a month used, one for each checklist. */
interface LedMonth {
  readonly month: Month
  readonly leaders: ReadonlyMap<string, TrendVersion>
}

interface Part {
  readonly led: readonly LedMonth[]
  /** Why it does not join the part before it; null for the first. */
  readonly cut: Exclude<TrendBreak, { why: 'questions' }> | null
}

/**
 * What a trend across versions is made of.
 *
 * Rule    the visits of one checklist are measured over the standards that all of its versions on
 *         the line ask about; by their totals while there is one version, or several that score
 *         alike. Where the version that leads a month shares no standard with those
 *         after it, or a month has no checklist in common with the next, a new line begins. A break
 *         stands before a month whose leading version asks about other standards than the one before.
 *         Visits of a lesser version that shares nothing with the line are in no measure.
 * Returns segments of months with their measures; and the breaks, by the month before which they
 *         stand. `always` measures over standards also where one version stands alone.
 * Source  SCORING.md, From visits to a period score (trends across versions).
 */
export function planTrend(
  uses: readonly VersionUse[],
  versions: readonly TrendVersion[],
  measured: 'where-needed' | 'always' = 'where-needed',
): TrendPlan {
  const alike = firstAlike(versions)
  const byMonth = Map.groupBy(uses, ({ month }) => month)
  const led = [...byMonth].map(([month, own]) => ({ month, leaders: leadersOf(own, alike) }))
  const parts = partsOf(led.sort((a, b) => (a.month < b.month ? -1 : 1)))
  return {
    segments: parts.map((part) => {
      const months = part.led.map(({ month }) => month)
      const ids = new Set(months.flatMap((month) => byMonth.get(month) ?? []).map(versionOfUse))
      const used = versions.filter(({ id }) => ids.has(id))
      const checklists = [...Map.groupBy(used, ({ checklistId }) => checklistId)]
      return {
        months,
        measures: checklists.map(([checklistId, own]) =>
          measureOf(own, leadersIn(part.led, checklistId), alike, measured),
        ),
      }
    }),
    breaks: new Map(parts.flatMap(breaksIn)),
  }
}

const versionOfUse = ({ versionId }: VersionUse) => versionId

/** For every version the first of its checklist that scores alike and asks about the same standards. */
function firstAlike(versions: readonly TrendVersion[]): ReadonlyMap<string, TrendVersion> {
  const alike = new Map<string, TrendVersion>()
  for (const own of Map.groupBy(versions, ({ checklistId }) => checklistId).values()) {
    const first = new Map<string, TrendVersion>()
    for (const version of own) {
      const measure = own.length === 1 ? version.id : measureIn(version.document)
      if (!first.has(measure)) first.set(measure, version)
      alike.set(version.id, first.get(measure) ?? version)
    }
  }
  return alike
}

/** What a checklist measures: texts, hints and demands for photos or comments change nothing of it. */
function measureIn(document: ChecklistDocument): string {
  const standards = allQuestions(document).map(({ id, standardId }) => [id, standardId])
  return canonicalJson({ rules: scoringRulesOf(document), standards })
}

function leadersOf(
  uses: readonly VersionUse[],
  alike: ReadonlyMap<string, TrendVersion>,
): ReadonlyMap<string, TrendVersion> {
  const visits = new Map<TrendVersion, number>()
  for (const use of uses) {
    const version = alike.get(use.versionId)
    if (version) visits.set(version, (visits.get(version) ?? 0) + use.visits)
  }
  // The most used one is written last and stays.
  const ordered = [...visits].sort(([, fewer], [, more]) => fewer - more)
  return new Map(ordered.map(([version]) => [version.checklistId, version]))
}

/** From the newest month back, as far as one line reaches each time. */
function partsOf(led: readonly LedMonth[]): readonly Part[] {
  return led.reduceRight<readonly Part[]>((parts, month) => {
    const [part, ...later] = parts
    if (part === undefined) return [{ led: [month], cut: null }]
    const cut = cutBetween(month, part)
    return cut === null
      ? [{ led: [month, ...part.led], cut: null }, ...later]
      : [{ led: [month], cut: null }, { led: part.led, cut }, ...later]
  }, [])
}

function cutBetween(before: LedMonth, part: Part): Part['cut'] {
  const checklistIds = [...before.leaders.keys()]
  const next = part.led[0]
  if (!checklistIds.some((id) => next?.leaders.has(id))) return { why: 'other-checklist' }
  const isShared = checklistIds.every((checklistId) => {
    const leaders = leadersIn([before, ...part.led], checklistId)
    return leaders.length === 1 || sharedBy(leaders).length > 0
  })
  return isShared ? null : { why: 'nothing-shared' }
}

function leadersIn(led: readonly LedMonth[], checklistId: string): readonly TrendVersion[] {
  const leaders = led.flatMap((month) => month.leaders.get(checklistId) ?? [])
  return [...new Set(leaders)]
}

function sharedBy(versions: readonly TrendVersion[]): readonly string[] {
  return sharedStandards(...versions.map(({ document }) => document))
}

function measureOf(
  used: readonly TrendVersion[],
  leaders: readonly TrendVersion[],
  alike: ReadonlyMap<string, TrendVersion>,
  measured: 'where-needed' | 'always',
): TrendMeasure {
  const kinds = [...new Set(used.map(({ id }) => alike.get(id)))].filter(
    (kind) => kind !== undefined,
  )
  const all = used.map(({ id }) => id)
  if (kinds.length > 1 || measured === 'always') {
    const ofAll = sharedBy(kinds)
    const standardIds = ofAll.length > 0 || leaders.length === 1 ? ofAll : sharedBy(leaders)
    const newest = leaders.at(-1)?.document
    if (newest !== undefined && standardIds.length > 0) {
      const isPooled = kinds.every(({ document }) => document.policies.personScore === 'pooled')
      const over = { standardIds, all: sharedStandards(newest).length, document: newest, isPooled }
      return { versionIds: all, over }
    }
  }
  const leading = all.filter((id) => leaders.some((leader) => leader === alike.get(id)))
  return { versionIds: leading, over: null }
}

function breaksIn({ led, cut }: Part): readonly (readonly [Month, TrendBreak])[] {
  const before = new Map<string, TrendVersion>()
  return led.flatMap(({ month, leaders }, index): readonly (readonly [Month, TrendBreak])[] => {
    const changes = [...leaders].flatMap(([checklistId, { document }]) => {
      const earlier = before.get(checklistId)?.document
      if (earlier === undefined || !isBreakBetween(earlier, document)) return []
      const shared = sharedStandards(document, earlier).length
      return [{ shared, all: sharedStandards(document).length }]
    })
    for (const [checklistId, leader] of leaders) before.set(checklistId, leader)
    if (index === 0) return cut === null ? [] : [[month, cut]]
    return changes.length === 0 ? [] : [[month, { why: 'questions', ...sumOfOver(changes) }]]
  })
}

/**
 * Several checklists as one count of standards.
 *
 * Rule    shared and all are added up, each checklist for itself.
 * Returns noughts for none.
 * Source  SCORING.md, From visits to a period score (trends across versions).
 */
export function sumOfOver(counts: readonly TrendOver[]): TrendOver {
  return counts.reduce(
    (sum, { shared, all }) => ({ shared: sum.shared + shared, all: sum.all + all }),
    { shared: 0, all: 0 },
  )
}
