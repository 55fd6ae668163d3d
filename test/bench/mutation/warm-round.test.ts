import { describe, expect, test } from 'vitest'
import { testName } from './warm-protocol'
import { type KnownTest, type Switch, warmRound } from './warm-round'

/** Tests of code with one switch; each fails where its changes are switched on. */
function round(hitLimit: number | null, ...tests: readonly (readonly [string, number, Fault])[]) {
  const code: Switch = {}
  const ran: string[] = []
  let forgotten = 0
  const known = new Map<string, readonly KnownTest[]>(
    tests.map(([name, took, fault]) => [
      name,
      [
        {
          name,
          took,
          run: () => {
            ran.push(`${name} ${code.activeMutant ?? 'without'}`)
            if (fault(code)) throw new Error(`${name} failed`)
          },
        },
      ],
    ]),
  )
  const order = { mutant: '7', tests: [...tests.map(([name]) => name), 'unknown'], hitLimit }
  const answer = warmRound(order, known, code, () => {
    forgotten += 1
  })
  return answer.then((told) => ({ told, ran, code, forgotten }))
}

type Fault = (code: Switch) => boolean
const never: Fault = () => false
const byChange: Fault = ({ activeMutant }) => activeMutant === '7'

describe('a change where all tests stay loaded', () => {
  test('is killed by the quickest test that notices, which passes without it', async () => {
    const { told, ran } = await round(null, ['slow', 9, byChange], ['quick', 1, byChange])
    expect(told).toEqual({ outcome: 'killed', test: 'quick', message: 'quick failed' })
    expect(ran).toEqual(['quick 7', 'quick without'])
  })

  test('survives where no test fails', async () => {
    const { told, ran, forgotten } = await round(null, ['a', 1, never], ['b', 2, never])
    expect(told).toEqual({ outcome: 'survived' })
    expect(ran).toEqual(['a 7', 'b 7'])
    expect(forgotten).toBe(1)
  })

  test('is not judged by a test that fails without it as well', async () => {
    expect((await round(null, ['a', 1, () => true])).told).toEqual({ outcome: 'unsure' })
  })

  test('that goes round for ever is told as such', async () => {
    const endless: Fault = (code) => {
      code.hitCount = 101
      return true
    }
    expect((await round(100, ['a', 1, endless])).told).toEqual({ outcome: 'endless' })
    const often: Fault = (code) => {
      code.hitCount = 100
      return false
    }
    expect((await round(100, ['a', 1, often])).told).toEqual({ outcome: 'survived' })
  })

  test('is switched off behind every test', async () => {
    const { code } = await round(5, ['a', 1, byChange])
    expect(code).toEqual({ activeMutant: undefined, hitCount: undefined, hitLimit: undefined })
  })
})

test('a test has the name that Stryker gives it', () => {
  const file = { filepath: '/home/copy/lib/core/exact.test.ts' }
  expect(testName('/home/copy', { name: 'adds ', file, suite: { name: 'sums' } })).toBe(
    'lib/core/exact.test.ts#sums > adds',
  )
  const inner = { name: 'inner', suite: { name: 'outer' } }
  expect(testName('/home/copy', { name: 'adds', file, suite: inner })).toBe(
    'lib/core/exact.test.ts#outer > inner > adds',
  )
  expect(testName('/home/copy', { name: 'adds', file })).toBe('lib/core/exact.test.ts#adds')
})
