import { describe, expect, it } from 'vitest'
import { aDriverScheme, aPerson, aScore, someFacts } from '@/test/factories/pay'
import { computePeriod } from './compute-period'
import { payOverview } from './pay-overview'
import { takeSnapshot } from './period-seal'
import type { StatementDocument } from './statement'

interface Sketch {
  readonly name: string
  readonly unit: string
  readonly payout: string
  readonly full?: string
  readonly amount?: string
  readonly scheme?: string
}

/** What an overview reads of a statement. */
function aStatement({ name, unit, payout, full = '100.00', amount, scheme = 'v1' }: Sketch) {
  return {
    person: { id: name, fullName: name },
    unit: { id: unit, name: unit },
    scheme: { versionId: scheme },
    amount: amount ?? payout,
    result: { payout, atFull: full, paidUnmeasured: '0.00', held: [], components: [] },
  } as unknown as StatementDocument
}

const alike = Array.from({ length: 9 }, (_, index) =>
  aStatement({ name: `p${index}`, unit: 'north', payout: `${88 + index}.00` }),
)

describe('an overview of pay', () => {
  it('of nobody is empty', () => {
    expect(payOverview([])).toEqual({
      ...{ units: [], bins: [], outliers: [], belowMinimum: [], withScores: 0 },
    })
  })

  it('puts the dearest unit first; earlier corrections are cost, not share', () => {
    const { units } = payOverview([
      aStatement({ name: 'a', unit: 'south', payout: '50.00' }),
      aStatement({ name: 'b', unit: 'north', payout: '90.00', amount: '100.01' }),
      aStatement({ name: 'c', unit: 'north', payout: '80.00' }),
      aStatement({ name: 'd', unit: 'nothing', payout: '0.00', full: '0.00' }),
    ])
    expect(
      units.map(({ unit, statements, amount, perStatement, ofFull }) => [
        ...[unit.id, statements, amount, perStatement, ofFull],
      ]),
    ).toEqual([
      ['north', 2, '180.01', '90.01', '85.0'],
      ['south', 1, '50.00', '50.00', '50.0'],
      ['nothing', 1, '0.00', '0.00', null],
    ])
  })

  it('counts by tenths of the possible, the lower end inside, the last without an end', () => {
    const { bins } = payOverview(
      ['89.99', '90.00', '100.00', '250.00'].map((payout) =>
        aStatement({ name: payout, unit: 'north', payout }),
      ),
    )
    expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
      ...[
        [80, 90, 1],
        [90, 100, 1],
        [100, 110, 1],
        [110, 120, 0],
      ],
      [120, null, 1],
    ])
  })

  it('names who is far from the middle of the own scheme, the farthest first', () => {
    const { outliers } = payOverview([
      ...alike,
      aStatement({ name: 'low', unit: 'north', payout: '60.00' }),
      aStatement({ name: 'nought', unit: 'north', payout: '0.00' }),
      aStatement({ name: 'high', unit: 'north', payout: '130.00' }),
      // The only one of its scheme is its middle.
      aStatement({ name: 'alone', unit: 'north', payout: '5.00', scheme: 'v2' }),
    ])
    expect(outliers.map(({ fullName, isAbove }) => [fullName, isAbove])).toEqual([
      ['nought', false],
      ['high', true],
      ['low', false],
    ])
    expect(outliers[0]).toMatchObject({ ofFull: '0.0', median: '91.5' })
  })

  it('sees an amount that a person set, in the share as in the cost', () => {
    const set = aStatement({ name: 'set', unit: 'north', payout: '90.00', amount: '900.00' })
    const decided = [{ code: 'quality', kind: 'amount', computed: '50.00', amount: '860.00' }]
    const paid = [{ code: 'courtesy', kind: 'pay', computed: '0.00', amount: '20.00' }]
    const { outliers, units, bins } = payOverview([
      ...alike,
      { ...set, decided } as unknown as StatementDocument,
      // A held line that is paid is part of the payout already.
      {
        ...aStatement({ name: 'paid', unit: 'north', payout: '92.00' }),
        decided: paid,
      } as unknown as StatementDocument,
    ])
    expect(outliers.map(({ fullName, ofFull }) => [fullName, ofFull])).toEqual([['set', '900.0']])
    expect(bins.at(-1)).toMatchObject({ from: 120, count: 1 })
    expect(units[0]?.ofFull).toBe('165.5')
  })

  it('calls nobody far who is within ten points, however close the others lie', () => {
    const same = alike.map((_, index) =>
      aStatement({ name: `s${index}`, unit: 'north', payout: '90.00' }),
    )
    const near = aStatement({ name: 'near', unit: 'north', payout: '80.00' })
    const far = aStatement({ name: 'far', unit: 'north', payout: '79.99' })
    const { outliers } = payOverview([...same, near, far])
    expect(outliers.map(({ fullName }) => fullName)).toEqual(['far'])
  })

  it('counts those whose scores stand on too few visits', () => {
    const document = aDriverScheme()
    const person = (id: string) => aPerson({ id, personnelNumber: id, fullName: id })
    const facts = someFacts({
      schemes: [{ versionId: 'scheme-4', number: 4, effectiveFrom: '2026-09-01', document }],
      people: [person('few'), person('enough'), person('none')],
      scores: ['few', 'enough', 'enough', 'enough'].map((personId, index) =>
        aScore(`visit-${index}`, { personId }),
      ),
    })
    const overview = payOverview(computePeriod(takeSnapshot(facts)).statements)
    expect(overview.withScores).toBe(3)
    expect(overview.belowMinimum.map(({ person: { id } }) => id).toSorted()).toEqual([
      'few',
      'none',
    ])
  })
})
