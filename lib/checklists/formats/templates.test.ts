import { describe, expect, it } from 'vitest'
import { checklistDocumentSchema } from '@/lib/checklist-documents/schema'
import type { Answer, ChecklistDocument, Question } from '@/lib/core/checklist'
import { checklistProblems } from '@/lib/core/checklist-problems'
import { allQuestions, isNumberQuestion, isUnasked } from '@/lib/core/checklist-questions'
import { missingForSubmission } from '@/lib/core/form-problems'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import { aSection } from '@/test/factories'
import { templateNames } from '../schema'
import { readChecklistFile, standardsOf, writeChecklistFile } from './checklist-file'
import { templateFile } from './templates'

/** Every `{ ru, en }` in the file. */
function textsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  if ('ru' in value || 'en' in value) return [{ ...value }]
  return Object.values(value).flatMap(textsIn)
}

/** The values that a shopper may give to a question, each tried for the score it brings. */
function valuesFor(question: Question): Answer['value'][] {
  switch (question.type) {
    case 'yes-no':
      return ['yes', 'no'].map((option) => ({ kind: 'choice', option }))
    case 'single':
      return question.options.map(({ id }) => ({ kind: 'choice', option: id }))
    case 'multiple':
      return [
        question.options.filter(({ points }) => points !== '0'),
        question.options.filter(({ points }) => points === '0'),
      ].map((options) => ({ kind: 'choices', options: options.map(({ id }) => id) }))
    case 'scale':
      return [question.min, question.max].map((n) => ({ kind: 'number', number: String(n) }))
    case 'text':
      return [{ kind: 'text', text: 'Всё понятно' }]
    case 'date':
      return [{ kind: 'date', date: '2026-10-03' }]
    case 'time':
      return [{ kind: 'time', time: '09:30' }]
    case 'place':
      return [{ kind: 'place', latitude: '55.75', longitude: '37.62', accuracy: null }]
    case 'person':
      return [{ kind: 'person', nameTag: 'Ольга', description: null }]
    case 'percentage':
      return ['0', '50', '100'].map((number) => ({ kind: 'number', number }))
    default:
      return isNumberQuestion(question)
        ? ['0', '1', '20', '9999'].map((number) => ({ kind: 'number', number }))
        : [null]
  }
}

/** The fill whose every answer is the best, or the worst, that its question allows. */
function filled(document: ChecklistDocument, wish: 'best' | 'worst'): Answer[] {
  return allQuestions(document)
    .filter((question) => !isUnasked(question))
    .map((question) => {
      const tried = allowedFor(document, question).map((value) => ({
        value,
        score: alone(document, question, value),
      }))
      tried.sort((a, b) => (wish === 'best' ? b.score - a.score : a.score - b.score))
      return answer(question, tried[0]?.value ?? null)
    })
}

/** Without those that the form itself turns away. */
function allowedFor(document: ChecklistDocument, question: Question): Answer['value'][] {
  return valuesFor(question).filter((value) => {
    const problems = missingForSubmission(document, [answer(question, value)])
    return !problems.some(({ code }) => code === 'constraint-broken')
  })
}

function answer(question: Question, value: Answer['value']): Answer {
  return {
    questionId: question.id,
    value,
    notApplicable: null,
    comment: 'Так было',
    attachments: ['photo'],
    answeredAt: '2026-10-03T12:00:00+03:00',
  }
}

/** Points that one answer brings by itself; the sums are small, so a binary number is exact. */
function alone(document: ChecklistDocument, question: Question, value: Answer['value']): number {
  const { questions } = scoreEvaluation(document, [answer(question, value)])
  const [earned = '0', over = '1'] =
    questions.find(({ id }) => id === question.id)?.earned?.split('/') ?? []
  return Number(earned) / Number(over)
}

describe.each(templateNames)('the template %s', (name) => {
  const { checklist, standards } = templateFile(name)

  it('can be published as it stands, without a warning', () => {
    expect(checklistDocumentSchema.parse(checklist)).toEqual(checklist)
    const problems = checklistProblems(checklist)
    // Lists of equal ticks count as many points as they have ticks: that is said and no fault.
    expect(problems.filter(({ code }) => code !== 'points-apart')).toEqual([])
  })

  it('is complete in Russian and in English', () => {
    const incomplete = textsIn({ checklist, standards }).filter(({ ru, en }) => !ru || !en)
    expect(incomplete).toEqual([])
  })

  it('asks 15 to 25 questions, and each standard is asked about', () => {
    const questions = allQuestions(checklist)
    expect(questions.length).toBeGreaterThanOrEqual(15)
    expect(questions.length).toBeLessThanOrEqual(25)
    expect([...standardsOf(checklist)].sort()).toEqual(standards.map(({ number }) => number).sort())
  })

  it('gives the best fill 100 % and Pass', () => {
    const best = filled(checklist, 'best')
    expect(missingForSubmission(checklist, best)).toEqual([])
    const result = scoreEvaluation(checklist, best)
    expect(result.total?.text).toBe('100.00')
    expect(result.outcome).toEqual({ verdict: 'pass', reasons: [] })
  })

  it('gives the worst fill 0 % and Fail, and says which critical questions failed', () => {
    const result = scoreEvaluation(checklist, filled(checklist, 'worst'))
    expect(result.total?.text).toBe('0.00')
    expect(result.outcome.verdict).toBe('fail')
    const critical = allQuestions(checklist).filter((question) => question.critical !== null)
    expect(result.criticalEffects.map(({ questionId }) => questionId)).toEqual(
      critical.map(({ id }) => id),
    )
  })

  it('takes no number below zero, and no "none" beside something', () => {
    for (const { showWhen: _, ...question } of allQuestions(checklist)) {
      const asked = { ...checklist, sections: [aSection({ questions: [question] })] }
      const brokenBy = (value: Answer['value']) =>
        missingForSubmission(asked, [answer(question, value)]).map(({ code }) => code)
      if (isNumberQuestion(question) && !isUnasked(question)) {
        expect(brokenBy({ kind: 'number', number: '-3' })).toHaveLength(1)
      }
      if (question.type !== 'multiple') continue
      const options = question.options.map(({ id }) => id)
      const hasNone = question.options.filter(({ points }) => points === '0').length === 1
      const isBroken = brokenBy({ kind: 'choices', options }).includes('constraint-broken')
      expect(isBroken, question.id).toBe(hasNone)
    }
  })

  it('holds what its hint says is counted', () => {
    const counted = allQuestions(checklist).flatMap((question) => {
      const most = /^Проверьте (\d+) /.exec(question.hint?.ru ?? '')?.[1]
      return question.type === 'number' && most !== undefined ? [{ question, most }] : []
    })
    for (const { question, most } of counted) {
      const asked = { ...checklist, sections: [aSection({ questions: [question] })] }
      const brokenBy = (number: string) =>
        missingForSubmission(asked, [answer(question, { kind: 'number', number })])
      expect(brokenBy(most)).toEqual([])
      expect(brokenBy(String(Number(most) + 1))).toMatchObject([{ code: 'constraint-broken' }])
    }
    if (name === 'store-visit') expect(counted.map(({ most }) => most)).toEqual(['20'])
  })

  it('survives being written to a file and read again', () => {
    const text = writeChecklistFile(
      checklist,
      standards.map((standard) => ({ ...standard, id: standard.number })),
    )
    expect(readChecklistFile(text)).toEqual({ ok: true, file: templateFile(name) })
  })
})

describe('the templates together', () => {
  it('use nearly every type of question, branching, a matrix, a bonus, N/A, every critical effect', () => {
    const questions = templateNames.flatMap((name) => allQuestions(templateFile(name).checklist))
    const types = ['yes-no', 'single', 'multiple', 'scale', 'number', 'percentage', 'duration']
    types.push('stopwatch', 'counter', 'date', 'time', 'text', 'photo', 'audio', 'file', 'note')
    types.push('signature', 'place', 'person')
    expect([...new Set(questions.map(({ type }) => type))].sort()).toEqual(types.sort())
    expect(questions.some(({ showWhen }) => showWhen)).toBe(true)
    expect(questions.some(({ bonus }) => bonus)).toBe(true)
    expect(questions.some(({ allowNotApplicable }) => allowNotApplicable)).toBe(true)
    const effects = new Set(questions.flatMap(({ critical }) => critical?.effect ?? []))
    expect([...effects].sort()).toEqual(['cap', 'outcome-fail', 'section-zero', 'total-zero'])
  })

  it('number their standards apart, so that all can stand in one organisation', () => {
    const numbers = templateNames.flatMap((name) =>
      templateFile(name).standards.map(({ number }) => number),
    )
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it.each([
    ['sales-call', 'answer-time', '20', '1/1'],
    ['sales-call', 'answer-time', '20.1', '1/2'],
    ['sales-call', 'answer-time', '41', '0/1'],
    ['back-office-call', 'pickup', '40', '1/1'],
    ['back-office-call', 'pickup', '40.5', '1/2'],
    ['back-office-call', 'transfers', '0', '1/1'],
    ['back-office-call', 'transfers', '1', '1/2'],
    ['back-office-call', 'transfers', '2', '0/1'],
  ] as const)('%s: %s of %s earns %s of the weight', (name, questionId, number, credit) => {
    const { checklist } = templateFile(name)
    const question = allQuestions(checklist).find(({ id }) => id === questionId)
    if (!question) throw new Error(`${name} has no question ${questionId}`)
    const alike = { ...question, weight: '1' }
    const weightless = { ...checklist, sections: [aSection({ questions: [alike] })] }
    const result = scoreEvaluation(weightless, [answer(question, { kind: 'number', number })])
    expect(result.questions[0]?.earned).toBe(credit)
  })
})
