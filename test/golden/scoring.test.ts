import { describe, expect, test } from 'vitest'
import { creditOfBands } from '@/lib/core/answer-pair'
import type { ScoringPolicies, Section, Touchpoint } from '@/lib/core/checklist'
import { decimalText, displayPercent, plainDecimalText } from '@/lib/core/display-number'
import { Fraction, fractionText, meanOf, parseDecimal, parseFraction } from '@/lib/core/exact'
import { leagueBands } from '@/lib/core/league'
import { type PeriodVisit, periodScore, periodVisitOf } from '@/lib/core/period-score'
import { intervalOf, randomEffects, smoothedScore } from '@/lib/core/reliability'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import type { ScoreResult } from '@/lib/core/score-result'
import {
  aChecklist,
  aSection,
  chosen,
  counted,
  multiple,
  no,
  notApplicable,
  pairOption,
  scale,
  single,
  ticked,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import { agreementWith } from './agreement'
import cases from './scoring.json'
import { checklistOf, type WorkedInput } from './worked-case'

type Case = (typeof cases)[number]

/** Every case must be claimed by a test below; the last test holds that none was passed over. */
const golden = agreementWith(
  'scoring.json',
  cases.map(({ id }) => id),
)

function casesOf<Input, Expected>(...kinds: string[]) {
  return cases
    .filter(({ kind }) => kinds.includes(kind))
    .map((entry: Case) => {
      const { id, input, expected } = entry as unknown as {
        id: string
        input: Input
        expected: Expected
      }
      return { id, input, expected }
    })
}

function caseOf<Input, Expected>(id: string): { input: Input; expected: Expected } {
  const entry = cases.find((one) => one.id === id)
  if (!entry) throw new Error(`No golden case ${id}`)
  golden.claim(id)
  return entry as unknown as { input: Input; expected: Expected }
}

const exactTotal = (result: ScoreResult) =>
  result.total === null ? null : parseFraction(result.total.exact)

/** A figure of the published documents: shown with two places, so compared as shown. */
function expectShown(actual: Fraction | null, expected: number | null) {
  expect(actual && displayPercent(actual)).toBe(expected === null ? null : expected.toFixed(2))
}

/** Where the published input is itself rounded, the result may be off by one hundredth. */
function expectNear(actual: Fraction | null, expected: number) {
  expect(Math.abs((actual?.toNumber() ?? Number.NaN) - expected)).toBeLessThanOrEqual(0.01)
}

type Points = readonly [earned: number, possible: number, weight?: number] | null

/** One section per pair; null is a section whose only question does not apply. */
function scorePoints(sections: readonly Points[], method: ScoringPolicies['method']) {
  const built = sections.map((points, place): Section => {
    const [earned, possible, weight] = points ?? [0, 1]
    const options = [pairOption('given', String(earned), String(possible))]
    return aSection(`s${place}`, [single(`q${place}`, options)], { weight: String(weight ?? 1) })
  })
  const answers = sections.map((points, place) =>
    points === null ? notApplicable(`q${place}`) : chosen(`q${place}`, 'given'),
  )
  return scoreEvaluation(aChecklist(built, { method }), answers)
}

describe('published documents', () => {
  test.each(
    casesOf<
      { weights: number[]; sections: Points[] },
      { used_weight: number; total: number; sections: (number | null)[] }
    >('weighted_sections_items'),
  )('$id: yes of applicable, weighted', ({ id, input, expected }) => {
    golden.claim(id)
    const result = scorePoints(
      input.sections.map((pair, place) => pair && [pair[0], pair[1], input.weights[place] ?? 0]),
      'weighted-sections',
    )
    expectShown(exactTotal(result), expected.total)
    expect(result.sections.map(({ score }) => score?.text ?? null)).toEqual(
      expected.sections.map((percent) => percent?.toFixed(2) ?? null),
    )
    const used = input.weights.filter((_, place) => result.sections[place]?.score !== null)
    expect(used.reduce((a, b) => a + b, 0)).toBe(expected.used_weight)
    const shares = result.sections.map(({ share }) => share && parseFraction(share.exact))
    expect(shares.map((share) => share && fractionText(share))).toEqual(
      input.weights.map((weight, place) =>
        input.sections[place] === null
          ? null
          : fractionText(Fraction.of(100 * weight, expected.used_weight)),
      ),
    )
  })

  test.each(
    casesOf<
      { weights: number[]; section_pct: (number | null)[] },
      { used_weight: number; total: number }
    >('weighted_sections'),
  )('$id: section percentages, weighted', ({ id, input, expected }) => {
    golden.claim(id)
    const points = input.section_pct.map(
      (percent, place): Points =>
        percent === null ? null : [percent, 100, input.weights[place] ?? 0],
    )
    const result = scorePoints(points, 'weighted-sections')
    expectNear(exactTotal(result), expected.total)
    const used = input.weights.filter((_, place) => result.sections[place]?.score !== null)
    expect(used.reduce((a, b) => a + b, 0)).toBe(expected.used_weight)
  })

  test.each(
    casesOf<{ sections: [number, number, number][] }, { total: number }>('weighted_points'),
  )('$id: weighted sections of points', ({ id, input, expected }) => {
    golden.claim(id)
    expectShown(exactTotal(scorePoints(input.sections, 'weighted-sections')), expected.total)
  })

  test.each(casesOf<{ sections: Points[] }, { total: number | null }>('points'))(
    '$id: total points',
    ({ id, input, expected }) => {
      golden.claim(id)
      expectShown(exactTotal(scorePoints(input.sections, 'total-points')), expected.total)
    },
  )

  test('the same form gives 70 by weighted sections and 65 by total points (G15)', () => {
    const sections = caseOf<{ sections: [number, number, number][] }, unknown>('G15w').input
      .sections
    const weighted = scorePoints(sections, 'weighted-sections')
    const pooled = scorePoints(
      sections.map(([earned, possible]) => [earned, possible]),
      'total-points',
    )
    expect([weighted.total?.text, pooled.total?.text]).toEqual(['70.00', '65.00'])
  })

  test.each(
    casesOf<{ groups: { factor: number; earned: number; possible: number }[] }, { total: number }>(
      'grouped_points',
    ),
  )('$id: total points with a factor per section', ({ id, input, expected }) => {
    golden.claim(id)
    const sections = input.groups.map(
      ({ factor, earned, possible }): Points => [earned, possible, factor],
    )
    expectShown(exactTotal(scorePoints(sections, 'total-points')), expected.total)
  })

  test('G2: adding displayed points gives another number than adding exact ones', () => {
    const { input, expected } = caseOf<
      { displayed_points: number[]; used_weight: number },
      { wrong_total: number; right_total: number }
    >('G2')
    const added = input.displayed_points.reduce((a, b) => a + b, 0)
    expectShown(Fraction.of(100 * added, input.used_weight), expected.wrong_total)
    const g1 = caseOf<{ weights: number[]; sections: Points[] }, { total: number }>('G1').input
    const right = scorePoints(
      g1.sections.map((pair, place) => pair && [pair[0], pair[1], g1.weights[place] ?? 0]),
      'weighted-sections',
    )
    expectShown(exactTotal(right), expected.right_total)
  })

  test('G18: a scale runs from 0 to 100', () => {
    const { input, expected } = caseOf<{ scales: [number, number][] }, { percents: number[][] }>(
      'G18',
    )
    const percents = input.scales.map(([min, max]) =>
      Array.from({ length: max - min + 1 }, (_, step) => {
        const document = aChecklist([aSection('s', [scale('q', min, max)])])
        return scoreEvaluation(document, [counted('q', String(min + step))]).total?.text
      }),
    )
    expect(percents).toEqual(expected.percents.map((row) => row.map((p) => p.toFixed(2))))
  })

  test('G19: pairs of yes, no, N/A, multiple choice and bonus', () => {
    const { input, expected } = caseOf<
      { multi: { options: number[]; chosen: number } },
      Record<string, [number, number]>
    >('G19')
    const options = input.multi.options.map((points, place) => ({
      id: `o${place}`,
      text: { en: `o${place}` },
      points: String(points),
    }))
    const document = (policy: ScoringPolicies['notApplicable']) =>
      aChecklist(
        [
          aSection('s', [
            yesNo('yes'),
            yesNo('no'),
            yesNo('na'),
            multiple('multi', options),
            yesNo('bonus', { bonus: true }),
          ]),
        ],
        { notApplicable: policy },
      )
    const answers = [
      yes('yes'),
      no('no'),
      notApplicable('na'),
      ticked('multi', ...options.slice(0, input.multi.chosen).map(({ id }) => id)),
      yes('bonus'),
    ]
    const pairs = (result: ScoreResult) =>
      Object.fromEntries(
        result.questions.map(({ id, earned, possible }) => [
          id,
          [earned, possible].map((text) => parseFraction(text ?? '0/1').toNumber()),
        ]),
      )
    const excluded = pairs(scoreEvaluation(document('exclude'), answers))
    const zero = pairs(scoreEvaluation(document('zero'), answers))
    expect({ ...excluded, na_exclude: excluded.na, na_zero: zero.na }).toEqual({
      ...expected,
      na: expected.na_exclude,
    })
  })

  test('G27a: several of several options', () => {
    const { input, expected } = caseOf<
      { options: number[]; chosen: number[] },
      { earned: number; possible: number; percent: number }
    >('G27a')
    const document = aChecklist([aSection('s', [multiple('q', input.options.map(String))])])
    const answer = ticked('q', ...input.chosen.map((place) => String(input.options[place])))
    const result = scoreEvaluation(document, [answer])
    expect(result.questions[0]).toMatchObject({
      earned: `${expected.earned}/1`,
      possible: `${expected.possible}/1`,
    })
    expectShown(exactTotal(result), expected.percent)
  })

  test('G28: negative points', () => {
    const { input, expected } = caseOf<
      { options: number[]; chosen: number }[],
      { percents: number[] }
    >('G28')
    const percents = input.map(({ options, chosen: option }) => {
      const document = aChecklist([aSection('s', [single('q', options.map(String))])])
      return scoreEvaluation(document, [chosen('q', String(option))]).unclamped?.text
    })
    expect(percents).toEqual(expected.percents.map((percent) => percent.toFixed(2)))
  })

  test('G32: what does not apply and what was not assessed leave the score', () => {
    const { input, expected } = caseOf<{ states: string[] }, { total: number }>('G32')
    expect(input.states).toEqual(['pass', 'fail', 'na', 'not_assessed'])
    const questions = input.states.map((state) => yesNo(state, { required: false }))
    const document = aChecklist([aSection('s', questions)])
    const answers = [yes('pass'), no('fail'), notApplicable('na')]
    expectShown(exactTotal(scoreEvaluation(document, answers)), expected.total)
    const hidden = new Set(['not_assessed'])
    expectShown(exactTotal(scoreEvaluation(document, answers, { hidden })), expected.total)
  })
})

interface WorkedExpected {
  sections_before_critical: Record<string, string | null>
  before_total_effects: string
  unclamped: string
  total: string
  fraction: string
  outcome_fail: boolean
  critical_score: string | null
  sections: Record<string, string | null>
}

describe('worked cases', () => {
  test.each(casesOf<WorkedInput, WorkedExpected>('worked'))('$id', ({ id, input, expected }) => {
    golden.claim(id)
    const { document, answers } = checklistOf(input)
    const result = scoreEvaluation(document, answers)
    const roots = result.sections.filter(({ parentId }) => parentId === null)
    const byId = (text: (section: (typeof roots)[number]) => string | null) =>
      Object.fromEntries(roots.map((section) => [section.id, text(section)]))
    expect({
      sections_before_critical: byId(({ beforeCritical }) => beforeCritical?.text ?? null),
      before_total_effects: result.beforeTotalEffects?.text,
      unclamped: result.unclamped?.text,
      total: result.total?.text,
      fraction: result.total?.exact,
      outcome_fail: result.outcome.verdict === 'fail',
      critical_score: result.criticalScore.score?.text ?? null,
      sections: byId(({ score }) => score?.text ?? null),
    }).toEqual(expected)
  })

  test('W14: half-open bands', () => {
    const { input, expected } = caseOf<
      {
        bands: { upTo: number; credit: string }[]
        else: string
        values: (number | string)[]
      },
      { credits: string[] }
    >('W14')
    const creditOf = creditOfBands({
      kind: 'bands',
      bands: input.bands.map(({ upTo, credit }) => ({ upTo: String(upTo), credit })),
      otherwise: input.else,
    })
    expect(
      input.values.map((value) => plainDecimalText(creditOf(parseDecimal(String(value))))),
    ).toEqual(expected.credits)
  })

  test('W15: the range that N/A leaves open', () => {
    const { input, expected } = caseOf<
      { pairs: ([number, number] | null)[]; possible_if_assessed: number[] },
      { total: string; worst: string; best: string }
    >('W15')
    const questions = input.pairs.map((pair, place) => ({
      id: `q${place}`,
      pair: pair ?? null,
    }))
    const { document, answers } = checklistOf({ sections: [{ id: 's', questions }] })
    const result = scoreEvaluation(document, answers)
    const { worst, best } = result.notApplicableRange
    expect({ total: result.total?.text, worst: worst?.text, best: best?.text }).toEqual(expected)
  })

  test('W16: one answer changed', () => {
    const { input, expected } = caseOf<
      { case: string; changes: Record<string, 'best' | 'worst'> },
      Record<string, string>
    >('W16')
    const { document, answers } = checklistOf(caseOf<WorkedInput, unknown>(input.case).input)
    const result = scoreEvaluation(document, answers)
    const changed = Object.entries(input.changes).map(([id, extreme]) => [
      `${id} ${extreme}`,
      result.questions.find((question) => question.id === id)?.whatIf?.[extreme]?.text,
    ])
    expect({ total: result.total?.text, ...Object.fromEntries(changed) }).toEqual(expected)
  })
})

describe('periods', () => {
  const visit = (touchpoint: Touchpoint, total: Fraction | null): PeriodVisit => ({
    touchpoint,
    total,
    earned: Fraction.zero,
    possible: Fraction.zero,
  })

  test('W17: a touchpoint without visits leaves the denominator', () => {
    const { input, expected } = caseOf<
      { weights: Record<string, number>; visits: Record<Touchpoint, string[]> },
      { mean_of_touchpoints: string; plain_mean: string }
    >('W17')
    const visits = Object.entries(input.visits).flatMap(([touchpoint, totals]) =>
      totals.map((total) => visit(touchpoint as Touchpoint, parseDecimal(total))),
    )
    const weights = Object.fromEntries(
      Object.entries(input.weights).map(([touchpoint, weight]) => [touchpoint, String(weight)]),
    )
    const weighted = periodScore(visits, { kind: 'by-touchpoint', weights })
    expectShown(weighted.score, Number(expected.mean_of_touchpoints))
    expectShown(periodScore(visits).score, Number(expected.plain_mean))
    expect([weighted.visits, periodScore(visits).visits]).toEqual([5, 5])
  })

  test('W18: the mean of visits is not the pool of points', () => {
    const { input, expected } = caseOf<
      { visits: [number, number][] },
      { mean: string; pooled: string }
    >('W18')
    const visits = input.visits.map((pair) =>
      periodVisitOf('store', scorePoints([pair], 'weighted-sections')),
    )
    expectShown(periodScore(visits).score, Number(expected.mean))
    expectShown(periodScore(visits, { kind: 'pooled' }).score, Number(expected.pooled))
  })

  test('B12: the smoothed score of few visits', () => {
    const { input, expected } = caseOf<
      { icc: number; chain_mean: number; own_mean: number; n: number[] },
      { smoothed: number[] }
    >('B12')
    const smoothed = input.n.map((visits) =>
      smoothedScore(
        { mean: parseDecimal(String(input.own_mean)), visits },
        parseDecimal(String(input.chain_mean)),
        parseDecimal(String(input.icc)),
      ),
    )
    expect(smoothed.map((score) => displayPercent(score))).toEqual(
      expected.smoothed.map((score) => score.toFixed(2)),
    )
  })

  test('W19: reliability, intervals, smoothing and league of five people', () => {
    const { input, expected } = caseOf<
      { visits: Record<string, number[]> },
      {
        msb: number
        msw: number
        k0: number
        r: number
        s_w: number
        interval_90: Record<string, [number, number]>
        group_mean: number
        smoothed: Record<string, number>
        bands: string[][]
      }
    >('W19')
    const people = Object.entries(input.visits).map(([id, scores]) => {
      const exact = scores.map((score) => Fraction.of(score))
      return { id, scores: exact, mean: meanOf(exact) ?? Fraction.zero, visits: scores.length }
    })
    const effects = randomEffects(people.map(({ scores }) => scores))
    if (effects === null) throw new Error('Four people have two visits or more')
    const { reliability, deviation } = effects
    const groupMean = meanOf(people.map(({ mean }) => mean)) ?? Fraction.zero
    const places = (value: Fraction, count: number) => Number(decimalText(value, count))
    expect({
      msb: places(effects.between, 6),
      msw: places(effects.within, 6),
      k0: places(effects.k0, 6),
      r: places(reliability, 4),
      s_w: places(deviation, 6),
      interval_90: Object.fromEntries(
        people.map(({ id, mean, visits }) => {
          const { low, high } = intervalOf(mean, visits, deviation)
          return [id, [places(low, 4), places(high, 4)]]
        }),
      ),
      group_mean: places(groupMean, 6),
      smoothed: Object.fromEntries(
        people.map((own) => [own.id, places(smoothedScore(own, groupMean, reliability), 4)]),
      ),
      bands: leagueBands(people, deviation).map(({ entries }) => entries.map(({ id }) => id)),
    }).toEqual(expected)
    expect(effects.subjects).toBe(4)
  })
})

test('no golden case was passed over', () => {
  expect(golden.unclaimed()).toEqual([])
})
