import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersTo, type Evaluation, evaluations } from '@/test/factories/arbitrary-checklist'
import { notApplicable, yesNo } from '@/test/factories/checklist'
import { pairRuleOf } from './answer-pair'
import { canonicalJson } from './canonical-json'
import type { Answer, ChecklistDocument, Question, Section } from './checklist'
import { allQuestions } from './checklist-questions'
import { plainDecimalText } from './display-number'
import { Fraction, largerOf, parseDecimal, parseFraction, smallerOf, sumOf } from './exact'
import { scoreEvaluation } from './score-evaluation'
import type { Score, ScoreResult } from './score-result'
import { pairOfValue } from './value-pair'
import '@/test/seeded'

const score = ({ document, answers, hidden }: Evaluation) =>
  scoreEvaluation(document, answers, { hidden })

const exact = (value: Score | null) => value && parseFraction(value.exact)

/** Everything that is a number about the whole, without texts of single questions. */
const totalsOf = (result: ScoreResult) => ({
  total: result.total,
  unclamped: result.unclamped,
  beforeCritical: result.beforeCritical,
  beforeTotalEffects: result.beforeTotalEffects,
  outcome: result.outcome.verdict,
  criticalScore: result.criticalScore,
})

function mapQuestions(
  document: ChecklistDocument,
  change: (question: Question) => Question,
): ChecklistDocument {
  const inSection = (section: Section): Section => ({
    ...section,
    questions: section.questions.map(change),
    sections: section.sections.map(inSection),
  })
  return { ...document, sections: document.sections.map(inSection) }
}

function reversed(document: ChecklistDocument): ChecklistDocument {
  const inSection = (section: Section): Section => ({
    ...section,
    questions: section.questions.toReversed(),
    sections: section.sections.map(inSection).toReversed(),
  })
  return { ...document, sections: document.sections.map(inSection).toReversed() }
}

const timesConstant = (decimal: string, factor: number) =>
  plainDecimalText(parseDecimal(decimal).times(Fraction.of(factor)))

const everything = { bonus: true, critical: true }
const factors = fc.integer({ min: 2, max: 9 })

describe('with relevance unchanged', () => {
  test('an added question that does not apply changes nothing under `exclude`', () => {
    const excluding = { ...everything, policies: { notApplicable: 'exclude' } } as const
    fc.assert(
      fc.property(evaluations(excluding), fc.nat(3), (evaluation, place) => {
        const { document, answers } = evaluation
        const sections = document.sections.map((section, index) =>
          index === place % document.sections.length
            ? { ...section, questions: [...section.questions, yesNo('added')] }
            : section,
        )
        fc.pre(!isBonusSection(document.sections[place % document.sections.length]))
        const more = {
          ...evaluation,
          document: { ...document, sections },
          answers: [...answers, notApplicable('added')],
        }
        expect(totalsOf(score(more))).toEqual(totalsOf(score(evaluation)))
      }),
    )
  })

  test('raising one answer never lowers the unclamped total', () => {
    type Raised = { evaluation: Evaluation; other: Answer | null }
    const raised = evaluations(everything).chain((evaluation): fc.Arbitrary<Raised> => {
      const answered = evaluation.answers.filter(({ value }) => value?.kind !== 'text')
      if (answered.length === 0) return fc.constant({ evaluation, other: null })
      return fc.constantFrom(...answered).chain((answer) => {
        const question = questionOf(evaluation.document, answer.questionId)
        return answersTo(question).map((other) => ({ evaluation, other }))
      })
    })
    fc.assert(
      fc.property(raised, ({ evaluation, other }) => {
        fc.pre(other !== null)
        if (other === null) return
        const now = score(evaluation)
        const then = score({ ...evaluation, answers: replaced(evaluation.answers, other) })
        const before = credit(evaluation, other.questionId, now)
        const after = credit({ ...evaluation, answers: [other] }, other.questionId, then)
        const [low, high] = [exact(now.unclamped), exact(then.unclamped)]
        fc.pre(before !== null && after !== null && low !== null && high !== null)
        if (before === null || after === null || low === null || high === null) return
        const direction = after.compare(before)
        expect([0, direction]).toContain(high.compare(low))
      }),
      // Most changes of an answer are passed over: they change nothing, or there is no total.
      { numRuns: 4 * (fc.readConfigureGlobal().numRuns ?? 100) },
    )
  })

  test('the order of questions, sections and answers is irrelevant', () => {
    fc.assert(
      fc.property(evaluations(everything), (evaluation) => {
        const turned = {
          ...evaluation,
          document: reversed(evaluation.document),
          answers: evaluation.answers.toReversed(),
        }
        const [a, b] = [score(evaluation), score(turned)]
        expect(totalsOf(b)).toEqual(totalsOf(a))
        const byId = <T extends { id: string }>(list: readonly T[]) =>
          list.toSorted((x, y) => (x.id < y.id ? -1 : 1))
        expect(byId(b.sections)).toEqual(byId(a.sections))
        expect(byId(b.questions)).toEqual(byId(a.questions))
      }),
    )
  })

  test('multiplying all weights of sections by a constant changes nothing', () => {
    fc.assert(
      fc.property(evaluations(everything), factors, (evaluation, by) => {
        const { document } = evaluation
        const sections = document.sections.map((section) => ({
          ...section,
          weight: timesConstant(section.weight, by),
        }))
        const heavier = { ...evaluation, document: { ...document, sections } }
        expect(totalsOf(score(heavier))).toEqual(totalsOf(score(evaluation)))
      }),
    )
  })

  // A bonus section adds its points as they are, so with bonus heavier questions would add more.
  test('without bonus multiplying all weights of questions by a constant changes nothing', () => {
    fc.assert(
      fc.property(evaluations({ critical: true }), factors, (evaluation, by) => {
        const document = mapQuestions(evaluation.document, (question) => ({
          ...question,
          weight: timesConstant(question.weight, by),
        }))
        expect(totalsOf(score({ ...evaluation, document }))).toEqual(totalsOf(score(evaluation)))
      }),
    )
  })
})

test('without bonus and critical effects the total lies between its root sections', () => {
  fc.assert(
    fc.property(evaluations(), (evaluation) => {
      const result = score(evaluation)
      const total = exact(result.unclamped)
      const roots = result.sections
        .filter(({ parentId, share }) => parentId === null && share !== null)
        .filter(({ weight }) => weight !== '0' && parseDecimal(weight).isPositive)
        .map((section) => exact(section.score))
        .filter((value) => value !== null)
      fc.pre(total !== null && roots.length > 0)
      if (total === null) return
      expect(total.isAtLeast(roots.reduce(smallerOf))).toBe(true)
      expect(roots.reduce(largerOf).isAtLeast(total)).toBe(true)
    }),
  )
})

test('a critical failure never raises the total', () => {
  fc.assert(
    fc.property(evaluations(everything), (evaluation) => {
      const harmless = mapQuestions(evaluation.document, (question) => ({
        ...question,
        critical: question.critical && { ...question.critical, effect: 'none', cap: null },
      }))
      const strict = score(evaluation)
      const mild = score({ ...evaluation, document: harmless })
      expect(strict.beforeCritical).toEqual(mild.unclamped)
      const [low, high] = [exact(strict.total), exact(mild.total)]
      expect(low === null).toBe(high === null)
      if (low !== null && high !== null) expect(high.isAtLeast(low)).toBe(true)
    }),
  )
})

test('recomputation is byte-identical', () => {
  fc.assert(
    fc.property(evaluations(everything), (evaluation) => {
      const first = canonicalJson(score(evaluation))
      const stored = JSON.parse(JSON.stringify(evaluation.document)) as ChecklistDocument
      const answers = JSON.parse(JSON.stringify(evaluation.answers)) as Answer[]
      expect(canonicalJson(score({ ...evaluation, document: stored, answers }))).toBe(first)
      expect(canonicalJson(JSON.parse(first))).toBe(first)
    }),
  )
})

test('what-if is the total of the evaluation with that one answer exchanged', () => {
  fc.assert(
    fc.property(evaluations(everything), (evaluation) => {
      const result = score(evaluation)
      for (const question of allQuestions(evaluation.document)) {
        const { whatIf } = result.questions.find(({ id }) => id === question.id) ?? {}
        if (!whatIf || question.type !== 'yes-no') continue
        for (const [extreme, option] of [
          ['worst', 'no'],
          ['best', 'yes'],
        ] as const) {
          const answer: Answer = {
            questionId: question.id,
            value: { kind: 'choice', option },
            notApplicable: null,
            comment: null,
            attachments: [],
            answeredAt: '',
          }
          const answers = replaced(evaluation.answers, answer)
          expect(whatIf[extreme]).toEqual(score({ ...evaluation, answers }).total)
        }
      }
    }),
  )
})

test('the range of N/A is the total with all of them worst or best', () => {
  fc.assert(
    fc.property(evaluations(everything), (evaluation) => {
      const result = score(evaluation)
      const states = new Map(result.questions.map(({ id, state }) => [id, state]))
      const open = allQuestions(evaluation.document).filter(
        ({ id }) => states.get(id) === 'not-applicable',
      )
      fc.pre(open.every(({ type }) => type === 'yes-no'))
      const allOf = (option: 'yes' | 'no') =>
        open.reduce<readonly Answer[]>(
          (answers, { id: questionId }) =>
            replaced(answers, {
              ...notApplicable(questionId),
              notApplicable: null,
              value: { kind: 'choice', option },
            }),
          evaluation.answers,
        )
      const { answers, worst, best } = result.notApplicableRange
      expect(answers).toBe(open.length)
      expect(worst).toEqual(score({ ...evaluation, answers: allOf('no') }).total)
      expect(best).toEqual(score({ ...evaluation, answers: allOf('yes') }).total)
    }),
  )
})

test('without bonus the effective weights of what counted add up to 100', () => {
  fc.assert(
    fc.property(evaluations({ critical: true }), (evaluation) => {
      const result = score(evaluation)
      fc.pre(result.total !== null)
      const weights = result.questions.map(({ effectiveWeight }) => exact(effectiveWeight))
      expect(sumOf(weights.filter((weight) => weight !== null))).toEqual(Fraction.hundred)
      const shares = result.sections.map(({ share }) => exact(share))
      expect(sumOf(shares.filter((share) => share !== null))).toEqual(Fraction.hundred)
    }),
  )
})

test('the total is what a slow and plain calculation gives', () => {
  fc.assert(
    fc.property(evaluations({ bonus: true }), (evaluation) => {
      const result = score(evaluation)
      expect(exact(result.unclamped)).toEqual(plainTotal(evaluation.document, result))
    }),
  )
})

/** Straight from the rule, from the points that the result lists for every question. */
function plainTotal(document: ChecklistDocument, result: ScoreResult): Fraction | null {
  const roots = document.sections.map((section) => {
    const ids = new Set(allQuestions({ ...document, sections: [section] }).map(({ id }) => id))
    const own = result.questions.filter(({ id }) => ids.has(id))
    const sum = (name: 'earned' | 'possible') =>
      sumOf(own.map((question) => parseFraction(question[name] ?? '0/1')))
    return {
      weight: parseDecimal(section.weight),
      earned: sum('earned'),
      possible: sum('possible'),
      bonus: isBonusSection(section),
    }
  })
  const ordinary = roots.filter(({ bonus }) => !bonus)
  const isPooled = document.policies.method === 'total-points'
  const counting = ordinary.filter(({ possible }) => isPooled || !possible.isZero)
  const earned = counting.map(({ weight, earned: own, possible }) =>
    weight.times(isPooled ? own : own.dividedBy(possible)),
  )
  const of = counting.map(({ weight, possible }) => (isPooled ? weight.times(possible) : weight))
  if (sumOf(of).isZero) return null
  const bonus = sumOf(roots.filter((root) => root.bonus).map((root) => root.earned))
  return sumOf(earned).times(Fraction.hundred).dividedBy(sumOf(of)).plus(bonus)
}

function isBonusSection(section: Section | undefined): boolean {
  if (section === undefined) return false
  const scored = [section]
    .flatMap((own) => [...own.questions, ...own.sections.flatMap((inner) => inner.questions)])
    .filter(({ type }) => type !== 'text')
  return scored.length > 0 && scored.every(({ bonus }) => bonus)
}

function questionOf(document: ChecklistDocument, id: string): Question {
  const question = allQuestions(document).find((one) => one.id === id)
  if (question === undefined) throw new Error(`No question ${id}`)
  return question
}

function replaced(answers: readonly Answer[], by: Answer): readonly Answer[] {
  return [...answers.filter(({ questionId }) => questionId !== by.questionId), by]
}

/** What the answer earns before the weight: a question without weight may still be critical. */
function credit(evaluation: Evaluation, id: string, result: ScoreResult): Fraction | null {
  if (result.questions.find((one) => one.id === id)?.state !== 'scored') return null
  const rule = pairRuleOf(questionOf(evaluation.document, id))
  const value = evaluation.answers.find(({ questionId }) => questionId === id)?.value
  return (rule && value && pairOfValue({ rule }, value)?.earned) ?? null
}
