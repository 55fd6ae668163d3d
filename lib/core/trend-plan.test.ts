import { describe, expect, test } from 'vitest'
import { aChecklist, aSection, yesNo } from '@/test/factories/checklist'
import { planTrend, type TrendVersion } from './trend-plan'

/** A version that asks about each of these standards; "-" is a question without one. */
function version(id: string, checklistId: string, ...standards: readonly string[]): TrendVersion {
  const questions = standards.map((standard, place) =>
    yesNo(`q${place}`, { standardId: standard === '-' ? null : standard }),
  )
  return { id, checklistId, document: aChecklist([aSection('s', questions)]) }
}
const use = (month: string, versionId: string, visits = 1) => ({ month, versionId, visits })

const store1 = version('s1', 'store', 'greeting', 'till')
const store2 = version('s2', 'store', 'till', 'queue')
const store3 = version('s3', 'store', 'queue', 'price')
const call1 = version('c1', 'call', 'voice')
const plain1 = version('p1', 'plain', '-')
const plain2 = version('p2', 'plain', '-', '-')

const measuresOf = (...[uses, versions, measured]: Parameters<typeof planTrend>) =>
  planTrend(uses, versions, measured).segments.map(({ months, measures }) => ({
    months,
    measures: measures.map(({ versionIds, over }) => [versionIds, over?.standardIds ?? null]),
  }))

describe('what a trend is made of', () => {
  test('one version: totals, one line, no break', () => {
    const uses = [use('2026-09', 's1'), use('2026-08', 's1', 3)]
    const plan = planTrend(uses, [store1])
    expect(plan.breaks.size).toBe(0)
    expect(measuresOf(uses, [store1])).toEqual([
      { months: ['2026-08', '2026-09'], measures: [[['s1'], null]] },
    ])
    expect(measuresOf(uses, [store1], 'always')[0]?.measures).toEqual([
      [['s1'], ['greeting', 'till']],
    ])
    expect(planTrend([], [])).toEqual({ segments: [], breaks: new Map() })
  })

  test('several versions: the standards that all of them ask about, with a break between', () => {
    const uses = [use('2026-08', 's1'), use('2026-10', 's2')]
    expect(measuresOf(uses, [store1, store2])).toEqual([
      { months: ['2026-08', '2026-10'], measures: [[['s1', 's2'], ['till']]] },
    ])
    const { breaks, segments } = planTrend(uses, [store1, store2])
    expect([...breaks]).toEqual([['2026-10', { why: 'questions', shared: 1, all: 2 }]])
    expect(segments[0]?.measures[0]?.over).toMatchObject({ all: 2, isPooled: false })
  })

  test('where nothing is shared a new line begins, as late as it must', () => {
    const uses = [use('2026-08', 's1'), use('2026-09', 's2'), use('2026-10', 's3')]
    const versions = [store1, store2, store3]
    expect(measuresOf(uses, versions)).toEqual([
      { months: ['2026-08'], measures: [[['s1'], null]] },
      { months: ['2026-09', '2026-10'], measures: [[['s2', 's3'], ['queue']]] },
    ])
    expect([...planTrend(uses, versions).breaks]).toEqual([
      ['2026-09', { why: 'nothing-shared' }],
      ['2026-10', { why: 'questions', shared: 1, all: 2 }],
    ])
  })

  test('a new line begins for all where one of its checklists shares nothing', () => {
    const august = [use('2026-08', 's1'), use('2026-08', 'p1')]
    const uses = [...august, use('2026-09', 's2'), use('2026-09', 'p2')]
    const plan = planTrend(uses, [store1, store2, plain1, plain2])
    expect([...plan.breaks]).toEqual([['2026-09', { why: 'nothing-shared' }]])
    expect(plan.segments.map(({ months }) => months)).toEqual([['2026-08'], ['2026-09']])
  })

  test('a lesser version narrows what the line is measured over, as long as something is left', () => {
    const wide1 = version('w1', 'wide', 'greeting', 'till', 'price')
    const wide2 = version('w2', 'wide', 'greeting', 'till', 'queue')
    const lesser = version('w3', 'wide', 'till', 'voice')
    const uses = [use('2026-08', 'w1', 2), use('2026-08', 'w3'), use('2026-09', 'w2')]
    expect(measuresOf(uses, [wide1, wide2, lesser])[0]?.measures).toEqual([
      [['w1', 'w2', 'w3'], ['till']],
    ])
  })

  test('points are pooled only where every version says so', () => {
    const pooled = ({ document, ...given }: TrendVersion): TrendVersion => ({
      ...given,
      document: { ...document, policies: { ...document.policies, personScore: 'pooled' } },
    })
    const isPooled = (...versions: readonly TrendVersion[]) =>
      planTrend([use('2026-08', 's1'), use('2026-09', 's2')], versions).segments[0]?.measures[0]
        ?.over?.isPooled
    expect(isPooled(pooled(store1), pooled(store2))).toBe(true)
    expect(isPooled(store1, pooled(store2))).toBe(false)
    expect(isPooled(pooled(store1), store2)).toBe(false)
  })

  test('visits under a version that is not known lead no month', () => {
    expect(measuresOf([use('2026-08', 'gone', 5), use('2026-08', 's1')], [store1])).toEqual([
      { months: ['2026-08'], measures: [[['s1'], null]] },
    ])
  })

  test('without any standard every version stands on its own line', () => {
    const uses = [use('2026-08', 'p1'), use('2026-09', 'p2')]
    expect(measuresOf(uses, [plain1, plain2])).toEqual([
      { months: ['2026-08'], measures: [[['p1'], null]] },
      { months: ['2026-09'], measures: [[['p2'], null]] },
    ])
  })

  test('a version that changes nothing of what is scored is the same one', () => {
    const [section] = plain1.document.sections
    const [question] = section?.questions ?? []
    if (!section || !question) throw new Error('the plain checklist asks nothing')
    const asking = { ...question, required: !question.required, hint: { ru: 'Смотрите на вход' } }
    const questions = [asking, ...section.questions.slice(1)]
    const sections = [{ ...section, questions }, ...plain1.document.sections.slice(1)]
    const document = { ...plain1.document, title: { ru: 'Другое название' }, sections }
    const worded = { id: 'p1b', checklistId: 'plain', document }
    const uses = [use('2026-08', 'p1'), use('2026-09', 'p1b')]
    expect(measuresOf(uses, [plain1, worded])).toEqual([
      { months: ['2026-08', '2026-09'], measures: [[['p1', 'p1b'], null]] },
    ])
    // The same rules in another checklist are another checklist.
    const other = { ...worded, checklistId: 'other' }
    expect(measuresOf(uses, [plain1, other])).toHaveLength(2)
  })

  test('the version of most visits leads a month; the lesser one is measured where it can be', () => {
    const uses = [use('2026-08', 's1', 2), use('2026-08', 's2'), use('2026-09', 's2', 2)]
    expect([...planTrend(uses, [store1, store2]).breaks.keys()]).toEqual(['2026-09'])
    const mixed = [use('2026-08', 's1'), use('2026-08', 's3', 2), use('2026-09', 's3')]
    expect(measuresOf(mixed, [store1, store3])).toEqual([
      { months: ['2026-08', '2026-09'], measures: [[['s3'], null]] },
    ])
    const three = [use('2026-08', 's2', 2), use('2026-08', 's1'), use('2026-09', 's3')]
    expect(measuresOf(three, [store1, store2, store3])[0]?.measures).toEqual([
      [['s1', 's2', 's3'], ['queue']],
    ])
  })

  test('another checklist breaks the line only where none goes on', () => {
    const both = [use('2026-08', 's1'), use('2026-09', 's1'), use('2026-09', 'c1', 5)]
    const plan = planTrend([...both, use('2026-10', 'c1')], [store1, call1])
    expect(plan.breaks.size).toBe(0)
    expect(plan.segments).toHaveLength(1)
    const apart = planTrend([use('2026-08', 's1'), use('2026-09', 'c1')], [store1, call1])
    expect([...apart.breaks]).toEqual([['2026-09', { why: 'other-checklist' }]])
  })

  test('one checklist that changes does not touch how another is measured', () => {
    const uses = [
      ...[use('2026-08', 's1'), use('2026-08', 'c1')],
      ...[use('2026-09', 's2'), use('2026-09', 'c1')],
    ]
    expect(measuresOf(uses, [store1, store2, call1])).toEqual([
      {
        months: ['2026-08', '2026-09'],
        measures: [
          [['s1', 's2'], ['till']],
          [['c1'], null],
        ],
      },
    ])
  })
})
