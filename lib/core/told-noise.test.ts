import { expect, test } from 'vitest'
import { visitNoise } from './reliability'
import { tellNoise } from './told-noise'

test('the published noise of one visit, its reach and the distance of two', () => {
  // 1.645 * 6.5 = 10.6925; times the root of 2: 15.1215.
  expect(tellNoise(visitNoise([]))).toEqual({
    ...{ deviation: '6.50', reliability: '0.21', reach: '10.69', apart: '15.12' },
    ...{ source: 'published-default', subjects: 0 },
  })
})
