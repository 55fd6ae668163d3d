import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import type { Localized } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, sumOf } from '@/lib/core/exact'
import {
  type LostPoints,
  lostPoints,
  type SureLoss,
  shareOfLoss,
  sureLoss,
} from '@/lib/core/lost-points'
import { areToldApart, bandsOf, type SureFigure } from '@/lib/core/told-apart'
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
  const sure = ordered.map((loss) => ({ ...loss, ...addedUp(loss) }))
  const bands = bandsOf(sure, (first, loss) => areToldApart(first.sure.total, loss.sure.total))
  const shares: LossShare[] = []
  for (const { key, rows, lost, asked, costly, sure: own } of sure) {
    const [first] = rows
    if (first === undefined) continue
    shares.push({
      ...{ key, asked, costly },
      standardId: first.standardId,
      standardNumber: first.standardNumber,
      text: first.standardText ?? (await questionText(tx, actor, first)),
      share: decimalText(lost.times(Fraction.hundred).dividedBy(all)),
      shareInterval: wholePercent(shareOfLoss(own.total, all.minus(lost).toNumber()), 1),
      interval: wholePercent(own.often, 100),
      band: bands.findIndex((band) => band.some((loss) => loss.key === key)),
    })
  }
  return shares
}

interface NamedLoss {
  readonly key: string
  readonly rows: readonly AddedLoss[]
  readonly lost: Fraction
}

/** All answers about one standard together, and how sure their cost is. */
function addedUp({ rows, lost }: NamedLoss): LostPoints & { readonly sure: SureLoss } {
  const asked = rows.reduce((sum, row) => sum + row.asked, 0)
  const costly = rows.reduce((sum, row) => sum + row.costly, 0)
  const sure = sureLoss({ lost, asked, costly })
  if (sure === null) throw new Error('Points were lost without an answer')
  return { lost, asked, costly, sure }
}

function wholePercent({ low, high }: SureFigure, scale: number): LossShare['interval'] {
  return { low: String(Math.round(low * scale)), high: String(Math.round(high * scale)) }
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
