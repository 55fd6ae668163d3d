import { describe, expect, test } from 'vitest'
import { type HomeVisit, homeGroups, type OnPhone, shopperHome } from './shopper-home'
import { visitStates } from './visit-states'

const now = new Date('2026-11-10T09:00:00Z')

function visit(id: string, matters: Partial<HomeVisit> = {}): HomeVisit {
  return {
    id,
    state: 'accepted',
    opensAt: '2026-11-08T06:00:00Z',
    closesAt: '2026-11-14T18:00:00Z',
    dueAt: '2026-11-15T18:00:00Z',
    canAccept: false,
    pay: { paidOn: null },
    ...matters,
  }
}

const offered = (id: string, matters: Partial<HomeVisit> = {}) =>
  visit(id, { state: 'offered', canAccept: true, ...matters })

function home(visits: readonly HomeVisit[], on: Partial<Record<keyof OnPhone, string[]>> = {}) {
  const onPhone = { waiting: new Set(on.waiting), confirmed: new Set(on.confirmed) }
  const { first, groups } = shopperHome(visits, onPhone, now)
  const filled = groups.filter((one) => one.visits.length > 0)
  return {
    first: first && [first.visit.id, first.why],
    groups: Object.fromEntries(filled.map((one) => [one.group, one.visits.map(({ id }) => id)])),
  }
}

describe('the groups', () => {
  test('a cancelled visit is told apart, and never first; its report waits as any other', () => {
    const visits = [visit('off', { state: 'cancelled' }), visit('made', { state: 'cancelled' })]
    const onPhone = { waiting: new Set(['made']), confirmed: new Set<string>() }
    const { first, groups } = shopperHome(visits, onPhone, now)
    expect(first).toBeNull()
    const told = groups.flatMap((one) => one.visits.map(({ id }) => [one.group, id]))
    expect(told).toEqual([
      ['waiting', 'made'],
      ['cancelled', 'off'],
    ])
  })

  test('every visit of the shopper stands exactly once', () => {
    const visits = visitStates.flatMap((state) => [
      visit(`${state} 1`, { state }),
      visit(`${state} 2`, { state }),
    ])
    const { first, groups } = shopperHome(visits, { waiting: new Set(), confirmed: new Set() }, now)
    const shown = groups.flatMap((one) => one.visits.map(({ id }) => id))
    const own = visits.filter(({ state }) => state !== 'planned')
    expect([first?.visit.id, ...shown].toSorted()).toEqual(own.map(({ id }) => id).toSorted())
    expect(groups.map(({ group }) => group)).toEqual([...homeGroups])
  })

  test('what was paid is told from what was approved', () => {
    const visits = [
      visit('a', { state: 'approved' }),
      visit('b', { state: 'released', pay: { paidOn: '2026-11-05' } }),
    ]
    expect(home(visits)).toEqual({ first: null, groups: { approved: ['a'], paid: ['b'] } })
  })

  test('a report on this phone is waiting, a confirmed one is sent, and neither is to do', () => {
    const visits = [
      visit('a', { dueAt: '2026-11-10T10:00:00Z' }),
      visit('b', { dueAt: '2026-11-01T10:00:00Z' }),
      visit('c', { state: 'returned' }),
      visit('d', { state: 'submitted' }),
    ]
    expect(home(visits, { waiting: ['a', 'c', 'd'], confirmed: ['b'] })).toEqual({
      first: null,
      groups: { waiting: ['a', 'c'], submitted: ['b', 'd'] },
    })
  })

  test('a report that came back is to mend, whatever was confirmed before', () => {
    const visits = [visit('a', { state: 'returned' })]
    expect(home(visits, { confirmed: ['a'] }).first).toEqual(['a', 'returned'])
  })
})

describe('what to do now', () => {
  const late = visit('late', { dueAt: '2026-11-10T08:59:59Z' })
  const soon = visit('soon', { dueAt: '2026-11-11T08:59:59Z' })
  const back = visit('back', { state: 'returned' })
  const open = visit('open')
  const offer = offered('offer')
  const later = visit('later', { opensAt: '2026-11-12T06:00:00Z' })

  test.each([
    [
      [late, soon, back, open, offer, later],
      ['late', 'overdue'],
    ],
    [
      [soon, back, open, offer, later],
      ['soon', 'due'],
    ],
    [
      [back, open, offer, later],
      ['back', 'returned'],
    ],
    [
      [open, offer, later],
      ['open', 'open'],
    ],
    [
      [offer, later],
      ['offer', 'offered'],
    ],
    [[later], ['later', 'later']],
    [[], null],
  ] as const)('case %#', (visits, first) => {
    expect(home([...visits].toReversed()).first).toEqual(first)
  })

  test('a report is due within a day, not at a day', () => {
    expect(home([visit('a', { dueAt: '2026-11-11T09:00:00Z' })]).first).toEqual(['a', 'open'])
  })

  test('an offer that can no longer be taken is shown and never first', () => {
    const visits = [
      offered('closed', { canAccept: false }),
      offered('over', { closesAt: '2026-11-10T09:00:00Z' }),
    ]
    expect(home(visits)).toEqual({ first: null, groups: { offered: ['closed', 'over'] } })
  })

  test('of two that are late the earlier one comes first', () => {
    const visits = [visit('a', { dueAt: '2026-11-09T00:00:00Z' }), late]
    expect(home(visits)).toEqual({ first: ['a', 'overdue'], groups: { due: ['late'] } })
  })
})
