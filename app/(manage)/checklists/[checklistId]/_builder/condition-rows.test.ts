import { describe, expect, it } from 'vitest'
import type { Question } from '@/lib/core/checklist'
import { checklistProblems } from '@/lib/core/checklist-problems'
import type { Condition } from '@/lib/core/condition'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import {
  asVerb,
  blankFormula,
  claimAbout,
  claimOf,
  conditionOf,
  conditionOfGroup,
  groupOf,
  isBlank,
  type Join,
  verbsFor,
} from './condition-rows'
import { withType } from './new-parts'
import { questionTypes } from './question-types'

const about = (question: Question) => ({ ...question, allowNotApplicable: true })
const readable = questionTypes
  .filter((type) => type !== 'note')
  .map((type) => about(withType(aQuestion({ id: 'q1' }), type)))

const complaints = (question: Question, showWhen: Condition) =>
  checklistProblems(
    aChecklistDocument({
      sections: [aSection({ questions: [question, aQuestion({ id: 'q2', showWhen })] })],
    }),
  ).filter(({ code }) => code.startsWith('condition-') || code === 'not-a-decimal')

describe('a row of a condition', () => {
  it.each(readable.map((question) => [question.type, question] as const))(
    'says everything of %s so that the row comes back and nothing is wrong with it',
    (_, question) => {
      for (const verb of verbsFor(question)) {
        const claim = asVerb(claimAbout(question), question, verb)
        const condition = conditionOf(claim)
        expect(claimOf(condition)).toMatchObject({ question: 'q1', verb, options: claim.options })
        expect(groupOf(condition)).toBeNull()
        expect(complaints(question, condition)).toEqual([])
      }
    },
  )

  it('keeps verb and value when it is about another question of the kind', () => {
    const [first] = readable.filter(({ type }) => type === 'number')
    const second = about(withType(aQuestion({ id: 'other' }), 'counter'))
    if (!first) throw new Error('no number')
    const claim = { ...asVerb(claimAbout(first), first, 'below'), value: '7' }
    expect(claimAbout(second, claim)).toMatchObject({
      question: 'other',
      verb: 'below',
      value: '7',
    })
    const choice = about(aQuestion({ id: 'yes' }))
    expect(claimAbout(choice, claim)).toMatchObject({ verb: 'chosen', options: ['yes'] })
  })

  it.each<[string, Condition]>([
    [
      'two answers compared',
      {
        kind: 'compare',
        left: { kind: 'answer', question: 'a' },
        operator: 'above',
        right: { kind: 'answer', question: 'b' },
      },
    ],
    [
      'arithmetic',
      {
        kind: 'compare',
        left: { kind: 'sum', of: [] },
        operator: 'above',
        right: { kind: 'number', value: '1' },
      },
    ],
  ])('%s is a formula, not a row', (_, condition) => {
    expect(claimOf(condition)).toBeNull()
    expect(groupOf(condition)).toBeNull()
  })
})

it('a formula that nobody has written hinders publishing', () => {
  expect(isBlank(blankFormula)).toBe(true)
  expect(complaints(aQuestion({ id: 'q1' }), blankFormula)).not.toEqual([])
})

describe('a group of conditions', () => {
  const of: readonly Condition[] = [{ kind: 'answered', question: 'a' }]

  it.each<Join>(['all', 'any', 'none', 'not-all'])('%s comes back', (join) => {
    expect(groupOf(conditionOfGroup({ join, of }))).toEqual({ join, of })
  })

  it('a negation of a negation is shown as what does not hold', () => {
    const inner: Condition = { kind: 'not', of: { kind: 'answered', question: 'a' } }
    expect(groupOf({ kind: 'not', of: inner })).toEqual({ join: 'none', of: [inner] })
  })
})
