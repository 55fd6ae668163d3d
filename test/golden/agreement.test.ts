import { expect, test } from 'vitest'
import { agreementSentence } from './agreement'

test('what agrees is counted, what does not is named', () => {
  const ids = ['G1', 'G2', 'W1', 'W2']
  const all = new Map(ids.map((id) => [id, true]))
  expect(agreementSentence('scoring.json', ids, all)).toBe('scoring.json: 4 / 4 agree')
  const some = new Map([
    ['G1', true],
    ['W1', false],
  ])
  expect(agreementSentence('scoring.json', ids, some)).toBe(
    'scoring.json: 1 / 4 agree; not: W1; not tried: G2, W2',
  )
})
