import { describe, expect, test } from 'vitest'
import {
  afterDecision,
  afterPeriodMove,
  mayApproveRun,
  mayReopen,
  openPeriodMoves,
  type PeriodMove,
  type PeriodState,
  periodStates,
  voidsDecision,
} from './period-states'

const legal: Readonly<Record<PeriodMove, readonly (readonly [PeriodState, PeriodState])[]>> = {
  compute: [
    ['open', 'computed'],
    ['computed', 'computed'],
    ['submitted', 'computed'],
    ['approved', 'computed'],
  ],
  submit: [['computed', 'submitted']],
  approve: [['submitted', 'approved']],
  lock: [['approved', 'locked']],
  reopen: [['locked', 'open']],
  export: [
    ['locked', 'exported'],
    ['exported', 'exported'],
  ],
}

const everyMove = Object.keys(legal) as PeriodMove[]

test.each(everyMove.flatMap((move) => periodStates.map((state) => [move, state] as const)))(
  '%s in %s',
  (move, state) => {
    const expected = legal[move].find(([from]) => from === state)
    const next = afterPeriodMove(state, move)
    if (expected) expect(next).toEqual({ ok: true, value: expected[1] })
    else expect(next.ok).toBe(false)
  },
)

describe('refusals say why', () => {
  test.each([
    ['open', 'submit', 'too-early'],
    ['computed', 'lock', 'too-early'],
    ['submitted', 'submit', 'already-done'],
    ['approved', 'approve', 'already-done'],
    ['locked', 'lock', 'already-done'],
    ['locked', 'compute', 'too-late'],
    ['exported', 'compute', 'too-late'],
    ['exported', 'lock', 'too-late'],
    ['approved', 'export', 'too-early'],
    ['open', 'reopen', 'too-early'],
    ['exported', 'reopen', 'too-late'],
  ] as const)('%s, %s: %s', (state, move, reason) => {
    expect(afterPeriodMove(state, move)).toEqual({ ok: false, reason })
  })
})

describe('a decision names the run that was looked at', () => {
  test('and counts while that run stands', () => {
    const period = { state: 'submitted', currentRunId: 'run-2' } as const
    expect(afterDecision(period, 'approve', 'run-2')).toEqual({ ok: true, value: 'approved' })
  })

  test('and is void once another run stands', () => {
    const period = { state: 'submitted', currentRunId: 'run-3' } as const
    expect(afterDecision(period, 'approve', 'run-2')).toEqual({
      ok: false,
      reason: 'run-replaced',
    })
  })

  test('and never precedes a step that is missing', () => {
    const period = { state: 'computed', currentRunId: 'run-2' } as const
    expect(afterDecision(period, 'lock', 'run-2')).toEqual({ ok: false, reason: 'too-early' })
  })
})

test('a new run says what it takes back', () => {
  expect(periodStates.map(voidsDecision)).toEqual([
    null,
    null,
    'submission',
    'approval',
    null,
    null,
  ])
})

test('a locked period can only be opened again or exported, an exported one not even that', () => {
  expect(openPeriodMoves('locked')).toEqual(['reopen', 'export'])
  expect(openPeriodMoves('exported')).toEqual(['export'])
  expect(openPeriodMoves('approved')).toEqual(['compute', 'lock'])
})

describe('four eyes', () => {
  const run = {
    schemeAuthors: ['author', 'second-author'],
    submittedBy: 'submitter',
    overriddenBy: ['overrider'],
    settledBy: ['settler'],
    paidPeople: ['driver'],
  }

  test.each([
    ['second-author', null, 'wrote-the-scheme'],
    ['submitter', null, 'submitted-the-period'],
    ['overrider', null, 'overrode-a-line'],
    ['settler', null, 'settled-money'],
    ['chief', 'driver', 'is-paid-by-the-period'],
  ])('%s (person %s): %s', (accountId, personId, reason) => {
    expect(mayApproveRun({ accountId, personId }, run)).toEqual({ ok: false, reason })
  })

  test.each([
    ['chief', null],
    ['chief', 'accountant'],
  ])('%s (person %s) approves', (accountId, personId) => {
    expect(mayApproveRun({ accountId, personId }, run)).toEqual({ ok: true, value: true })
  })
})

test('a locked month is opened again by a second person, and not under a later locked one', () => {
  const refusal = (by: string | null, isLaterLocked = false) => {
    const allowed = mayReopen('me', { by, isLaterLocked })
    return allowed.ok ? null : allowed.reason
  }
  expect(mayReopen('me', { by: 'other', isLaterLocked: false })).toEqual({ ok: true, value: true })
  expect(refusal('me')).toBe('asked-oneself')
  expect(refusal(null)).toBe('not-asked')
  expect(refusal('other', true)).toBe('later-locked')
})
