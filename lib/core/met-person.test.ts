import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aChecklist, aSection, scale, textQuestion, yesNo } from '@/test/factories/checklist'
import { answerFault, isUnanswered } from './answer-check'
import type { Answer, AnswerValue, Question, Section } from './checklist'
import { checklistProblems } from './checklist-problems'
import { isScored } from './checklist-questions'
import { answerOf, emptyAnswer, personParts, typedFault } from './draft-answer'
import { missingForSubmission } from './form-problems'
import { scoreEvaluation } from './score-evaluation'
import { draftAnswerOf, personText } from './told-answer'

const plain = (id: string, type: 'person' | 'note'): Question => ({
  ...textQuestion(id, { required: true }),
  type,
})
const who = plain('who', 'person')
const typed = (nameTag: string, description: string) => ({
  ...emptyAnswer,
  typed: personText(nameTag, description),
})
const seen = (value: AnswerValue): Answer => ({
  questionId: 'who',
  value,
  notApplicable: null,
  comment: null,
  attachments: [],
  answeredAt: '',
})

describe('a person met', () => {
  test('is the name tag, the looks, or both; nothing of either is no answer', () => {
    expect(answerOf(who, typed('Ольга', ''))?.value).toEqual({
      kind: 'person',
      nameTag: 'Ольга',
      description: null,
    })
    expect(answerOf(who, typed('', 'высокая,\nв очках'))?.value).toEqual({
      kind: 'person',
      nameTag: null,
      description: 'высокая,\nв очках',
    })
    expect(answerOf(who, typed('', ''))).toBeNull()
    expect(answerOf(who, typed(' ', ' \n'))).toBeNull()
    expect(typedFault(who, typed('Ольга', ''))).toBeNull()
  })

  test('stands in the fields as it was typed, also when it is reopened', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (tag, description) => {
        const nameTag = tag.replace(/[\r\n]+/g, ' ')
        expect(personParts(personText(tag, description))).toEqual({ nameTag, description })
        const answer = answerOf(who, typed(tag, description))
        if (answer === null) return
        const { answeredAt: _, ...again } = answerOf(who, draftAnswerOf(who, answer)) ?? answer
        expect(answer).toMatchObject(again)
      }),
    )
  })

  test('is asked for, never scored, and of its own kind', () => {
    expect(isScored(who)).toBe(false)
    const nobody = seen({ kind: 'person', nameTag: null, description: ' ' })
    expect(isUnanswered(who, nobody)).toBe(true)
    expect(answerFault(who, seen({ kind: 'text', text: 'Ольга' }))).toBe('wrong-kind')
    const document = aChecklist([aSection('s', [yesNo('a', { required: false }), who])])
    expect(missingForSubmission(document, [nobody])).toMatchObject([
      { questionId: 'who', code: 'answer-required' },
    ])
    const told = seen({ kind: 'person', nameTag: 'Ольга', description: null })
    expect(missingForSubmission(document, [told])).toEqual([])
    const yes = { ...told, questionId: 'a', value: { kind: 'choice', option: 'yes' } } as const
    const { total } = scoreEvaluation(document, [yes, told])
    expect(total?.text).toBe(scoreEvaluation(document, [yes]).total?.text)
  })
})

describe('several questions about the person met', () => {
  const second = plain('second', 'person')
  const doubled = (...sections: readonly Section[]) =>
    checklistProblems(aChecklist(sections)).filter(({ code }) => code === 'another-person-met')

  test('one is enough: each further one is warned of, with the number of the first', () => {
    expect(doubled(aSection('a', [yesNo('q'), who]))).toEqual([])
    const inner = aSection('inner', [plain('third', 'person')])
    const found = doubled(
      aSection('a', [yesNo('q'), who, second]),
      aSection('b', [yesNo('r')], { sections: [inner] }),
    )
    expect(found).toMatchObject([
      { severity: 'warning', sectionId: 'a', questionId: 'second', detail: '2' },
      { severity: 'warning', sectionId: 'inner', questionId: 'third', detail: '2' },
    ])
  })

  test('also in a checklist that scores nothing', () => {
    expect(doubled(aSection('a', [who, second]))).toHaveLength(1)
  })
})

describe('impressions', () => {
  const facts = aSection('facts', [yesNo('a')])
  const feelings: Section = { ...aSection('feelings', [scale('b', 1, 5)]), impressions: true }
  const more = aSection('more', [yesNo('c')])
  const early = (...sections: readonly Section[]) =>
    checklistProblems(aChecklist(sections)).flatMap(({ code, sectionId, severity }) =>
      code === 'impressions-early' ? [[sectionId, severity]] : [],
    )

  test('come last; where facts follow them, that is noted and never refused', () => {
    expect(early(facts, feelings)).toEqual([])
    expect(early(feelings, facts)).toEqual([['feelings', 'note']])
    expect(early(facts, feelings, more)).toEqual([['feelings', 'note']])
    expect(early(feelings)).toEqual([])
  })

  test('what is in them is impressions; a section that only tells something is no fact', () => {
    const outer: Section = {
      ...aSection('outer', []),
      impressions: true,
      sections: [aSection('inner', [scale('d', 1, 5)])],
    }
    expect(early(outer, facts)).toEqual([['inner', 'note']])
    expect(early(feelings, aSection('end', [plain('thanks', 'note')]))).toEqual([])
  })
})
