import { computePayout } from '@/lib/core/payout'
import { type PayCase, payCase, payoutInputOf } from './pay-cases'
import { payoutsInSql, type Query } from './sql-engine'

export interface Comparison {
  readonly cases: number
  /** Payouts or lines that differ by a kopeck or more. */
  readonly apart: number
  /** How many of them pay something at all, and are cut to a bound: that the draws are not idle. */
  readonly paying: number
  readonly bounded: number
  readonly unmeasured: number
  readonly first: { readonly one: PayCase; readonly engine: string; readonly sql: string } | null
}

/** Both engines over so many random cases, in batches. */
export async function comparePayEngines(
  query: Query,
  seed: number,
  count: number,
  batch = 250,
): Promise<Comparison> {
  let told: Comparison = { cases: 0, apart: 0, paying: 0, bounded: 0, unmeasured: 0, first: null }
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from)
    const cases = Array.from({ length }, (_, at) => payCase(seed, from + at))
    const rows = await payoutsInSql(query, cases)
    told = cases.reduce((sum, one, at) => added(sum, one, rows[at]), told)
  }
  return told
}

function added(sum: Comparison, one: PayCase, row: Awaited<ReturnType<Query>>[number] | undefined) {
  const result = computePayout(payoutInputOf(one))
  const kopecks = (amount: string) => amount.replace('.', '').replace(/^0+(?=\d)/, '')
  const lines = result.lines.filter(({ kind }) => kind === 'component')
  const engine = [result.payout, ...lines.map(({ amount }) => amount)].map(kopecks).join(' ')
  const sql = row && [row.payout, ...row.lines.slice(0, one.parts.length)].join(' ')
  const isApart = row?.id !== one.id || engine !== sql
  return {
    cases: sum.cases + 1,
    apart: sum.apart + (isApart ? 1 : 0),
    paying: sum.paying + (result.payout === '0.00' ? 0 : 1),
    bounded: sum.bounded + (result.boundedBy === null ? 0 : 1),
    unmeasured: sum.unmeasured + (result.components.some(({ missing }) => missing) ? 1 : 0),
    first: sum.first ?? (isApart ? { one, engine, sql: sql ?? 'no row' } : null),
  }
}
