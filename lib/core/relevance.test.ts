import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersTo } from '@/test/factories/arbitrary-checklist'
import {
  aChecklist,
  aSection,
  chosen,
  counted,
  multiple,
  no,
  notApplicable,
  numberQuestion,
  single,
  textQuestion,
  ticked,
  written,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, ChecklistDocument, Question } from './checklist'
import { allQuestions, isUnasked } from './checklist-questions'
import type { Condition, Expression } from './condition'
import { fractionText } from './exact'
import { missingForSubmission } from './form-problems'
import { hasLogic, isOffered } from './form-reading'
import { relevanceOf } from './relevance'
import { scoreEvaluation } from './score-evaluation'
import { askedQuestions, screensOf, shownScreens } from './visit-draft'

const saysYes = (question: string): Condition => ({ kind: 'chosen', question, options: ['yes'] })
const the = (question: string): Expression => ({ kind: 'answer', question })

function computed(id: string, value: Expression): Question {
  const { type: _, ...base } = numberQuestion(id, { required: false })
  return { ...base, type: 'computed', unit: null, value, rule: null }
}

/** A form in which every answer opens the next one, and a section at the end. */
const chain = aChecklist([
  aSection('first', [
    yesNo('a'),
    yesNo('b', { showWhen: saysYes('a') }),
    yesNo('c', { showWhen: saysYes('b') }),
  ]),
  aSection('last', [yesNo('d')], {
    showWhen: saysYes('c'),
    sections: [aSection('inner', [yesNo('e')])],
  }),
])

const askedOf = (document: ChecklistDocument, answers: readonly Answer[]) =>
  askedQuestions(document, relevanceOf(document, answers))

describe('what is hidden', () => {
  test('a form without logic hides nothing and works nothing out', () => {
    const plain = aChecklist([aSection('s', [yesNo('a'), textQuestion('b')])])
    expect(hasLogic(plain)).toBe(false)
    expect(relevanceOf(plain, [yes('a')]).hidden.size).toBe(0)
  })

  test.each<[string, Answer[], string[]]>([
    ['nothing answered', [], ['a']],
    ['one step', [yes('a')], ['a', 'b']],
    ['to the end', [yes('a'), yes('b'), yes('c')], ['a', 'b', 'c', 'd', 'e']],
    ['the answer to a hidden question opens nothing', [no('a'), yes('b'), yes('c')], ['a']],
    ['N/A opens nothing', [notApplicable('a'), yes('b')], ['a']],
    ['an answer that cannot stand opens nothing', [chosen('a', 'perhaps')], ['a']],
    ['of two answers the last one counts', [yes('a'), no('a')], ['a']],
  ])('%s', (_, answers, asked) => expect(askedOf(chain, answers)).toEqual(asked))

  test('of a hidden section only its own name is told, and its screens are left out', () => {
    const { hidden } = relevanceOf(chain, [])
    expect([...hidden]).toEqual(['b', 'c', 'last'])
    expect(shownScreens(screensOf(chain), { hidden })).toEqual([0])
    const all = relevanceOf(chain, [yes('a'), yes('b'), yes('c')])
    expect(shownScreens(screensOf(chain), all)).toEqual([0, 1, 2])
  })

  test('a hidden required question hinders nothing; one that is asked does', () => {
    expect(missingForSubmission(chain, [no('a')])).toEqual([])
    const named = missingForSubmission(chain, [yes('a')]).map(({ questionId }) => questionId)
    expect(named).toEqual(['b'])
  })
})

describe('an answer without a number, a text or an option', () => {
  const { type: _, ...base } = textQuestion('met', { required: false })
  const answered: Condition = { kind: 'answered', question: 'met' }
  const document = (type: 'person' | 'place') =>
    aChecklist([aSection('s', [{ ...base, type }, yesNo('then', { showWhen: answered })])])
  const said = (value: Answer['value']): Answer => ({ ...written('met', ''), value })

  test.each<['person' | 'place', Answer['value']]>([
    ['person', { kind: 'person', nameTag: 'Anna', description: null }],
    ['place', { kind: 'place', latitude: '55.75', longitude: '37.61', accuracy: null }],
  ])('is one all the same: of whom was met, and where (%s)', (type, value) => {
    expect(askedOf(document(type), [said(value)])).toEqual(['met', 'then'])
    expect(askedOf(document(type), [])).toEqual(['met'])
  })
})

describe('what is required, offered, fulfilled', () => {
  test('an answer becomes required, and stops to be', () => {
    const document = aChecklist([
      aSection('s', [
        yesNo('a'),
        textQuestion('b', { required: false, requiredWhen: saysYes('a') }),
      ]),
    ])
    expect(missingForSubmission(document, [no('a')])).toEqual([])
    expect(missingForSubmission(document, [yes('a')])).toMatchObject([
      { questionId: 'b', code: 'answer-required' },
    ])
  })

  const delivery = aChecklist([
    aSection('s', [
      yesNo('home'),
      single('how', [
        { id: 'desk', text: {}, points: '0' },
        { id: 'courier', text: {}, points: '1', showWhen: saysYes('home') },
      ]),
      yesNo('polite', {
        showWhen: { kind: 'chosen', question: 'how', options: ['courier'] },
      }),
    ]),
  ])

  test('an option that was withdrawn is no answer, and opens nothing', () => {
    const answers = [no('home'), chosen('how', 'courier'), yes('polite')]
    const relevance = relevanceOf(delivery, answers)
    expect([...(relevance.withheld.get('how') ?? [])]).toEqual(['courier'])
    expect(isOffered(relevance, chosen('how', 'courier'))).toBe(false)
    expect(isOffered(relevance, chosen('how', 'desk'))).toBe(true)
    expect(relevance.hidden.has('polite')).toBe(true)
    expect(missingForSubmission(delivery, answers)).toMatchObject([
      { questionId: 'how', code: 'option-not-offered' },
    ])
  })

  test('one withdrawn tick is enough', () => {
    const document = aChecklist([
      aSection('s', [
        yesNo('a'),
        multiple('m', [
          { id: 'x', text: {}, points: '1' },
          { id: 'y', text: {}, points: '1', showWhen: saysYes('a') },
        ]),
      ]),
    ])
    const problems = (first: Answer) =>
      missingForSubmission(document, [first, ticked('m', 'x', 'y')]).map(({ code }) => code)
    expect(problems(yes('a'))).toEqual([])
    expect(problems(no('a'))).toEqual(['option-not-offered'])
  })

  test('a constraint reads its own answer and earlier ones', () => {
    const below: Condition = {
      kind: 'compare',
      left: the('part'),
      operator: 'at-most',
      right: the('whole'),
    }
    const document = aChecklist([
      aSection('s', [
        numberQuestion('whole'),
        numberQuestion('part', { constraint: { when: below, message: null } }),
      ]),
    ])
    const codes = (...answers: Answer[]) =>
      missingForSubmission(document, answers).map(({ code }) => code)
    expect(codes(counted('whole', '5'), counted('part', '5'))).toEqual([])
    expect(codes(counted('whole', '5'), counted('part', '5.1'))).toEqual(['constraint-broken'])
    // Nothing to compare with: what was not said cannot be fulfilled.
    expect(codes(notApplicable('whole'), counted('part', '1'))).toEqual(['constraint-broken'])
  })
})

describe('what is worked out', () => {
  const document = aChecklist([
    aSection('s', [
      numberQuestion('x'),
      numberQuestion('y'),
      computed('ratio', { kind: 'quotient', of: [the('x'), the('y')] }),
      computed('more', { kind: 'sum', of: [the('ratio'), { kind: 'number', value: '1' }] }),
      yesNo('high', {
        showWhen: {
          kind: 'compare',
          left: the('ratio'),
          operator: 'above',
          right: { kind: 'number', value: '2' },
        },
      }),
    ]),
  ])
  const values = (...answers: Answer[]) =>
    Object.fromEntries(
      relevanceOf(document, answers).computed.map(({ questionId, value }) => [
        questionId,
        value?.kind === 'number' ? value.number : null,
      ]),
    )

  test('with nine places, one from another, and conditions read it', () => {
    expect(values(counted('x', '1'), counted('y', '3'))).toEqual({
      ratio: '0.333333333',
      more: '1.333333333',
    })
    expect(askedOf(document, [counted('x', '7'), counted('y', '3')])).toContain('high')
  })

  test('a missing part or a division by zero is no value, never 0', () => {
    expect(values(counted('x', '1'))).toEqual({})
    expect(values(counted('x', '1'), counted('y', '0'))).toEqual({})
  })

  test('a value that no decimal can hold is no value; the largest that one can hold stands', () => {
    const form = (of: readonly [string, string]) =>
      aChecklist([
        aSection('s', [
          numberQuestion('x'),
          computed('v', {
            kind: 'product',
            of: [the('x'), ...of.map((value): Expression => ({ kind: 'number', value }))],
          }),
        ]),
      ])
    const valuesOf = (document: ChecklistDocument, x: string) =>
      relevanceOf(document, [counted('x', x)]).computed.map(({ value }) => value)
    const huge = form(['1000000000', '1000000000'])
    for (const x of ['1', '-1', '0.999999999', '-900000000000000000']) {
      expect(() => missingForSubmission(huge, [counted('x', x)])).not.toThrow()
      expect(() => scoreEvaluation(huge, [counted('x', x)])).not.toThrow()
    }
    expect(valuesOf(huge, '1')).toEqual([])
    expect(valuesOf(huge, '-1')).toEqual([])
    expect(valuesOf(huge, '0.999999999')).toEqual([
      { kind: 'number', number: '999999999000000000' },
    ])
    const nearly = form(['999999999999999999.999999999', '1'])
    expect(valuesOf(nearly, '1')).toHaveLength(1)
    expect(valuesOf(nearly, '1.000000001')).toEqual([])
  })

  test('nobody can answer it', () => {
    const codes = missingForSubmission(document, [counted('ratio', '9')]).map(({ code }) => code)
    expect(codes).toContain('not-asked')
    expect(relevanceOf(document, [counted('ratio', '9')]).computed).toEqual([])
  })
})

describe('the form and the scoring agree', () => {
  test('the value of a withheld option beside N/A chooses nothing', () => {
    const plain = single('c', ['1', '2'])
    const options = 'options' in plain ? plain.options : []
    const withheld = {
      ...plain,
      options: options.map((one) => (one.id === '1' ? { ...one, showWhen: saysYes('a') } : one)),
    } as Question
    const document = aChecklist([aSection('s', [yesNo('a'), withheld])])
    const option: Answer = chosen('c', '1')
    const answers = [no('a'), { ...option, notApplicable: 'No queue' }]
    expect(missingForSubmission(document, answers)).toEqual([])
    const { questions } = scoreEvaluation(document, answers)
    expect(questions.find(({ id }) => id === 'c')?.state).toBe('not-applicable')
    expect(missingForSubmission(document, [no('a'), option])).toMatchObject([
      { code: 'option-not-offered' },
    ])
    expect(() => scoreEvaluation(document, [no('a'), option])).toThrow('option-not-offered')
  })

  test('a hidden computed value and a hidden note take no answer either', () => {
    const one: Expression = { kind: 'number', value: '1' }
    const {
      rule: _,
      unit: __,
      ...base
    } = numberQuestion('n', { required: false }) as Question & {
      type: 'number'
    }
    const note = { ...base, type: 'note' } as unknown as Question
    const document = aChecklist([
      aSection('s', [yesNo('a')]),
      aSection('t', [{ ...computed('v', one), showWhen: saysYes('a') }, note], {
        showWhen: saysYes('a'),
      }),
    ])
    expect(missingForSubmission(document, [no('a')])).toEqual([])
    expect(missingForSubmission(document, [no('a'), counted('v', '1'), written('n', 'x')])).toEqual(
      [
        { questionId: 'v', sectionId: 't', code: 'not-asked' },
        { questionId: 'n', sectionId: 't', code: 'not-asked' },
      ],
    )
    expect(() => scoreEvaluation(document, [no('a'), counted('v', '1')])).toThrow('not-asked')
  })
})

/** Forms whose questions hang on any earlier ones, in sections that may hide as well. */
const branching: fc.Arbitrary<ChecklistDocument> = fc
  .array(fc.record({ open: fc.nat(3), on: fc.nat(20), sectionOn: fc.nat(20) }), {
    minLength: 2,
    maxLength: 14,
  })
  .map((seeds) => {
    const questions = seeds.map(({ open, on }, place): Question => {
      const id = `q${place}`
      const earlier = `q${on % Math.max(place, 1)}`
      const showWhen = place > 0 && open > 0 ? saysYes(earlier) : undefined
      return yesNo(id, {
        showWhen: open === 2 && showWhen ? { kind: 'not', of: showWhen } : showWhen,
      })
    })
    const half = Math.ceil(questions.length / 2)
    const seed = seeds[half]
    const hinge = `q${(seed?.sectionOn ?? 0) % half}`
    const rest = questions.slice(half)
    return aChecklist([
      aSection('s0', questions.slice(0, half)),
      ...(rest.length > 0 ? [aSection('s1', rest, { showWhen: saysYes(hinge) })] : []),
    ])
  })

const filled = branching.chain((document) =>
  fc
    .tuple(
      ...allQuestions(document)
        .filter((question) => !isUnasked(question))
        .map((question) => fc.option(answersTo(question), { freq: 5 })),
    )
    .map((answers) => ({ document, answers: answers.filter((answer) => answer !== null) })),
)

describe('for any branching form', () => {
  test('answers to hidden questions never count and change nothing', () => {
    fc.assert(
      fc.property(filled, ({ document, answers }) => {
        const asked = new Set(askedOf(document, answers))
        const kept = answers.filter(({ questionId }) => asked.has(questionId))
        expect(askedOf(document, kept)).toEqual([...asked])
        const score = (given: readonly Answer[]) => scoreEvaluation(document, given)
        expect(score(kept)).toEqual(score(answers))
        for (const { id, state } of score(answers).questions)
          expect(state === 'hidden').toBe(!asked.has(id))
      }),
    )
  })

  test('the order of the answers does not matter', () => {
    fc.assert(
      fc.property(filled, ({ document, answers }) => {
        expect(askedOf(document, answers.toReversed())).toEqual(askedOf(document, answers))
      }),
    )
  })

  test('a hidden question hides, in turn, what needs its answer', () => {
    fc.assert(
      fc.property(filled, ({ document, answers }) => {
        const asked = new Set(askedOf(document, answers))
        for (const { id, showWhen } of allQuestions(document)) {
          if (showWhen?.kind === 'chosen' && !asked.has(showWhen.question))
            expect(asked.has(id)).toBe(false)
        }
      }),
    )
  })

  test('a computed value is what its expression says', () => {
    const small = fc.integer({ min: -50, max: 50 })
    fc.assert(
      fc.property(small, small, small, (x, y, z) => {
        const document = aChecklist([
          aSection('s', [
            numberQuestion('x'),
            numberQuestion('y'),
            computed('v', {
              kind: 'sum',
              of: [
                { kind: 'product', of: [the('x'), the('y')] },
                { kind: 'number', value: `${z}` },
              ],
            }),
          ]),
        ])
        const { known } = relevanceOf(document, [counted('x', `${x}`), counted('y', `${y}`)])
        const value = known.get('v')?.number
        expect(value && fractionText(value)).toBe(`${x * y + z}/1`)
      }),
    )
  })
})

test('a text is known as it was written', () => {
  const document = aChecklist([
    aSection('s', [
      textQuestion('name'),
      yesNo('own', { showWhen: { kind: 'text-is', question: 'name', text: 'Anna' } }),
    ]),
  ])
  expect(askedOf(document, [written('name', 'Anna')])).toContain('own')
  expect(askedOf(document, [written('name', ' ')])).not.toContain('own')
})
