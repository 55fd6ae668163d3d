import { expect, test } from 'vitest'
import { parseDecimal } from './exact'
import { tellNoise } from './told-noise'

test('the noise of a visit is told with two places, and with where it is from', () => {
  const noise = {
    deviation: parseDecimal('6.505'),
    reliability: parseDecimal('0.2149'),
    source: 'published-default',
    subjects: 3,
  } as const
  expect(tellNoise(noise)).toEqual({
    deviation: '6.51',
    reliability: '0.21',
    source: 'published-default',
    subjects: 3,
  })
})
