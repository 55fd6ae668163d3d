import { describe, expect, it } from 'vitest'
import {
  aComponent,
  aDriverScheme,
  aKpi,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
  ownScore,
  someFacts,
} from '@/test/factories/pay'
import { computePeriod } from './compute-period'
import { subtractMoney } from './money'
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
    adjustments: amount === undefined ? [] : [{ amount: subtractMoney(amount, payout) }],
    result: { payout, atFull: full, paidUnmeasured: '0.00', held: [], components: [] },
  } as unknown as StatementDocument
}

const alike = Array.from({ length: 9 }, (_, index) =>
  aStatement({ name: `p${index}`, unit: 'north', payout: `${88 + index}.00` }),
)

describe('an overview of pay', () => {
  it('of nobody is empty', () => {
    expect(payOverview([])).toEqual({
      ...{ units: [], bins: [], outliers: [], belowMinimum: 0, withScores: 0, unmeasured: [] },
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

  it('counts an amount that a person set as it was set, in the share of its unit too', () => {
    const set = aStatement({ name: 'set', unit: 'south', payout: '95.00' })
    const decided = { ...set, amount: '20.00' }
    const { outliers, units } = payOverview([...alike, decided])
    expect(outliers.map(({ fullName, ofFull, isAbove }) => [fullName, ofFull, isAbove])).toEqual([
      ['set', '20.0', false],
    ])
    expect(units.find(({ unit }) => unit.id === 'south')).toMatchObject({
      ...{ amount: '20.00', ofFull: '20.0' },
    })
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
    expect(overview.belowMinimum).toBe(2)
  })

  it('names who was not measured once, under the strongest reason, with the parts of it', () => {
    const sections = aScheme({
      components: [
        aComponent({ code: 'sales', share: '0.4', value: aKpi('sales'), missing: 'pay-zero' }),
        aComponent({ code: 'courtesy', share: '0.6' }),
      ],
    })
    const calls = aScheme({
      components: [
        aComponent({
          code: 'calls',
          value: {
            ...ownScore,
            source: { kind: 'touchpoint', id: 'call' },
          },
        }),
      ],
    })
    const both = ['sections', 'calls']
    const people = [
      aPerson({ id: 'twice', fullName: 'Twice', schemeVersionIds: both }),
      aPerson({ id: 'few', fullName: 'Few', schemeVersionIds: ['sections'] }),
      aPerson({ id: 'figure', fullName: 'Figure', schemeVersionIds: ['sections'] }),
    ]
    const visits = ['twice', 'few', 'figure', 'figure', 'figure']
    const facts = someFacts({
      schemes: [
        { versionId: 'sections', number: 1, effectiveFrom: '2026-09-01', document: sections },
        { versionId: 'calls', number: 2, effectiveFrom: '2026-09-01', document: calls },
      ],
      people,
      scores: visits.map((personId, index) => aScore(`visit-${index}`, { personId })),
    })
    const { unmeasured } = payOverview(computePeriod(takeSnapshot(facts)).statements)
    const lines = unmeasured.map(({ fullName, reason, titles }) => [
      fullName,
      reason,
      ...titles.map(({ en }) => en),
    ])
    expect(lines.toSorted()).toEqual([
      ['Few', 'too-few-visits', 'courtesy'],
      ['Figure', 'not-delivered', 'sales'],
      ['Twice', 'no-visits', 'calls'],
    ])
  })

  it('leaves out a part that waits for a decision, and names it again once it is decided', () => {
    const document = aScheme({ components: [aComponent({ missing: 'hold' })] })
    const facts = factsUnder(document)
    const [statement] = computePeriod(takeSnapshot(facts)).statements
    if (!statement) throw new Error('nobody is paid')
    expect(payOverview([statement]).unmeasured).toEqual([])
    const decided = { ...statement, decided: [{ code: 'courtesy' }] } as never
    expect(payOverview([decided]).unmeasured.map(({ reason }) => reason)).toEqual(['no-visits'])
    // What was decided since the run is the caller's to know.
    const since = payOverview([statement], () => [])
    expect(since.unmeasured.map(({ reason }) => reason)).toEqual(['no-visits'])
    expect(payOverview([decided], () => ['courtesy']).unmeasured).toEqual([])
  })
})
