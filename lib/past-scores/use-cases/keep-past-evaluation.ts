import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { type ImportRefused, readImport } from '@/lib/checklists/formats/read-import'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { decimalText } from '@/lib/core/display-number'
import { parseFraction } from '@/lib/core/exact'
import { sha256OfBytes } from '@/lib/core/fingerprint'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { findPerson } from '@/lib/people/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findUnit } from '@/lib/units/queries'
import {
  findKeptBatch,
  insertPastEvaluation,
  insertPastScores,
  type NewPastEvaluation,
  type NewPastScore,
  type PastPlace,
} from '../queries'
import type { KeepPastEvaluation } from '../schema'

export type PastEvaluationKept =
  | { readonly ok: true; readonly batchId: string; readonly added: boolean }
  | ImportRefused
  | {
      readonly ok: false
      readonly reason: 'not-inspection' | 'no-score' | 'answers-left-out' | 'in-the-future'
    }

interface FilledEvaluation {
  readonly ok: true
  /** Percent with nine places. */
  readonly score: string
  /** Tells two evaluations of one day apart. */
  readonly source: string
  readonly texts: NewPastEvaluation
}

/**
 * Keeps an evaluation that another program exported: its score among the past scores, and beside it
 * the form, the answers and what the other program had counted. The file is read and scored here,
 * whatever the screen has shown. The same file about the same person or unit and day adds nothing.
 */
export async function keepPastEvaluation(
  actor: Actor,
  { bytes, personId, unitId, scoredOn, touchpoint }: KeepPastEvaluation,
  { db, now }: Deps,
): Promise<PastEvaluationKept> {
  authoriseVerb(actor, 'past-score:change')
  const { organisationId } = actor
  const place = { personId, unitId, scoredOn }
  await db.asActor(actor, (tx) => authorisePlace(tx, actor, place))
  const filled = await readFilled(bytes)
  if (!filled.ok) return filled
  const { score, source, texts } = filled
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    if (scoredOn > dateIn(now, timeZone)) return { ok: false, reason: 'in-the-future' }
    const known = await findKeptBatch(tx, organisationId, texts.fileSha256, place)
    if (known !== null) return { ok: true, batchId: known, added: false }
    const pastScore = { ...place, touchpoint, score, source }
    return { ok: true, batchId: await add(tx, actor, pastScore, texts, now), added: true }
  })
}

/** A person or unit that is not there looks like one of somebody else's. */
async function authorisePlace(
  tx: Transaction,
  actor: Actor,
  { personId, unitId }: PastPlace,
): Promise<void> {
  const { organisationId } = actor
  const subject: { readonly id: string } | null =
    personId === null
      ? await findUnit(tx, organisationId, unitId ?? '')
      : await findPerson(tx, organisationId, personId)
  authorise(actor, 'past-score:change', subject)
}

async function readFilled(
  bytes: Uint8Array,
): Promise<FilledEvaluation | Extract<PastEvaluationKept, { ok: false }>> {
  const read = await readImport(bytes, { fileName: '', mapping: null, remembered: new Map() })
  if (!read.ok) return read
  const { document, inspection } = read
  if (inspection === null) return { ok: false, reason: 'not-inspection' }
  const { answers, leftOut, exported } = inspection
  // A score without them would be another one than was given.
  if (leftOut.length > 0) return { ok: false, reason: 'answers-left-out' }
  const result = scoreEvaluation(document, answers)
  if (result.total === null) return { ok: false, reason: 'no-score' }
  const fileSha256 = sha256OfBytes(bytes)
  return {
    ok: true,
    score: decimalText(parseFraction(result.total.exact), 9),
    source: sourceOf(document, fileSha256),
    texts: {
      fileSha256,
      document: canonicalJson(document),
      answers: canonicalJson(answers),
      result: canonicalJson(result),
      exported: canonicalJson(exported),
    },
  }
}

function sourceOf({ title }: ChecklistDocument, fileSha256: string): string {
  const name = [...(title.ru ?? title.en ?? '')].slice(0, 60).join('')
  return `${name} #${fileSha256.slice(0, 12)}`
}

async function add(
  tx: Transaction,
  actor: Actor,
  pastScore: NewPastScore,
  texts: NewPastEvaluation,
  now: Date,
): Promise<string> {
  const { organisationId, accountId } = actor
  const added = await insertPastScores(tx, organisationId, [pastScore], accountId, now)
  // Somebody else keeps the same file at this moment; sent again, it is there already.
  if (added.written !== 1) throw new AppError('conflict')
  const { batchId } = added
  await insertPastEvaluation(tx, organisationId, batchId, texts)
  const { personId, unitId, scoredOn } = pastScore
  const details = { personId, unitId, scoredOn, fileSha256: texts.fileSha256 }
  const subject = { subjectKind: 'past-score', subjectId: batchId }
  await recordAudit(tx, actor, { action: 'past-scores.evaluation-kept', ...subject, details }, now)
  return batchId
}
