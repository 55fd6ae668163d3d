import { describe, expect, test } from 'vitest'
import type { Answer, Question, ScoringPolicies, Section } from '@/lib/core/checklist'
import { displayPercent } from '@/lib/core/display-number'
import { Fraction, parseFraction } from '@/lib/core/exact'
import { periodScore, periodVisitOf } from '@/lib/core/period-score'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import type { Score } from '@/lib/core/score-result'
import {
  aChecklist,
  aSection,
  chosen,
  multiple,
  no,
  notApplicable,
  pairOption,
  single,
  ticked,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import { agreementWith } from './agreement'
import vectors from './scoring-vectors.json'

/** Rules of other products, each scored under the policy of its source. */

const golden = agreementWith(
  'scoring-vectors.json',
  vectors.map(({ id }) => id),
)

function vector<Fields>(id: string): Fields {
  golden.claim(id)
  return vectors.find((one) => one.id === id) as unknown as Fields
}

interface Counts {
  readonly yes: number
  readonly no: number
  readonly na?: number
  readonly unanswered?: number
}

/** Yes/no questions of one section with the answers that give these counts. */
function counted(prefix: string, counts: Counts, given: Parameters<typeof yesNo>[1] = {}) {
  const ids = (kind: keyof Counts) =>
    Array.from({ length: counts[kind] ?? 0 }, (_, index) => `${prefix}-${kind}-${index}`)
  const answers: Answer[] = [
    ...ids('yes').map(yes),
    ...ids('no').map(no),
    ...ids('na').map(notApplicable),
  ]
  const all = [...ids('yes'), ...ids('no'), ...ids('na'), ...ids('unanswered')]
  return { questions: all.map((id) => yesNo(id, { required: false, ...given })), answers }
}

function scoreOne(
  questions: readonly Question[],
  answers: readonly Answer[],
  policies: Partial<ScoringPolicies> = {},
) {
  return scoreEvaluation(aChecklist([aSection('s', questions)], policies), answers)
}

const inWholes = (score: Score | null) => score && displayPercent(parseFraction(score.exact), 0)

function scoreCounts(counts: Counts, given: Parameters<typeof yesNo>[1] = {}) {
  const { questions, answers } = counted('q', counts, given)
  return scoreOne(questions, answers)
}

describe('weights and what is possible', () => {
  test('a question of weight 2 counts twice (Plan Brothers)', () => {
    const { questions, expected_percent } = vector<{
      questions: { w: number; score: number }[]
      expected_percent: number
    }>('planbrothers-weights')
    const { total } = scoreOne(
      questions.map(({ w, score }, index) =>
        single(`q${index}`, [pairOption('given', String(score), '1')], { weight: String(w) }),
      ),
      questions.map((_, index) => chosen(`q${index}`, 'given')),
    )
    expect(total?.text).toBe(expected_percent.toFixed(2))
  })

  test('the highest option is what was possible (FranConnect)', () => {
    const { questions, expected_denominator } = vector<{
      questions: { options: number[]; chosen: number }[]
      expected_denominator: number
    }>('franconnect-max-option')
    const documentOf = questions.map((question, index) =>
      single(`q${index}`, question.options.map(String)),
    )
    const given = questions.map((question, index) => chosen(`q${index}`, String(question.chosen)))
    expect(scoreOne(documentOf, given).points.possible).toBe(`${expected_denominator}/1`)
    const leaving = questions.map((_, index) => notApplicable(`q${index}`))
    expect(scoreOne(documentOf, leaving).points.possible).toBe('0/1')
  })

  const indicators = (scores: readonly number[], weights: readonly number[]) => {
    const sections = scores.map((score, index): Section => {
      const options = [pairOption('given', String(score), '100')]
      const weight = String(weights[index])
      return aSection(`s${index}`, [single(`q${index}`, options)], { weight })
    })
    const answers = scores.map((_, index) => chosen(`q${index}`, 'given'))
    return inWholes(scoreEvaluation(aChecklist(sections), answers).total)
  }

  test.each(['weighted-indicators', 'weighted-indicators-half'])('%s', (id) => {
    const entry = vector<{ scores: number[]; weights: number[]; expected: number }>(id)
    expect(indicators(entry.scores, entry.weights)).toBe(String(entry.expected))
  })

  test('66.5 tells half up from half to even, as the note of the last one says', () => {
    expect(indicators([66, 67], [50, 50])).toBe('67')
  })

  test('a section of 75 % with weight 10 brings 7.5 points of the total', () => {
    const entry = vector<
      Counts & {
        weight_percent: number
        expected_category_percent: number
        expected_weighted: number
      }
    >('category-weight')
    const category = counted('own', entry)
    const rest = counted('rest', { yes: 0, no: 1 })
    const result = scoreEvaluation(
      aChecklist([
        aSection('own', category.questions, { weight: String(entry.weight_percent) }),
        aSection('rest', rest.questions, { weight: String(100 - entry.weight_percent) }),
      ]),
      [...category.answers, ...rest.answers],
    )
    expect(result.sections[0]?.score?.text).toBe(entry.expected_category_percent.toFixed(2))
    expect(result.total?.text).toBe(entry.expected_weighted.toFixed(2))
  })

  test('one bad rule of seven', () => {
    const entry = vector<{ values: number[]; expected_percent_rounded: number }>('worst-rule-mean')
    const options = ['0', '100']
    const { total } = scoreOne(
      entry.values.map((_, index) => single(`q${index}`, options)),
      entry.values.map((value, index) => chosen(`q${index}`, String(value))),
    )
    expect(inWholes(total)).toBe(String(entry.expected_percent_rounded))
  })
})

describe('what does not apply leaves', () => {
  test('10 questions of 10 points, one of them N/A, are 90 points (Compliance Checkpoint)', () => {
    const entry = vector<{
      questions: { max: number; points?: number; na?: boolean }[]
      expected_denominator: number
      expected_percent: number
    }>('compliancecheckpoint-na')
    const { total, points } = scoreOne(
      entry.questions.map(({ max }, index) => single(`q${index}`, ['0', String(max)])),
      entry.questions.map((question, index) =>
        question.na ? notApplicable(`q${index}`) : chosen(`q${index}`, String(question.points)),
      ),
      { notApplicable: 'exclude' },
    )
    expect(points.possible).toBe(`${entry.expected_denominator}/1`)
    expect(total?.text).toBe(entry.expected_percent.toFixed(2))
  })

  test.each([
    'q-75',
    'q-40',
    'q-unanswered-excluded',
    'q-na-excluded',
    'q-nothing-is-null-not-zero',
    'q-reverse',
  ])('%s: yes of yes and no', (id) => {
    const entry = vector<
      Counts & { reverse?: boolean; expected_valid?: number; expected_percent: number | null }
    >(id)
    const result = scoreCounts(entry, entry.reverse ? { yes: '0', no: '1' } : {})
    expect(result.total?.text ?? null).toBe(entry.expected_percent?.toFixed(2) ?? null)
    const valid = entry.expected_valid ?? entry.yes + entry.no
    expect(result.points.possible).toBe(`${valid}/1`)
  })
})

describe('unanswered counts (SafetyCulture)', () => {
  const box = [pairOption('ticked', '1', '1')]
  const five = ['1', '2', '3', '4', '5']

  test.each<[string, Question, Answer[]]>([
    ['safetyculture-checkbox w1 unticked', multiple('q', box), []],
    ['safetyculture-checkbox w1 ticked', multiple('q', box), [ticked('q', 'ticked')]],
    ['safetyculture-checkbox w3 unticked', multiple('q', box, { weight: '3' }), [ticked('q')]],
    [
      'safetyculture-checkbox w3 ticked',
      multiple('q', box, { weight: '3' }),
      [ticked('q', 'ticked')],
    ],
    ['safetyculture-question w4 none', single('q', five, { weight: '4' }), []],
    ...five.map((answer): [string, Question, Answer[]] => [
      `safetyculture-question w4 answer ${answer}`,
      single('q', five, { weight: '4' }),
      [chosen('q', answer)],
    ]),
    ['safetyculture-single choice max 5, none chosen', single('q', five), []],
    ['safetyculture-multiple choice 1+2+0+5, none chosen', multiple('q', ['1', '2', '0', '5']), []],
  ])('%s', (id, question, answers) => {
    const entry = vector<{ expected_points: number; expected_max: number; policy: string }>(id)
    expect(entry.policy).toBe('unanswered counts')
    const { points } = scoreOne([question], answers, { unanswered: 'counts' })
    expect(points).toEqual({
      earned: `${entry.expected_points}/1`,
      possible: `${entry.expected_max}/1`,
    })
  })
})

describe('visits', () => {
  test('23 of 25 over two sections, by total points', () => {
    const entry = vector<{
      sections: Counts[]
      expected_percent: number
      expected_sections: number[]
    }>('visit-23-of-25')
    const parts = entry.sections.map((counts, index) => counted(`s${index}`, counts))
    const result = scoreEvaluation(
      aChecklist(
        parts.map(({ questions }, index) => aSection(`s${index}`, questions)),
        { method: 'total-points' },
      ),
      parts.flatMap(({ answers }) => answers),
    )
    expect(result.total?.text).toBe(entry.expected_percent.toFixed(2))
    expect(result.sections.map(({ score }) => score?.text)).toEqual(
      entry.expected_sections.map((percent) => percent.toFixed(2)),
    )
  })

  const visitsOf = (visits: readonly Counts[]) =>
    visits.map((counts) => periodVisitOf('store', scoreCounts(counts)))
  const shown = (score: Fraction | null) => score && displayPercent(score)

  test('pooled answers are not the mean of percentages', () => {
    const entry = vector<{ visits: Counts[]; expected_percent: number }>(
      'pool-by-answers-not-mean-of-percents',
    )
    const visits = visitsOf(entry.visits)
    expect(shown(periodScore(visits, { kind: 'pooled' }).score)).toBe(
      entry.expected_percent.toFixed(2),
    )
    expect(periodScore(visits).score).toEqual(Fraction.of(50))
  })

  test('drafts stay out of the mean; counted in, they would show', () => {
    const entry = vector<{
      visits: (Counts & { draft?: boolean })[]
      expected_percent: number
      expected_with_drafts: number
    }>('exclude-drafts')
    const released = visitsOf(entry.visits.filter(({ draft }) => !draft))
    expect(shown(periodScore(released).score)).toBe(entry.expected_percent.toFixed(2))
    expect(shown(periodScore(visitsOf(entry.visits)).score)).toBe(
      entry.expected_with_drafts.toFixed(2),
    )
  })
})

test('no vector was passed over', () => {
  expect(golden.unclaimed()).toEqual([])
})
