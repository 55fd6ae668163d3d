import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklists/queries'
import type { Localized } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, sumOf } from '@/lib/core/exact'
import { type LostPoints, lostPoints } from '@/lib/core/lost-points'
import { z90 } from '@/lib/core/reliability'
import { wilsonInterval } from '@/lib/core/statistics'
import type { Transaction } from '@/lib/platform/db/database'
import { listLosses, type QuestionLosses, type Scope } from '../queries'
import type { LossShare } from '../schema'

const SHOWN = 6

type AddedLoss = QuestionLosses & LostPoints

/** Which standards, or questions without one, cost the most points of all that were lost. */
export async function readLosses(
  tx: Transaction,
  actor: Actor,
  scope: Scope,
): Promise<readonly LossShare[]> {
  const questions = (await listLosses(tx, actor.organisationId, scope))
    .map((row): AddedLoss => ({ ...row, ...lostPoints(row.losses) }))
    .sort((a, b) => b.lost.compare(a.lost))
  const all = sumOf(questions.map(({ lost }) => lost))
  if (!all.isPositive) return []
  const grouped = [...Map.groupBy(questions, (row) => row.standardId ?? row.questionId)]
  const ordered = grouped
    .map(([key, rows]) => ({ key, rows, lost: sumOf(rows.map(({ lost }) => lost)) }))
    .filter(({ lost }) => lost.isPositive)
    .sort((a, b) => b.lost.compare(a.lost) || compareNames(a, b))
    .slice(0, SHOWN)
  const shares: LossShare[] = []
  for (const { key, rows, lost } of ordered) {
    const [first] = rows
    if (first === undefined) continue
    shares.push({
      key,
      standardId: first.standardId,
      standardNumber: first.standardNumber,
      text: first.standardText ?? (await questionText(tx, actor, first)),
      share: decimalText(lost.times(Fraction.hundred).dividedBy(all)),
      ...howOften(rows),
    })
  }
  return shares
}

/** How many answers cost points, and how sure the part of them is. */
function howOften(rows: readonly LostPoints[]): Pick<LossShare, 'asked' | 'costly' | 'interval'> {
  const asked = rows.reduce((sum, row) => sum + row.asked, 0)
  const costly = rows.reduce((sum, row) => sum + row.costly, 0)
  const found = wilsonInterval(costly, asked, Number(z90.n) / Number(z90.d))
  const percent = (share: number) => String(Math.round(share * 100))
  const interval = found && { low: percent(found.low), high: percent(found.high) }
  return { asked, costly, interval }
}

interface NamedLoss {
  readonly key: string
  readonly rows: readonly AddedLoss[]
}

/** Equal losses: standards by their number, then questions, so that the picture stays the same. */
function compareNames(a: NamedLoss, b: NamedLoss): number {
  const nameOf = ({ key, rows }: NamedLoss) => rows[0]?.standardNumber ?? `\uffff${key}`
  return nameOf(a) < nameOf(b) ? -1 : 1
}

async function questionText(
  tx: Transaction,
  { organisationId }: Actor,
  { versionId, questionId }: QuestionLosses,
): Promise<Localized> {
  const version = await findChecklistVersion(tx, organisationId, versionId)
  const questions = version ? allQuestions(version.document) : []
  return questions.find(({ id }) => id === questionId)?.text ?? {}
}
