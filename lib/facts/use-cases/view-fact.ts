import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb, may } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import type { Metric } from '@/lib/core/metric'
import { listMetrics } from '@/lib/metrics/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  findKpiFact,
  findPayFact,
  type KpiRevision,
  listFactNames,
  listKpiRevisions,
  listPayRevisions,
  type PayRevision,
} from '../queries'

interface FactHistory<Kept> {
  readonly month: string
  /** Newest first; the first one stands. */
  readonly revisions: readonly [Kept, ...Kept[]]
  readonly name: string
  readonly number: string
  readonly mayChange: boolean
  readonly timeZone: string
  readonly currency: string
}

export interface FigureView extends FactHistory<KpiRevision> {
  readonly metric: Metric
  readonly subject: 'person' | 'unit'
}

/** A KPI figure with everything that it has been: who, when, from what to what. */
export async function viewFigure(
  actor: Actor,
  factId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<FigureView> {
  authoriseVerb(actor, 'fact:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const fact = authorise(actor, 'fact:read', await findKpiFact(tx, organisationId, factId))
    const metrics = await listMetrics(tx, organisationId)
    const metric = metrics.find(({ code }) => code === fact.metric)
    if (metric === undefined) throw new AppError('not-found')
    const revisions = await listKpiRevisions(tx, organisationId, fact)
    const subject = fact.personId === null ? 'unit' : 'person'
    const about = await aboutFact(tx, actor, fact.personId ?? fact.unitId ?? '')
    return { month: fact.month, metric, subject, revisions: atLeastOne(revisions), ...about }
  })
}

export interface TimesheetView extends FactHistory<PayRevision> {}

/** The same for a line of the timesheet. */
export async function viewTimesheet(
  actor: Actor,
  factId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<TimesheetView> {
  authoriseVerb(actor, 'fact:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const fact = authorise(actor, 'fact:read', await findPayFact(tx, organisationId, factId))
    const revisions = await listPayRevisions(tx, organisationId, fact)
    const about = await aboutFact(tx, actor, fact.personId)
    return { month: fact.month, revisions: atLeastOne(revisions), ...about }
  })
}

async function aboutFact(tx: Transaction, actor: Actor, subjectId: string) {
  const { timeZone, currency } = await findOrganisation(tx, actor.organisationId)
  const names = await listFactNames(tx, actor.organisationId)
  const { name, number } = names.get(subjectId) ?? { name: '', number: '' }
  return { name, number, timeZone, currency, mayChange: may(actor, 'fact:change') }
}

/** A fact that was found is one of its own revisions. */
function atLeastOne<Kept>(revisions: readonly Kept[]): readonly [Kept, ...Kept[]] {
  const [first, ...rest] = revisions
  if (first === undefined) throw new AppError('not-found')
  return [first, ...rest]
}
