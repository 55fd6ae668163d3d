import { describe, expect, test } from 'vitest'
import { aComponent, aKpi } from '@/test/factories/pay'
import { type MovedScore, type PayGround, StintDrafts, type ValueDraft } from './component-draft'
import { Fraction, fractionText, parseDecimal } from './exact'
import type { Fact } from './formula/formula-value'
import type { Measure } from './measure'
import type { Component } from './scheme'

/** Half of the days of a base of 60,000.00. */
const ground: PayGround = {
  ...{ base: Fraction.of(60_000), prorated: Fraction.of(30_000) },
  days: null,
}

const computed = (code: string, formula: string): Component =>
  aComponent({
    code,
    value: {
      ...({ kind: 'formula', subject: 'person', periods: 1, formula } as const),
      scores: [{ code: 'all', source: { kind: 'all' } }],
    },
  })

const score = (mean: string): Measure => ({
  ...({ kind: 'score', mean: parseDecimal(mean), visits: 4 } as const),
  ...{ interval: null, smoothing: null },
})
const found = (facts: Readonly<Record<string, Fact>>): Measure => ({
  kind: 'formula',
  facts: new Map(Object.entries(facts)),
})
const kpi = (actual: string): Measure => ({ kind: 'kpi', actual: parseDecimal(actual) })

/** A score, two formulas that go by it, the one by the other, and what it does not reach. */
const components = [
  computed('quarter', 'half / 2'),
  computed('half', 'courtesy / 2'),
  aComponent({ code: 'courtesy', share: '0.5' }),
  computed('part', 'courtesy.amount / base'),
  aComponent({ code: 'trips', value: aKpi('trips', '25') }),
  computed('visited', 'SCORE("all") * KPI("calls")'),
  computed('other', 'SCORE("all")'),
]
const measures = new Map([
  ['courtesy', score('0.8')],
  ['trips', kpi('20')],
  ['visited', found({ 'SCORE("all")': parseDecimal('0.9'), 'KPI("calls")': parseDecimal('0.5') })],
  ['other', found({ 'SCORE("all")': parseDecimal('0.9') })],
])
const stint = () => new StintDrafts(components, measures, ground)

const values = (drafts: Iterable<ValueDraft>) =>
  Object.fromEntries(
    [...drafts].map(({ component: { code }, value }) => [code, value && fractionText(value)]),
  )

const asMeasured = {
  ...{ quarter: '1/5', half: '2/5', courtesy: '4/5' },
  // Half of the share at a rate of 0.8 of what the days leave of the base: 12,000 of 60,000.
  part: '1/5',
  ...{ trips: '4/5', visited: '9/20', other: '9/10' },
}

test('a formula is computed after what it names, and told in the order of the scheme', () => {
  expect(values(stint().drafts)).toEqual(asMeasured)
  expect(stint().drafts.map(({ component }) => component.code)).toEqual([
    ...['quarter', 'half', 'courtesy', 'part', 'trips', 'visited', 'other'],
  ])
})

describe('drafts with other measures', () => {
  test('are what these measures come to, and what reads nothing of them stays as it is', () => {
    const drafts = stint()
    const after = drafts.with(new Map([...measures, ['courtesy', score('0.6')]]))
    const moved = { quarter: '3/20', half: '3/10', courtesy: '3/5', part: '3/20' }
    expect(values(after)).toEqual({ ...asMeasured, ...moved })
    after.forEach((draft, place) => {
      const isSame = draft === drafts.drafts[place]
      expect([draft.component.code, isSame]).toEqual([
        draft.component.code,
        !(draft.component.code in moved),
      ])
    })
  })

  test('are the same where no measure is another', () => {
    const drafts = stint()
    drafts.with(new Map(measures)).forEach((draft, place) => {
      expect(draft).toBe(drafts.drafts[place])
    })
  })

  test('stay as they were made, whatever was asked of them between', () => {
    const drafts = stint()
    drafts.with(new Map([...measures, ['courtesy', score('0.1')]]))
    expect(values(drafts.drafts)).toEqual(asMeasured)
  })
})

describe('drafts along a score that moves', () => {
  const along = (moved: MovedScore, drafts = stint()) => {
    const draftsAt = drafts.along(moved)
    return (mean: string) => values(draftsAt(parseDecimal(mean)).values())
  }
  /** The codes of those that are another object than they were made. */
  const reached = (moved: MovedScore) => {
    const drafts = stint()
    const at = drafts.along(moved)(parseDecimal('0.6'))
    return drafts.drafts
      .filter((draft) => at.get(draft.component.code) !== draft)
      .map(({ component }) => component.code)
  }

  test('of a part of its own take along the formulas that go by it, time and again', () => {
    const at = along({ codes: ['courtesy'], lookup: null })
    const low = { quarter: '1/10', half: '1/5', courtesy: '2/5', part: '1/10' }
    const high = { quarter: '1/4', half: '1/2', courtesy: '1/1', part: '1/4' }
    expect(at('0.4')).toEqual({ ...asMeasured, ...low })
    expect(at('1')).toEqual({ ...asMeasured, ...high })
    expect(at('0.4')).toEqual({ ...asMeasured, ...low })
  })

  test('of a formula move what it looks up there, and nothing else that it reads', () => {
    const at = along({ codes: ['visited'], lookup: 'SCORE("all")' })
    expect(at('0.6')).toEqual({ ...asMeasured, visited: '3/10' })
    expect(at('0.2')).toEqual({ ...asMeasured, visited: '1/10' })
    const both = along({ codes: ['visited', 'other'], lookup: 'SCORE("all")' })
    expect(both('0.6')).toEqual({ ...asMeasured, visited: '3/10', other: '3/5' })
  })

  test('touch only what the score reaches', () => {
    expect(reached({ codes: ['courtesy'], lookup: null })).toEqual([
      ...['quarter', 'half', 'courtesy', 'part'],
    ])
    expect(reached({ codes: ['visited'], lookup: 'SCORE("all")' })).toEqual(['visited'])
    expect(reached({ codes: [], lookup: null })).toEqual([])
  })

  test('leave alone what does not hold the score: a figure, and a score that nobody looks up', () => {
    expect(reached({ codes: ['trips'], lookup: null })).toEqual([])
    expect(reached({ codes: ['trips'], lookup: 'SCORE("all")' })).toEqual([])
    // Courtesy stays the same, so that what goes by it is computed to the same.
    const at = along({ codes: ['courtesy'], lookup: 'SCORE("all")' })
    expect(at('0.1')).toEqual(asMeasured)
    expect(along({ codes: ['visited'], lookup: null })('0.1')).toEqual(asMeasured)
  })

  test('leave a score missing that is missing: another score is no more visits', () => {
    const one = [computed('own', 'IFMISSING(SCORE("all"), 0.7)'), computed('bare', 'SCORE("all")')]
    const few = found({ 'SCORE("all")': { missing: 'too-few-visits' } })
    const drafts = new StintDrafts(
      one,
      new Map([
        ['own', few],
        ['bare', few],
      ]),
      ground,
    )
    const draftsAt = drafts.along({ codes: ['own', 'bare'], lookup: 'SCORE("all")' })
    const at = draftsAt(Fraction.one)
    expect(at.get('own')?.value).toEqual(parseDecimal('0.7'))
    expect(at.get('bare')).toMatchObject({ value: null, reason: 'too-few-visits' })
  })
})
