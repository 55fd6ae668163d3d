import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { monthOf } from '@/lib/core/calendar'
import type { Metric } from '@/lib/core/metric'
import { dateIn } from '@/lib/core/zone-clock'
import { listMetrics } from '@/lib/metrics/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import {
  type KpiFact,
  listFactMonths,
  listFactNames,
  listKpiFacts,
  listPayFacts,
  type PayFact,
} from '../queries'

export interface FactsView {
  readonly month: string
  /** Months to choose from, newest first: those with facts, and the present one. */
  readonly months: readonly string[]
  readonly kpi: readonly NamedFact<KpiFact>[]
  readonly pay: readonly NamedFact<PayFact>[]
  readonly currency: string
  /** The catalogue, by code: how a figure is called and read. */
  readonly metrics: ReadonlyMap<string, Metric>
}

/** A fact with the name and the number, or code, of its person or unit. */
export type NamedFact<Fact> = Fact & { readonly name: string; readonly number: string }

/** The facts that stand for a month; without one, for the newest that has any and has begun. */
export async function listFacts(
  actor: Actor,
  { month: wanted }: { readonly month: string | null },
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<FactsView> {
  authoriseVerb(actor, 'fact:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const { currency, timeZone } = await findOrganisation(tx, organisationId)
    const known = await listFactMonths(tx, organisationId)
    const present = monthOf(dateIn(now, timeZone))
    const month = wanted ?? known.find((one) => one <= present) ?? present
    const names = await listFactNames(tx, organisationId)
    const named = <Fact extends { personId: string | null; unitId?: string | null }>(
      fact: Fact,
    ): NamedFact<Fact> => {
      const found = names.get(fact.personId ?? fact.unitId ?? '')
      return { ...fact, name: found?.name ?? '', number: found?.number ?? '' }
    }
    return {
      month,
      months: [...new Set([...known, present, month])].sort().reverse(),
      kpi: byName((await listKpiFacts(tx, organisationId, [month])).map(named)),
      pay: byName((await listPayFacts(tx, organisationId, [month])).map(named)),
      currency,
      metrics: new Map((await listMetrics(tx, organisationId)).map((one) => [one.code, one])),
    }
  })
}

const collator = new Intl.Collator('ru')

function byName<Fact extends { readonly name: string }>(facts: readonly Fact[]): readonly Fact[] {
  return facts.toSorted((a, b) => collator.compare(a.name, b.name))
}
