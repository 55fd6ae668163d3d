import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import type { Problem } from '@/lib/platform/i18n/problem'
import { holdStandards } from '@/lib/standards/queries'
import { findUnit } from '@/lib/units/queries'
import { deleteTraining, findTraining, insertTrainings } from '../queries'
import type { RecordTraining, RemoveTraining } from '../schema'

export type TrainingRecorded =
  | { readonly ok: true; readonly trainingIds: readonly string[] }
  | {
      readonly ok: false
      readonly reason: 'trained-in-future'
      readonly fields: { readonly trainedOn: Problem }
    }

/** Notes that a unit, or the whole company, was trained on standards on a day. */
export async function recordTraining(
  actor: Actor,
  input: RecordTraining,
  { db, now }: Deps,
): Promise<TrainingRecorded> {
  authoriseVerb(actor, 'standard:train')
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    await requireRows(tx, actor, input)
    const { timeZone } = await findOrganisation(tx, organisationId)
    if (input.trainedOn > dateIn(now, timeZone)) {
      const fields = { trainedOn: 'standards.fields.trainedInFuture' }
      return { ok: false, reason: 'trained-in-future', fields }
    }
    const trainingIds = await insertTrainings(tx, organisationId, input, accountId, now)
    const { unitId, trainedOn } = input
    for (const subjectId of input.standardIds) {
      const subject = { subjectKind: 'standard', subjectId }
      const details = { unitId, trainedOn }
      await recordAudit(tx, actor, { action: 'standard.trained', ...subject, details }, now)
    }
    return { ok: true, trainingIds }
  })
}

async function requireRows(
  tx: Transaction,
  { organisationId }: Actor,
  { standardIds, unitId }: RecordTraining,
): Promise<void> {
  const held = await holdStandards(tx, organisationId, standardIds)
  const unit = unitId === null ? null : await findUnit(tx, organisationId, unitId)
  if (held.size !== standardIds.length || (unitId !== null && unit === null)) {
    throw new AppError('not-found')
  }
}

/** Takes back a training that was noted by mistake; what it was stays in the audit. */
export async function removeTraining(
  actor: Actor,
  { trainingId }: RemoveTraining,
  { db, now }: Deps,
): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'standard:train')
  return db.asActor(actor, async (tx) => {
    const training = await findTraining(tx, actor.organisationId, trainingId)
    if (training === null) throw new AppError('not-found')
    await deleteTraining(tx, actor.organisationId, trainingId)
    const { standardId: subjectId, unitId, trainedOn, note } = training
    const subject = { subjectKind: 'standard', subjectId }
    const details = { unitId, trainedOn, note }
    await recordAudit(tx, actor, { action: 'standard.training-removed', ...subject, details }, now)
    return { ok: true }
  })
}
