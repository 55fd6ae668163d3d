import { describe, expect, test } from 'vitest'
import { templateFile } from '@/lib/checklists/formats/templates'
import { allQuestions } from '@/lib/core/checklist-questions'
import { missingForSubmission } from '@/lib/core/form-problems'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import { levelTable } from './answer-levels'
import { type Touchpoint, touchpoints } from './cast'
import { type FilledForm, formFiller } from './fill-form'
import { patterns } from './form-patterns'
import { incidents, waitingIncident } from './incidents'
import { randomOf } from './random'
import { rosterOf } from './roster'
import { storyOf } from './story'
import { returnRemarks } from './texts/reviews'
import { chapterTexts } from './texts/standards'
import { writeAnswers } from './write-answers'

const documents = {
  store: templateFile('store-visit').checklist,
  call: templateFile('sales-call').checklist,
  backOffice: templateFile('back-office-call').checklist,
}

const times = {
  startedAt: new Date('2026-10-20T09:00:00Z'),
  finishedAt: new Date('2026-10-20T09:40:00Z'),
}

/** What would hinder sending such a form, but for its photos, which are taken later. */
function hindrances(touchpoint: Touchpoint, form: FilledForm, seed: string): readonly string[] {
  const document = documents[touchpoint]
  const answers = writeAnswers(touchpoint, document, form, 85, times, randomOf(seed))
  return missingForSubmission(document, answers)
    .filter(({ code, questionId }) => code !== 'photo-required' && questionId !== 'hall-photo')
    .map(({ code, questionId }) => `${questionId} ${code}`)
}

describe.each(touchpoints)('a form of %s', (touchpoint) => {
  const document = documents[touchpoint]
  const fill = formFiller(touchpoint, document)
  const finding = (target: number) => ({ target, forced: {} })

  test('comes near the score that it is to have', () => {
    for (const target of [60, 72, 85, 94, 99]) {
      const form = fill('somebody', finding(target), randomOf(target))
      const answers = writeAnswers(touchpoint, document, form, target, times, randomOf('w', target))
      const { total } = scoreEvaluation(document, answers)
      expect(Math.abs(Number(total?.text) - target), `${target}`).toBeLessThan(1.5)
    }
  })

  test('is the same for the same key and another for another', () => {
    const written = (key: number) => fill('somebody', finding(80), randomOf(key))
    expect(written(1)).toEqual(written(1))
    expect(written(1)).not.toEqual(written(2))
  })

  test('can be sent, whatever the answers are: there is a comment for each of them', () => {
    for (const { notApplicable } of patterns[touchpoint]) {
      const { asked } = levelTable(document, notApplicable)
      const best = asked.flatMap(({ question, levels }) =>
        levels.slice(0, 1).map(({ value }) => [question.id, value] as const),
      )
      for (const { question, levels } of asked) {
        for (const { value } of levels) {
          const form = { values: new Map([...best, [question.id, value]]), notApplicable }
          expect(hindrances(touchpoint, form, question.id)).toEqual([])
        }
      }
    }
  })
})

test('incidents and remarks speak of questions that there are', () => {
  const known = new Map(
    Object.values(documents)
      .flatMap(allQuestions)
      .map((question) => [question.id, question]),
  )
  for (const [id, option] of [...incidents.map(({ forced }) => forced), waitingIncident].flatMap(
    (forced) => Object.entries<string>(forced),
  )) {
    const question = known.get(id)
    expect(question?.critical, id).not.toBeNull()
    const options =
      question?.type === 'single' ? question.options.map((one) => one.id) : ['yes', 'no']
    expect(options).toContain(option)
  }
  for (const id of Object.keys(returnRemarks)) expect(known.has(id), id).toBe(true)
})

describe('the story', () => {
  const noon = new Date('2026-10-22T09:00:00Z')

  test('ends now in the running month, on the 22nd of one that is over', () => {
    expect(storyOf('2026-10', noon)).toMatchObject({ now: noon, today: '2026-10-22' })
    const over = storyOf('2026-08', noon)
    expect(over).toMatchObject({ today: '2026-08-22', lockedMonth: '2026-07' })
    expect(over.months).toHaveLength(6)
  })

  test('follows the clock of Moscow and does not tell the future', () => {
    const late = new Date('2026-10-31T21:30:00Z')
    expect(storyOf('2026-11', late).today).toBe('2026-11-01')
    expect(() => storyOf('2026-12', late)).toThrow(RangeError)
  })

  test('has 120 people, each with a name and a number of his own', () => {
    const roster = rosterOf(storyOf('2026-10', noon))
    expect(roster).toHaveLength(120)
    expect(new Set(roster.map(({ name }) => name)).size).toBe(120)
    expect(new Set(roster.map(({ number }) => number)).size).toBe(120)
    expect(roster.filter(({ level }) => level !== null)).toHaveLength(12)
    expect(roster.filter(({ heads }) => heads)).toHaveLength(12)
  })
})

test('a chapter of the demo stands at the number that its standards begin with', () => {
  expect(chapterTexts.map(({ numbers }) => numbers)).toEqual(
    chapterTexts.map((_, place) => `${place + 1}.`),
  )
})
