import { expect, test } from 'vitest'
import { parseDecimal } from './exact'
import { visitNoise } from './reliability'
import { tellNoise } from './told-noise'

test('the noise of a visit is told with two places, and with where it is from', () => {
  const noise = {
    deviation: parseDecimal('6.505'),
    reliability: parseDecimal('0.2149'),
    source: 'published-default',
    subjects: 3,
  } as const
  // 1.645 * 6.505 = 10.7007; times the root of 2: 15.1331.
  expect(tellNoise(noise)).toEqual({
    ...{ deviation: '6.51', reliability: '0.21', reach: '10.70', apart: '15.13' },
    ...{ source: 'published-default', subjects: 3 },
  })
})

test('the published noise of one visit, its reach and the distance of two', () => {
  // 1.645 * 6.5 = 10.6925; times the root of 2: 15.1215.
  expect(tellNoise(visitNoise([]))).toEqual({
    ...{ deviation: '6.50', reliability: '0.21', reach: '10.69', apart: '15.12' },
    ...{ source: 'published-default', subjects: 0 },
  })
})
