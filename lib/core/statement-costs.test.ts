import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, only } from '@/test/factories/pay-period'
import { sumMoney } from './money'
import type { SnapshotPerson } from './period-snapshot'
import { costsOf } from './statement-costs'

/** 2,000 a day; half of it by a figure of the unit, half for visits that nobody made. */
const document = aScheme({
  base: { kind: 'fixed', amount: '62000.00' },
  components: [
    aComponent({
      ...{ code: 'trips', share: '0.5' },
      value: { ...aKpi('trips'), subject: 'unit' },
    }),
    aComponent({ share: '0.5' }),
  ],
})
const kpiFacts = [
  ['depot', '1'],
  ['shop', '0.5'],
].map(([unitId = '', value = '']) => aFact('trips', value, { id: unitId, personId: null, unitId }))
const costs = (person: Partial<SnapshotPerson>) => {
  const statement = only(factsUnder(document, { people: [aPerson(person)], kpiFacts }))
  return { statement, found: costsOf(statement) }
}
const place = { positionId: 'driver', schemeVersionIds: ['scheme-4'] }
const moved = {
  unitId: 'shop',
  stints: [
    { ...place, unitId: 'depot', fromOn: '2026-10-01', throughOn: '2026-10-16' },
    { ...place, unitId: 'shop', fromOn: '2026-10-17', throughOn: '2026-10-31' },
  ],
}
const owed = (amount: string) => ({
  adjustments: [
    {
      ...{ id: 'a', amount, cause: 'appeal' as const, note: '', statementId: null },
      ...{ month: '2026-09', schemeVersionId: 'scheme-4' },
    },
  ],
})
const decided = (component: string, amount: string) => ({
  decisions: [
    {
      ...{ schemeVersionId: 'scheme-4', component, kind: 'amount' as const, amount },
      ...{ reason: 'order 7', by: { id: 'hr', name: 'Vera' }, at: '2026-11-02T09:00:00.000Z' },
    },
  ],
})
const [depot, shop] = [
  { id: 'depot', name: 'Depot' },
  { id: 'shop', name: 'Shop' },
]

describe('what a statement costs', () => {
  test('is all of it where somebody stayed at one place', () => {
    expect(costs({}).found).toEqual([
      {
        ...{ unit: depot, position: { id: 'driver', name: 'Driver' }, days: null },
        ...{ amount: '62000.00', atFull: '62000.00' },
        paidUnmeasured: '31000.00',
      },
    ])
    expect(costs(owed('700.00')).found).toMatchObject([{ amount: '62700.00' }])
  })

  test('is borne by each unit for its own days where somebody moved', () => {
    const { statement, found } = costs(moved)
    expect(found).toEqual([
      {
        ...{ unit: depot, position: { id: 'driver', name: 'Driver' } },
        days: { first: '2026-10-01', last: '2026-10-16' },
        ...{ amount: '32000.00', atFull: '32000.00' },
        paidUnmeasured: '16000.00',
      },
      {
        ...{ unit: shop, position: { id: 'driver', name: 'Driver' } },
        days: { first: '2026-10-17', last: '2026-10-31' },
        ...{ amount: '22500.00', atFull: '30000.00' },
        paidUnmeasured: '15000.00',
      },
    ])
    expect(sumMoney(found.map(({ amount }) => amount))).toBe(statement.amount)
  })

  test('is the last unit’s for what was decided, and for corrections of earlier months', () => {
    const amounts = (person: Partial<SnapshotPerson>) => {
      const { statement, found } = costs({ ...moved, ...person })
      expect(sumMoney(found.map(({ amount }) => amount))).toBe(statement.amount)
      return found.map(({ amount }) => amount)
    }
    expect(amounts(owed('-700.00'))).toEqual(['32000.00', '21800.00'])
    expect(amounts(decided('trips@1', '20000.00'))).toEqual(['32000.00', '26500.00'])
  })
})
