import { describe, expect, test } from 'vitest'
import type { ScoringPolicies } from './checklist'
import { doubtfulMarks, type JudgedVisit } from './outcome-certainty'
import type { OutcomeReason } from './score-result'

const missing = { exact: '1/1', text: '1.00' }
const totalBelow: OutcomeReason = { code: 'total-below-mark', mark: '85', missing }
const sectionBelow: OutcomeReason = {
  ...{ code: 'section-below-mark', sectionId: 's', mark: '70', missing },
}
const critical: OutcomeReason = { code: 'critical-failed', questionId: 'q' }

function judged(
  verdict: 'pass' | 'fail' | null,
  range: readonly [string, string],
  more: {
    reasons?: readonly OutcomeReason[]
    passMark?: string | null
    rounding?: ScoringPolicies['passRounding']
    section?: readonly [string, string]
  } = {},
): JudgedVisit {
  const policies = {
    passMark: more.passMark === undefined ? '85' : more.passMark,
    passRounding: more.rounding,
  }
  const sections = more.section ? [{ id: 's', passMark: '70' }] : []
  const [low, high] = range
  return {
    result: { policies, sections, outcome: { verdict, reasons: more.reasons ?? [] } },
    sure: {
      ...{ low, high },
      sections: more.section ? [{ id: 's', low: more.section[0], high: more.section[1] }] : [],
    },
  }
}

describe('a verdict from one visit', () => {
  test('is doubtful where the mark lies within the interval, passed or failed', () => {
    const mark = { sectionId: null, mark: '85', low: '78.00', high: '98.00' }
    expect(doubtfulMarks(judged('pass', ['78.00', '98.00']))).toEqual([mark])
    const failed = judged('fail', ['78.00', '98.00'], { reasons: [totalBelow] })
    expect(doubtfulMarks(failed)).toEqual([mark])
  })

  test('stands where the whole interval lies on one side', () => {
    expect(doubtfulMarks(judged('pass', ['85.00', '100.00']))).toEqual([])
    expect(doubtfulMarks(judged('pass', ['84.99', '100.00']))).toHaveLength(1)
    const failed = (high: string) => judged('fail', ['60.00', high], { reasons: [totalBelow] })
    expect(doubtfulMarks(failed('84.99'))).toEqual([])
    expect(doubtfulMarks(failed('85.00'))).toHaveLength(1)
  })

  test('stands where a critical question failed it, whatever the marks say', () => {
    const failed = judged('fail', ['78.00', '98.00'], { reasons: [totalBelow, critical] })
    expect(doubtfulMarks(failed)).toEqual([])
    expect(doubtfulMarks(judged('fail', ['78.00', '98.00'], { reasons: [critical] }))).toEqual([])
  })

  test('a fail is doubtful only where every missed mark is', () => {
    const reasons = [totalBelow, sectionBelow]
    const both = judged('fail', ['78.00', '98.00'], { reasons, section: ['50.00', '90.00'] })
    expect(doubtfulMarks(both).map(({ sectionId }) => sectionId)).toEqual([null, 's'])
    const one = judged('fail', ['78.00', '98.00'], { reasons, section: ['20.00', '60.00'] })
    expect(doubtfulMarks(one)).toEqual([])
  })

  test('a pass is doubtful at the mark of a section as well', () => {
    const passed = judged('pass', ['90.00', '100.00'], { section: ['60.00', '95.00'] })
    expect(doubtfulMarks(passed)).toEqual([
      { sectionId: 's', mark: '70', low: '60.00', high: '95.00' },
    ])
  })

  test('is doubtful at the mark of a section where the total has none', () => {
    const passed = judged('pass', ['60.00', '95.00'], {
      passMark: null,
      section: ['60.00', '95.00'],
    })
    expect(doubtfulMarks(passed).map(({ sectionId }) => sectionId)).toEqual(['s'])
  })

  test('asks only sections that have a mark and an interval, each for its own', () => {
    const { result, sure } = judged('pass', ['90.00', '100.00'])
    const sections = [
      { id: 'unmarked', passMark: null },
      { id: 'unsure', passMark: '70' },
      { id: 'doubtful', passMark: '70' },
    ]
    const unmarked = { id: 'unmarked', low: '10.00', high: '80.00' }
    const own = { low: '60.00', high: '95.00' }
    const visit = {
      result: { ...result, sections },
      sure: { ...sure, sections: [unmarked, { id: 'doubtful', ...own }] },
    }
    expect(doubtfulMarks(visit)).toEqual([{ sectionId: 'doubtful', mark: '70', ...own }])
    // Where only the total is known no section is asked.
    expect(doubtfulMarks({ ...visit, sure: { low: '90.00', high: '100.00' } })).toEqual([])
  })

  test('compares with the least score that passes where scores are rounded first', () => {
    // Rounded to the nearest, 84.50 passes a mark of 85.
    const passed = (low: string) => judged('pass', [low, '100.00'], { rounding: 'round' })
    expect(doubtfulMarks(passed('84.50'))).toEqual([])
    expect(doubtfulMarks(passed('84.49'))).toHaveLength(1)
    // Nothing is the least there: at zero a half is rounded away.
    const zero = judged('pass', ['0.00', '100.00'], { rounding: 'round', passMark: '0' })
    expect(doubtfulMarks(zero)).toEqual([])
  })

  test('without a mark or a verdict there is nothing to doubt', () => {
    expect(doubtfulMarks(judged(null, ['0.00', '100.00'], { passMark: null }))).toEqual([])
    expect(doubtfulMarks(judged(null, ['0.00', '100.00']))).toEqual([])
  })
})
