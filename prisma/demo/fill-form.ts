import type { AnswerValue, ChecklistDocument } from '@/lib/core/checklist'
import { type Asked, type Level, type LevelTable, levelTable } from './answer-levels'
import type { Touchpoint } from './cast'
import { firstPattern, type Pattern, pickPattern, proneness } from './form-patterns'
import { type Random, randomOf } from './random'

/** What a visit finds: how good it is, and what went badly wrong, by question and answer. */
export interface Finding {
  /** The score to come near, in percent, before critical effects. */
  readonly target: number
  readonly forced: Readonly<Record<string, string>>
}

export interface FilledForm {
  readonly values: ReadonlyMap<string, AnswerValue>
  readonly notApplicable: Pattern['notApplicable']
}

/** Fills forms of one checklist; what every answer costs is worked out once for each pattern. */
export function formFiller(touchpoint: Touchpoint, document: ChecklistDocument) {
  const tables = new Map<string, LevelTable>()
  const tableFor = (pattern: Pattern): LevelTable => {
    const table = tables.get(pattern.name) ?? levelTable(document, pattern.notApplicable)
    tables.set(pattern.name, table)
    return table
  }
  return (subject: string, finding: Finding, random: Random): FilledForm => {
    const wanted = pickPattern(touchpoint, random)
    const forced = Object.keys(finding.forced)
    const pattern = forced.some((id) => id in wanted.notApplicable)
      ? firstPattern(touchpoint)
      : wanted
    const table = tableFor(pattern)
    const weak = weakSpots(subject, table)
    const chosen = comeNear(table, pattern, 100 - finding.target, weak, finding, random)
    const values = new Map([...chosen].map(([id, { value }]) => [id, value]))
    for (const [id, option] of Object.entries(finding.forced)) {
      values.set(id, { kind: 'choice', option })
    }
    return { values, notApplicable: pattern.notApplicable }
  }
}

/** Every shop and operator has a few standards that keep going wrong. */
function weakSpots(subject: string, { asked }: LevelTable): ReadonlySet<string> {
  const random = randomOf('weak', subject)
  return new Set(
    random
      .shuffle(asked)
      .slice(0, 4)
      .map(({ question }) => question.id),
  )
}

const tries = 30
/** Percentage points: nearer than that is near enough. */
const near = 0.4

/** Answers whose losses add up to about what is wanted, worse where it is usual or usual there. */
function comeNear(
  { asked }: LevelTable,
  pattern: Pattern,
  wanted: number,
  weak: ReadonlySet<string>,
  { forced }: Finding,
  random: Random,
): ReadonlyMap<string, Level> {
  let best = new Map<string, Level>()
  let distance = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < tries && distance > near; attempt += 1) {
    const chosen = new Map<string, Level>()
    let loss = 0
    for (const item of byTrouble(asked, weak, random)) {
      const possible = levelsOf(item, pattern, forced)
      const worse = possible.filter((level) => level.loss > 0 && loss + level.loss < wanted + near)
      const [first] = possible
      const isSafe = wanted - loss > near && worse.length > 0
      const level = isSafe ? random.pick(worse) : first
      if (level === undefined) continue
      chosen.set(item.question.id, level)
      loss += level.loss
    }
    if (Math.abs(wanted - loss) >= distance) continue
    best = chosen
    distance = Math.abs(wanted - loss)
  }
  return best
}

/** In the order in which they go wrong this time. */
function byTrouble(
  asked: readonly Asked[],
  weak: ReadonlySet<string>,
  random: Random,
): readonly Asked[] {
  return asked
    .map((item) => {
      const { id } = item.question
      const weight = (proneness[id] ?? 1) * (weak.has(id) ? 3 : 1)
      return { item, place: random.fraction() ** (1 / weight) }
    })
    .sort((a, b) => b.place - a.place)
    .map(({ item }) => item)
}

function levelsOf({ question, levels }: Asked, pattern: Pattern, forced: Finding['forced']) {
  if (question.bonus || question.id in forced) return levels.slice(0, 1)
  const only = pattern.only[question.id]
  const possible = only ? levels.filter((_, place) => only.includes(place)) : levels
  return possible.filter(({ isCritical }) => !isCritical)
}
