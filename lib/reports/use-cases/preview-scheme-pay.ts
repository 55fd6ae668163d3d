import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import type { UnpaidEntry } from '@/lib/core/compute-period'
import { sumMoney } from '@/lib/core/money'
import type { PayoutResult } from '@/lib/core/payout-result'
import { canCompute, schemeProblems } from '@/lib/core/scheme-problems'
import { replayMonth, schemeForReplay } from '@/lib/core/scheme-replay'
import { codeInScheme } from '@/lib/core/stint-codes'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { gatherPeriodFacts } from '@/lib/periods/use-cases/gather-period-facts'
import type { Deps } from '@/lib/platform/deps'
import type { PreviewPay } from '@/lib/scheme-trials/schema'

/** What a draft would pay one person for one month; the parts say for what, and what they read. */
export interface PayPreview {
  readonly payout: string
  readonly atFull: string
  readonly currency: string
  readonly parts: readonly Pick<
    PayoutResult['components'][number],
    'code' | 'title' | 'amount' | 'missing' | 'measure' | 'value'
  >[]
}

export type PayPreviewed =
  | { ok: true; preview: PayPreview }
  | { ok: false; reason: 'scheme-has-errors' | 'not-applied' | UnpaidEntry['reason'] }

/**
 * One person's pay by a draft that is being written, kept or not, on the facts of a past month. The
 * whole month is computed, because the mean of a group is made of all its people.
 */
export async function previewSchemePay(
  actor: Actor,
  { document, month, personId }: PreviewPay,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<PayPreviewed> {
  authoriseVerb(actor, 'scheme-trial:make')
  if (!canCompute(schemeProblems(document))) return { ok: false, reason: 'scheme-has-errors' }
  const scheme = schemeForReplay(document, 'draft', month)
  const facts = await db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    const gathering = { id: 'trial', month, run: 0, today: dateIn(now, timeZone) }
    return gatherPeriodFacts(tx, actor.organisationId, gathering, [scheme])
  })
  const { statements, unpaid } = replayMonth(facts)
  const reason = unpaid.find((entry) => entry.personId === personId)?.reason
  if (reason !== undefined) return { ok: false, reason }
  const statement = statements.find(({ person }) => person.id === personId)
  if (statement === undefined) return { ok: false, reason: 'not-applied' }
  const { payout, atFull, components } = statement.result
  // Of somebody who moved in the month a part is what all stints pay for it; its value is the first one's.
  const parts = [...Map.groupBy(components, ({ code }) => codeInScheme(code))].flatMap(
    ([code, [first, ...more]]) => {
      if (first === undefined) return []
      const { title, measure, value } = first
      const amount = sumMoney([first, ...more].map((component) => component.amount))
      const missing = [first, ...more].find((component) => component.missing)?.missing ?? null
      return [{ code, title, amount, missing, measure, value }]
    },
  )
  return { ok: true, preview: { payout, atFull, currency: document.currency, parts } }
}
