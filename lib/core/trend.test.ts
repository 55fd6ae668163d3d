import { describe, expect, test } from 'vitest'
import { aChecklist, aSection, textQuestion, yesNo } from '@/test/factories/checklist'
import { fractionText } from './exact'
import { isBreakBetween, scoreOfPoints, sharedStandards } from './trend'

const linked = (id: string, standardId: string) => yesNo(id, { standardId })
const first = aChecklist([
  aSection('s', [
    linked('a', 'greeting'),
    linked('b', 'till'),
    textQuestion('t', { standardId: 'note' }),
  ]),
])
const second = aChecklist([
  aSection('s', [linked('x', 'till'), linked('y', 'queue')], {
    sections: [aSection('i', [linked('z', 'greeting')])],
  }),
])
const third = aChecklist([aSection('s', [linked('x', 'till')])])

describe('a trend across versions', () => {
  test('runs over the standards that all of them ask about', () => {
    expect(sharedStandards(first, second)).toEqual(['greeting', 'till'])
    expect(sharedStandards(first, second, third)).toEqual(['till'])
    expect(sharedStandards(first)).toEqual(['greeting', 'till'])
    expect(sharedStandards()).toEqual([])
  })

  test('breaks where the set of standards is another', () => {
    expect(isBreakBetween(first, second)).toBe(true)
    expect(isBreakBetween(first, first)).toBe(false)
  })

  test('breaks for anything that one of the two does not ask, either way', () => {
    const more = aChecklist([
      aSection('s', [linked('a', 'greeting'), linked('b', 'till'), linked('c', 'queue')]),
    ])
    const twice = aChecklist([
      aSection('s', [linked('a', 'greeting'), linked('b', 'till'), linked('c', 'till')]),
    ])
    const unlinked = aChecklist([
      aSection('s', [linked('a', 'greeting'), linked('b', 'till'), yesNo('c')]),
    ])
    expect([isBreakBetween(first, more), isBreakBetween(more, first)]).toEqual([true, true])
    expect([isBreakBetween(first, twice), isBreakBetween(twice, first)]).toEqual([false, false])
    expect(isBreakBetween(first, unlinked)).toBe(false)
    expect(sharedStandards(more, first)).toEqual(['greeting', 'till'])
    expect(sharedStandards(twice, first)).toEqual(['greeting', 'till'])
  })

  test('scores the points of those standards alone, exactly', () => {
    const score = scoreOfPoints([
      { earned: '5/3', possible: '2.000000000' },
      { earned: '1/3', possible: '1' },
    ])
    expect(score && fractionText(score)).toBe('200/3')
    expect(scoreOfPoints([{ earned: '1', possible: '0' }])).toBeNull()
    expect(scoreOfPoints([])).toBeNull()
  })
})
