import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { parseDecimal } from '@/lib/core/exact'
import { figureDoubt, figureProblem } from '@/lib/core/metric'
import { listMetrics } from '@/lib/metrics/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  findKpiFactOf,
  insertKpiFacts,
  listFactSubjects,
  listKpiRevisions,
  type NewKpiFact,
} from '../queries'
import type { TypeFigure } from '../schema'

export type FigureTyped =
  | { ok: true; factId: string; revision: number }
  | {
      ok: false
      reason:
        | 'metric-unknown'
        | 'percents-as-share'
        | 'unknown-person'
        | 'unknown-unit'
        | 'changed-elsewhere'
        /** Far beyond its plan: taken as soon as it is confirmed. */
        | 'far-beyond'
    }
  /** A figure is there already: it is revised in sight of its history, not typed over. */
  | { ok: false; reason: 'already-there'; factId: string | null }

/**
 * Adds a KPI figure, or the next revision of one, that somebody types with a reason. The same figure
 * again adds nothing; the revision before stays beside it.
 */
export async function typeFigure(
  actor: Actor,
  input: TypeFigure,
  { db, now }: Deps,
): Promise<FigureTyped> {
  authoriseVerb(actor, 'fact:change')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const meant = await figureMeant(tx, actor, input)
    if (!meant.ok) return meant
    const { fact, isDoubtful } = meant
    const [standing] = await listKpiRevisions(tx, organisationId, fact)
    const isSame = standing && parseDecimal(standing.value).equals(parseDecimal(input.value))
    if (standing && !isSame && standing.revision !== input.revision) {
      if (input.revision !== 0) return { ok: false, reason: 'changed-elsewhere' }
      const { revision } = standing
      const factId = await findKpiFactOf(tx, organisationId, { ...fact, revision })
      return { ok: false, reason: 'already-there', factId }
    }
    if (isDoubtful && !isSame && input.confirmed !== true)
      return { ok: false, reason: 'far-beyond' }
    const revision = isSame ? standing.revision : (standing?.revision ?? 0) + 1
    if (!isSame) {
      const entry = { accountId, now, reason: input.reason }
      const added = await insertKpiFacts(tx, organisationId, [{ ...fact, revision }], entry)
      if (added !== 1) throw new AppError('conflict')
    }
    const factId = await findKpiFactOf(tx, organisationId, { ...fact, revision })
    if (factId === null) throw new AppError('conflict')
    if (!isSame) {
      const { metric, month } = fact
      const details = { metric, month, revision }
      const subject = { subjectKind: 'fact', subjectId: factId, details }
      await recordAudit(tx, actor, { action: 'facts.figure-typed', ...subject }, now)
    }
    return { ok: true, factId, revision }
  })
}

type Meant =
  | { ok: true; fact: Omit<NewKpiFact, 'revision'>; isDoubtful: boolean }
  | Extract<FigureTyped, { ok: false }>

async function figureMeant(tx: Transaction, actor: Actor, input: TypeFigure): Promise<Meant> {
  const { metric, month, value, number } = input
  const metrics = await listMetrics(tx, actor.organisationId)
  const known = metrics.find(({ code }) => code === metric)
  if (known === undefined) return { ok: false, reason: 'metric-unknown' }
  const refusal = figureProblem(known.unit, value)
  if (refusal !== null) return { ok: false, reason: refusal }
  const isDoubtful = figureDoubt(known, value) !== null
  const { people, units } = await listFactSubjects(tx, actor.organisationId)
  if (input.subject === 'person') {
    const personId = people.get(number)
    if (personId === undefined) return { ok: false, reason: 'unknown-person' }
    return { ok: true, fact: { metric, month, value, personId, unitId: null }, isDoubtful }
  }
  const unitId = units.get(number)
  if (unitId === undefined) return { ok: false, reason: 'unknown-unit' }
  return { ok: true, fact: { metric, month, value, personId: null, unitId }, isDoubtful }
}
