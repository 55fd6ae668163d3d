import { describe, expect, test } from 'vitest'
import {
  afterMove,
  asideReasonOf,
  judgeReport,
  moverOf,
  openMoves,
  type VisitMove,
  type VisitState,
  visitStates,
} from './visit-states'

const legal: Readonly<Record<VisitMove, readonly (readonly [VisitState, VisitState])[]>> = {
  offer: [
    ['planned', 'offered'],
    ['offered', 'offered'],
  ],
  withdraw: [
    ['offered', 'planned'],
    ['accepted', 'planned'],
  ],
  accept: [['offered', 'accepted']],
  decline: [
    ['offered', 'planned'],
    ['accepted', 'planned'],
  ],
  submit: [
    ['accepted', 'submitted'],
    ['returned', 'submitted'],
  ],
  return: [['submitted', 'returned']],
  approve: [['submitted', 'approved']],
  release: [['approved', 'released']],
  cancel: [
    ['planned', 'cancelled'],
    ['offered', 'cancelled'],
    ['accepted', 'cancelled'],
    ['returned', 'cancelled'],
  ],
}

const everyMove = Object.keys(legal) as VisitMove[]

describe('every move in every state', () => {
  test.each(everyMove.flatMap((move) => visitStates.map((state) => [move, state] as const)))(
    '%s in %s',
    (move, state) => {
      const expected = legal[move].find(([from]) => from === state)
      const next = afterMove(state, move)
      if (expected) expect(next).toEqual({ ok: true, value: expected[1] })
      else expect(next.ok).toBe(false)
    },
  )
})

describe('refusals say why', () => {
  test.each([
    ['approved', 'approve', 'already-done'],
    ['submitted', 'submit', 'already-done'],
    ['planned', 'accept', 'too-early'],
    ['accepted', 'approve', 'too-early'],
    ['submitted', 'release', 'too-early'],
    ['released', 'approve', 'too-late'],
    ['approved', 'submit', 'too-late'],
    ['submitted', 'cancel', 'too-late'],
    ['cancelled', 'submit', 'cancelled'],
    ['cancelled', 'cancel', 'already-done'],
  ] as const)('%s, %s: %s', (state, move, reason) => {
    expect(afterMove(state, move)).toEqual({ ok: false, reason })
  })
})

describe('who moves what', () => {
  test('a shopper may accept or decline what is offered', () => {
    expect(openMoves('offered', 'shopper')).toEqual(['accept', 'decline'])
  })

  test('a reviewer decides what was submitted and releases what was approved', () => {
    expect(openMoves('submitted', 'reviewer')).toEqual(['return', 'approve'])
    expect(openMoves('approved', 'reviewer')).toEqual(['release'])
  })

  test('nobody moves a released or cancelled visit', () => {
    for (const mover of ['programme-manager', 'shopper', 'reviewer'] as const) {
      expect(openMoves('released', mover)).toEqual([])
      expect(openMoves('cancelled', mover)).toEqual([])
    }
  })

  test('every move belongs to one kind of actor', () => {
    expect(Object.fromEntries(everyMove.map((move) => [move, moverOf(move)]))).toEqual({
      offer: 'programme-manager',
      withdraw: 'programme-manager',
      accept: 'shopper',
      decline: 'shopper',
      submit: 'shopper',
      return: 'reviewer',
      approve: 'reviewer',
      release: 'reviewer',
      cancel: 'programme-manager',
    })
  })
})

describe('a report arrives', () => {
  const first = { id: 'a', sha256: '11', parentId: null }

  test('for an accepted or returned visit it is new', () => {
    const submitted = { ok: true, value: { kind: 'new', state: 'submitted' } }
    expect(judgeReport({ state: 'accepted', reports: [] }, first)).toEqual(submitted)
    const second = { id: 'b', sha256: '22', parentId: 'a' }
    expect(judgeReport({ state: 'returned', reports: [first] }, second)).toEqual(submitted)
  })

  test.each(visitStates)('the same bytes again are a retry, also when the visit is %s', (state) => {
    expect(judgeReport({ state, reports: [first] }, first)).toEqual({
      ok: true,
      value: { kind: 'repeated' },
    })
  })

  test.each(visitStates)('other bytes under the same id are a conflict in %s', (state) => {
    expect(judgeReport({ state, reports: [first] }, { ...first, sha256: '99' })).toEqual({
      ok: false,
      reason: 'same-id-other-bytes',
    })
  })

  test('a correction of a report under review is taken, a second first report is not', () => {
    const correction = { id: 'b', sha256: '22', parentId: 'a' }
    const stranger = { id: 'c', sha256: '33', parentId: null }
    const visit = { state: 'submitted', reports: [first] } as const
    expect(judgeReport(visit, correction)).toEqual({
      ok: true,
      value: { kind: 'new', state: 'submitted' },
    })
    expect(judgeReport(visit, stranger)).toEqual({ ok: false, reason: 'already-done' })
    expect(judgeReport(visit, { ...correction, parentId: 'z' })).toEqual({
      ok: false,
      reason: 'parent-unknown',
    })
  })

  test.each([
    ['cancelled', 'visit-cancelled'],
    ['already-done', 'already-submitted'],
    ['too-late', 'visit-finished'],
    ['too-early', null],
    ['parent-unknown', null],
    ['same-id-other-bytes', null],
  ] as const)('refused as %s it is kept beside its visit: %s', (refusal, reason) => {
    expect(asideReasonOf(refusal)).toBe(reason)
  })

  test('after approval and after cancelling it is refused', () => {
    expect(judgeReport({ state: 'approved', reports: [] }, first)).toEqual({
      ok: false,
      reason: 'too-late',
    })
    expect(judgeReport({ state: 'cancelled', reports: [] }, first)).toEqual({
      ok: false,
      reason: 'cancelled',
    })
    expect(judgeReport({ state: 'offered', reports: [] }, first)).toEqual({
      ok: false,
      reason: 'too-early',
    })
  })
})
