import { describe, expect, test } from 'vitest'
import { aComponent, aPerson, aScheme, someFacts } from '@/test/factories/pay'
import { addDays } from './calendar'
import { fingerprintOf } from './fingerprint'
import { snapshotFor, withoutPaid } from './off-cycle'
import { takeSnapshot } from './period-seal'
import type { SealedRoster, SnapshotPerson, UnpaidPerson } from './period-snapshot'
import { rosterText } from './roster-changes'
import {
  type RosterPerson,
  rosterDifference,
  rosterVersion,
  rosterVersionBefore,
  type StandingRoster,
} from './standing-roster'

const driving = { positionIds: ['driver'], unitIds: [], from: '2026-09-01' }
const schemes = [
  {
    ...{ versionId: 'scheme-4', number: 4, effectiveFrom: '2026-09-01' },
    document: aScheme({ appliesTo: driving, components: [aComponent()] }),
  },
]
const driver = aPerson()
const clerk: UnpaidPerson = {
  ...{ id: 'petrov', personnelNumber: '0043', fullName: 'Petr Petrov' },
  ...{ hiredOn: '2020-01-15', leftOn: null, reason: 'no-scheme' },
  assignments: [{ unitId: 'depot', positionId: 'clerk', fromOn: '2020-01-15', throughOn: null }],
}
const roster: SealedRoster = { inForce: ['scheme-4'], parents: [], unpaid: [clerk] }
const sealed = () => takeSnapshot(someFacts({ schemes, people: [driver], roster }))
const asRoster = ({ salaries = [], ...person }: Partial<RosterPerson> & UnknownPerson) => ({
  ...person,
  salaries,
})
type UnknownPerson = Omit<RosterPerson, 'salaries'>
const standing = (
  people: readonly UnknownPerson[],
  more: Partial<StandingRoster> = {},
): StandingRoster => ({
  people: new Map(people.map((person) => [person.id, asRoster(person)])),
  units: sealed().units.map((unit) => ({ ...unit, parentId: null })),
  positions: sealed().positions,
  isNews: () => true,
  paying: '2027-01',
  ...more,
})
const place = (only: Partial<SnapshotPerson['assignments'][number]>) => ({
  ...{ unitId: 'depot', positionId: 'driver', fromOn: '2020-01-15', throughOn: null },
  ...only,
})
const told = (now: StandingRoster | undefined, locked = sealed()) => {
  const { replaced, newcomers, unsealed } = rosterDifference(locked, now)
  const kinds = ({ changes }: Pick<(typeof unsealed)[number], 'changes'>) =>
    changes.map(({ kind }) => kind).join(' ')
  const name = (one: (typeof newcomers)[number]) => [
    ...[one.known.id, one.person.schemeVersionIds.join(' ')],
    kinds(one),
  ]
  return {
    replaced: [...replaced.values()].map(name),
    newcomers: newcomers.map(name),
    unsealed: unsealed.map((one) => [one.known.id, kinds(one)]),
  }
}
const same = { replaced: [], newcomers: [], unsealed: [] }

describe('the roster of a locked month', () => {
  test('is the same where nobody looked, and whatever came after the last day', () => {
    expect(told(undefined)).toEqual(same)
    expect(told(standing([driver, clerk]))).toEqual(same)
    const later = {
      ...driver,
      leftOn: '2026-11-20',
      assignments: [
        place({ throughOn: '2026-11-09' }),
        place({ unitId: 'shop', fromOn: '2026-11-10', throughOn: '2026-11-20' }),
      ],
    }
    expect(told(standing([later, { ...clerk, leftOn: '2026-10-31' }]))).toEqual(same)
  })

  test('who was there and not paid stays so, though units or schemes are others now', () => {
    const units = [{ id: 'depot', name: 'Depot', parentId: 'shop' }]
    expect(told(standing([driver, clerk], { units }))).toEqual(same)
  })

  test('hired and left on other days', () => {
    expect(told(standing([{ ...driver, hiredOn: '2026-10-05' }, clerk])).replaced).toEqual([
      ['sokolova', 'scheme-4', 'employment'],
    ])
    expect(told(standing([{ ...driver, leftOn: '2026-10-10' }, clerk])).replaced).toEqual([
      ['sokolova', 'scheme-4', 'employment'],
    ])
    expect(told(standing([clerk])).replaced).toEqual([['sokolova', '', 'employment']])
  })

  test('moved: by days in a row, with the names of both places', () => {
    const now = {
      ...driver,
      assignments: [
        place({ throughOn: '2026-10-11' }),
        place({ positionId: 'clerk', fromOn: '2026-10-12', throughOn: '2026-10-20' }),
        place({ fromOn: '2026-10-21' }),
      ],
    }
    const positions = [...sealed().positions, { id: 'clerk', name: 'Clerk' }]
    const { replaced } = rosterDifference(sealed(), standing([now, clerk], { positions }))
    expect(replaced.get('sokolova')).toMatchObject({
      person: { stints: [{ fromOn: '2026-10-01' }, { schemeVersionIds: [] }, {}] },
      changes: [
        {
          ...{ kind: 'place', fromOn: '2026-10-12', throughOn: '2026-10-20' },
          before: { unit: 'Depot', position: 'Driver' },
          after: { unit: 'Depot', position: 'Clerk' },
        },
      ],
    })
  })

  test('of a quarter that is paid with the month, days of all of it are told', () => {
    const quarterly = aScheme({ appliesTo: driving, period: 'quarter' })
    const month = takeSnapshot(
      someFacts({
        ...{ month: '2026-12', people: [driver], roster },
        schemes: schemes.map((scheme) => ({ ...scheme, document: quarterly })),
      }),
    )
    const moved = {
      ...driver,
      assignments: [
        place({ throughOn: '2026-10-11' }),
        place({ unitId: 'shop', fromOn: '2026-10-12' }),
      ],
    }
    expect(
      rosterDifference(month, standing([moved, clerk])).replaced.get('sokolova'),
    ).toMatchObject({
      changes: [{ kind: 'place', fromOn: '2026-10-12', throughOn: '2026-12-31' }],
    })
  })

  test('who is paid now and was not, or was not known', () => {
    const drives = { ...clerk, assignments: [place({})] }
    const newcomers = [['petrov', 'scheme-4', 'place']]
    expect(told(standing([driver, drives]))).toEqual({ ...same, newcomers })
    const hired = { ...driver, id: 'new', hiredOn: '2026-10-12', assignments: [place({})] }
    expect(told(standing([driver, clerk, hired])).newcomers).toEqual([
      ['new', 'scheme-4', 'employment'],
    ])
    // Who is here with a correction alone was not paid, and brings nothing of that along.
    const paidFact = {
      ...{ id: 'days', month: '2026-10', workedDays: '20', normDays: '20', baseAmount: null },
    }
    const corrected = aPerson({
      ...{ id: 'petrov', schemeVersionIds: [], payFacts: [paidFact] },
      adjustments: [
        {
          ...{ id: 'a', amount: '5.00', cause: 'appeal', note: '', statementId: null },
          ...{ month: '2026-09', schemeVersionId: 'scheme-4' },
        },
      ],
    })
    const locked = { ...sealed(), people: [driver, corrected] }
    const salaries = [{ fromOn: '2020-01-15', amount: '50000.00' }]
    const now = standing([driver, { ...drives, salaries } as UnknownPerson])
    expect(told(now, locked)).toEqual({ ...same, newcomers })
    expect(rosterDifference(locked, now).newcomers[0]?.person).toMatchObject({
      ...{ payFacts: [], adjustments: [], salaries, unitId: 'depot' },
    })
  })

  test('who was paid keeps what was sealed of him, wherever he is placed now', () => {
    const payFacts = [
      { id: 'days', month: '2026-10', workedDays: '20', normDays: '20', baseAmount: null },
    ]
    const locked = { ...sealed(), people: [aPerson({ payFacts })] }
    const personOf = (now: StandingRoster) =>
      rosterDifference(locked, now).replaced.get('sokolova')?.person
    const earlier = { ...driver, leftOn: '2026-10-10' }
    expect(personOf(standing([earlier, clerk]))).toMatchObject({ payFacts, unitId: 'depot' })
    const gone = personOf(standing([clerk]))
    expect(gone).toMatchObject({ payFacts, unitId: 'depot', schemeVersionIds: [] })
    // Employed, and without a place.
    const nowhere = { ...driver, assignments: [] }
    expect(told(standing([nowhere, clerk]), locked).replaced).toEqual([['sokolova', '', 'place']])
  })

  test('by what it is known stays the same for good, in the words of both times', () => {
    const now = { ...driver, leftOn: '2026-10-10' }
    const [month, apart] = [sealed(), { ...sealed(), quarterOnLeaving: true as const }]
    const [october, quarter] = ['2026-10-31', '2026-12-31'].map((last) =>
      rosterText(now, { first: '2026-10-01', last }),
    )
    expect(october).toBe(quarter)
    const versions = [month, apart].map((run) => rosterVersion(run, standing([now]), 'sokolova'))
    expect(versions).toEqual([
      fingerprintOf({ facts: october }),
      fingerprintOf({ facts: october, part: 'quarter' }),
    ])
    const before = rosterVersionBefore(apart, standing([now]), 'sokolova')
    expect(before).toBe(fingerprintOf({ facts: october }))
  })

  test('is asked of the versions that were in force, by the tree of units as it stood', () => {
    const other = { ...schemes[0], versionId: 'of-a-correction' } as (typeof schemes)[number]
    const locked = takeSnapshot(
      someFacts({ schemes: [...schemes, other], people: [driver], roster }),
    )
    const hired = { ...driver, id: 'new', hiredOn: '2026-10-12' }
    expect(told(standing([driver, clerk, hired]), locked).newcomers).toEqual([
      ['new', 'scheme-4', 'employment'],
    ])
    const inShop = aScheme({ appliesTo: { ...driving, unitIds: ['shop'] } })
    const below = takeSnapshot(
      someFacts({
        schemes: schemes.map((scheme) => ({ ...scheme, document: inShop })),
        people: [],
        roster: { ...roster, parents: [{ unitId: 'depot', parentId: 'shop' }] },
      }),
    )
    expect(told(standing([clerk, hired]), below).newcomers).toHaveLength(1)
    const kiosk = { ...hired, assignments: [place({ unitId: 'kiosk' })] }
    const units = [...standing([]).units, { id: 'kiosk', name: 'Kiosk', parentId: 'depot' }]
    expect(told(standing([clerk, kiosk], { units }), below).newcomers).toHaveLength(1)
  })

  test('without a sealed roster nobody is placed again: who would be is named, once there is news', () => {
    const { roster: _, ...before } = sealed()
    const left = { ...driver, leftOn: '2026-10-10' }
    expect(told(standing([left, clerk]), before)).toEqual({
      ...same,
      unsealed: [['sokolova', 'employment']],
    })
    expect(told(standing([left, clerk], { isNews: () => false }), before)).toEqual(same)
    const hired = { ...driver, id: 'new', hiredOn: '2026-10-12' }
    expect(told(standing([driver, clerk, hired]), before).unsealed).toEqual([['new', 'employment']])
  })

  test('without a sealed roster the tree of units is that of now', () => {
    const inShop = aScheme({ appliesTo: { ...driving, unitIds: ['shop'] } })
    const { roster: _, ...before } = takeSnapshot(
      someFacts({ schemes: schemes.map((one) => ({ ...one, document: inShop })), people: [] }),
    )
    const hired = { ...driver, id: 'new', hiredOn: '2026-10-12' }
    const [depot, shop] = ['depot', 'shop'].map((id) => ({ id, name: id, parentId: null }))
    if (depot === undefined || shop === undefined) throw new Error('two units')
    const under = [{ ...depot, parentId: 'shop' }, shop]
    expect(told(standing([hired], { units: under }), before).unsealed).toEqual([
      ['new', 'employment'],
    ])
    expect(told(standing([hired], { units: [depot, shop] }), before)).toEqual(same)
  })

  test('pay on leaving that left schemes to the month knows the positions of the person alone', () => {
    const apart = (...inForce: readonly string[]) => ({
      ...sealed(),
      roster: { ...roster, inForce, unpaid: [], onlyOf: 'sokolova' },
    })
    const earlier = standing([{ ...driver, leftOn: '2026-10-20' }])
    const clerking = {
      ...driver,
      assignments: [
        place({ throughOn: '2026-10-11' }),
        place({ positionId: 'clerk', fromOn: '2026-10-12' }),
      ],
    }
    const [whole, part] = [apart('scheme-4'), apart('scheme-4', 'pool')]
    for (const run of [whole, part]) {
      expect(told(earlier, run).replaced).toEqual([['sokolova', 'scheme-4', 'employment']])
    }
    expect(told(standing([clerking]), whole).replaced).toEqual([['sokolova', 'scheme-4', 'place']])
    expect(told(standing([clerking]), part)).toEqual({ ...same, unsealed: [['sokolova', 'place']] })
    // Of whom it has read nothing it knows no place.
    const nobody = { ...whole, people: [] }
    expect(told(earlier, nobody).unsealed).toEqual([['sokolova', 'employment']])
  })

  test('who was paid on leaving belongs to that pay alone, which knows its own units alone', () => {
    const paid = [{ ...driver, periodId: 'apart', lockedOn: '2026-10-16' }]
    const month = { ...sealed(), people: [], paidOffCycle: paid }
    expect(told(standing([{ ...driver, leftOn: '2026-10-20' }, clerk]), month)).toEqual(same)
    const apart = { ...sealed(), roster: { ...roster, unpaid: [], onlyOf: 'sokolova' } }
    const hired = { ...driver, id: 'new' }
    expect(told(standing([{ ...driver, leftOn: '2026-10-20' }, hired]), apart)).toEqual({
      ...same,
      replaced: [['sokolova', 'scheme-4', 'employment']],
    })
    const elsewhere = { ...driver, assignments: [place({ unitId: 'shop' })] }
    expect(told(standing([elsewhere]), apart).unsealed).toEqual([['sokolova', 'place']])
    // Where no scheme pays him nothing has to be known of the unit.
    const guarding = (fromOn: string) => ({
      ...driver,
      assignments: [
        place({ throughOn: addDays(fromOn, -1) }),
        place({ unitId: 'shop', positionId: 'guard', fromOn }),
      ],
    })
    expect(told(standing([guarding('2026-10-12')]), apart)).toEqual({
      ...same,
      replaced: [['sokolova', 'scheme-4', 'place']],
    })
    expect(told(standing([guarding('2026-09-20')]), apart)).toEqual({
      ...same,
      replaced: [['sokolova', '', 'place']],
    })
  })

  describe('of somebody whose quarter was paid on leaving in an earlier month', () => {
    const monthly = { ...schemes[0], versionId: 'monthly' } as (typeof schemes)[number]
    const quarter = {
      ...monthly,
      versionId: 'quarter',
      document: aScheme({
        appliesTo: driving,
        period: 'quarter',
        components: [aComponent()],
      }),
    }
    const inForce = ['monthly', 'quarter']
    const left = { ...driver, leftOn: '2026-11-15', schemeVersionIds: inForce }
    const december = () =>
      takeSnapshot(
        someFacts({
          ...{ month: '2026-12', people: [left], schemes: [monthly, quarter] },
          roster: { ...roster, inForce },
        }),
      )
    const paid = { ...driver, periodId: 'apart', lockedOn: '2026-11-16' }
    const closed = () => withoutPaid(december(), [{ ...paid, month: '2026-11' }])
    const onDay = (leftOn: string | null) => standing([{ ...driver, leftOn }, clerk])

    test('the month pays the schemes of a month once he is there after all', () => {
      expect(told(onDay('2026-11-15'), closed())).toEqual(same)
      expect(told(onDay('2026-12-10'), closed()).newcomers).toEqual([
        ['sokolova', 'monthly', 'employment'],
      ])
      // Back before December there is nothing that December owes.
      expect(told(onDay('2026-11-20'), closed()).newcomers).toEqual([])
    })

    test('who stayed when it was closed is corrected by it', () => {
      const stayed = { ...december(), people: [{ ...left, leftOn: null }] }
      const month = withoutPaid(stayed, [{ ...paid, month: '2026-11' }])
      expect(month.people.map(({ schemeVersionIds }) => schemeVersionIds)).toEqual([['monthly']])
      expect(told(onDay(null), month)).toEqual(same)
      expect(told(onDay('2026-12-10'), month).replaced).toEqual([
        ['sokolova', 'monthly', 'employment'],
      ])
    })

    test('a month of the time before names him instead', () => {
      const unsaid = { ...closed(), paidOffCycle: [paid] }
      expect(told(onDay('2026-11-15'), unsaid)).toEqual(same)
      const { unsealed } = rosterDifference(unsaid, onDay('2026-12-10'))
      expect(unsealed).toMatchObject([{ known: { id: 'sokolova' }, reason: 'paid-apart' }])
      // Who was paid for December itself is corrected where he was paid.
      const own = {
        ...closed().roster,
        unpaid: [{ ...clerk, id: 'sokolova', leftOn: '2026-12-05' }],
      }
      const ofMonth = { ...unsaid, roster: own as SealedRoster }
      expect(told(onDay('2026-12-10'), ofMonth).unsealed).toEqual([])
      // Also where the month paid others, or a correction of his alone.
      const other = aPerson({ id: 'orlov', schemeVersionIds: inForce })
      const withOther = (...people: readonly SnapshotPerson[]) => {
        const now = standing([{ ...driver, leftOn: '2026-12-10' }, clerk, other])
        return told(now, { ...ofMonth, people }).unsealed
      }
      const his = { ...left, leftOn: '2026-12-05' }
      expect(withOther(other)).toEqual([])
      expect(withOther(other, { ...his, schemeVersionIds: [] })).toEqual([])
      // Whom the month itself has paid it may have to pay again, and whom it did not know.
      expect(withOther(other, his)).toEqual([['sokolova', 'employment']])
      const unknown = {
        ...ofMonth,
        people: [other],
        roster: { ...own, unpaid: [] } as SealedRoster,
      }
      const now = standing([{ ...driver, leftOn: '2026-12-10' }, other])
      expect(told(now, unknown).unsealed).toEqual([['sokolova', 'employment']])
    })

    test('what a month does not say of one is nothing of another', () => {
      const stays = { ...december(), people: [{ ...left, leftOn: null }] }
      const unsaid = { ...stays, paidOffCycle: [{ ...paid, id: 'orlov' }] }
      expect(told(onDay('2026-12-10'), unsaid).replaced).toEqual([
        ['sokolova', 'monthly quarter', 'employment'],
      ])
    })

    test('pay on leaving with another month knows that the quarter was paid', () => {
      const before = [{ ...paid, month: '2026-10' }]
      const november = takeSnapshot(
        someFacts({
          ...{ month: '2026-11', people: [left], schemes: [monthly, quarter] },
          roster: { ...roster, inForce },
        }),
      )
      const apart = snapshotFor(november, 'sokolova', false, before)
      expect(told(onDay('2026-11-20'), apart).replaced).toEqual([
        ['sokolova', 'monthly', 'employment'],
      ])
    })

    test('the pay on leaving is corrected to the end of the quarter, place by place', () => {
      const november = takeSnapshot(
        someFacts({
          ...{ month: '2026-11', people: [left], schemes: [monthly, quarter] },
          roster: { ...roster, inForce },
        }),
      )
      const apart = snapshotFor(november, 'sokolova')
      expect(apart.quarterOnLeaving).toBe(true)
      const moved = {
        ...driver,
        assignments: [
          place({ throughOn: '2026-12-04' }),
          place({ positionId: 'clerk', fromOn: '2026-12-05' }),
        ],
      }
      const positions = [...sealed().positions, { id: 'clerk', name: 'Clerk' }]
      const { replaced } = rosterDifference(apart, standing([moved], { positions }))
      expect(replaced.get('sokolova')).toMatchObject({
        person: {
          stints: [
            { fromOn: '2026-10-01', throughOn: '2026-12-04', schemeVersionIds: inForce },
            { fromOn: '2026-12-05', throughOn: '2026-12-31', schemeVersionIds: [] },
          ],
        },
        changes: [
          { kind: 'employment', before: { leftOn: '2026-11-15' }, after: { leftOn: null } },
        ],
      })
    })
  })
})
