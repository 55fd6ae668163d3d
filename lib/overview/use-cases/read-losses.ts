import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklists/queries'
import type { Localized } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal, sumOf } from '@/lib/core/exact'
import { z90 } from '@/lib/core/reliability'
import { wilsonInterval } from '@/lib/core/statistics'
import type { Transaction } from '@/lib/platform/db/database'
import { listLossSums, type QuestionLossSum, type Scope } from '../queries'
import type { LossShare } from '../schema'

const SHOWN = 6

/** Which standards, or questions without one, cost the most points of all that were lost. */
export async function readLosses(
  tx: Transaction,
  actor: Actor,
  scope: Scope,
): Promise<readonly LossShare[]> {
  const sums = await listLossSums(tx, actor.organisationId, scope)
  const all = sumOf(sums.map(({ lost }) => parseDecimal(lost)))
  if (!all.isPositive) return []
  const grouped = [...Map.groupBy(sums, (sum) => sum.standardId ?? sum.questionId)]
  const ordered = grouped
    .map(([key, rows]) => ({ key, rows, lost: sumOf(rows.map(({ lost }) => parseDecimal(lost))) }))
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
function howOften(
  rows: readonly QuestionLossSum[],
): Pick<LossShare, 'asked' | 'costly' | 'interval'> {
  const asked = rows.reduce((sum, row) => sum + row.asked, 0)
  const costly = rows.reduce((sum, row) => sum + row.costly, 0)
  const found = wilsonInterval(costly, asked, Number(z90.n) / Number(z90.d))
  const percent = (share: number) => String(Math.round(share * 100))
  const interval = found && { low: percent(found.low), high: percent(found.high) }
  return { asked, costly, interval }
}

interface NamedLoss {
  readonly key: string
  readonly rows: readonly QuestionLossSum[]
}

/** Equal losses: standards by their number, then questions, so that the picture stays the same. */
function compareNames(a: NamedLoss, b: NamedLoss): number {
  const nameOf = ({ key, rows }: NamedLoss) => rows[0]?.standardNumber ?? `\uffff${key}`
  return nameOf(a) < nameOf(b) ? -1 : 1
}

async function questionText(
  tx: Transaction,
  { organisationId }: Actor,
  { versionId, questionId }: QuestionLossSum,
): Promise<Localized> {
  const version = await findChecklistVersion(tx, organisationId, versionId)
  const questions = version ? allQuestions(version.document) : []
  return questions.find(({ id }) => id === questionId)?.text ?? {}
}
