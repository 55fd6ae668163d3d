import { describe, expect, it } from 'vitest'
import { aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { adaptParts } from './copied-parts'

const when = (question: string) => ({ kind: 'chosen', question, options: ['yes'] }) as const

function adapt(
  parts: Parameters<typeof adaptParts>[0],
  here: { taken?: string[]; questions?: string[]; standards?: string[]; pictures?: string[] } = {},
) {
  let count = 0
  return adaptParts(
    parts,
    {
      taken: new Set(here.taken),
      questions: new Set(here.questions),
      standards: new Set(here.standards),
      pictures: new Set(here.pictures),
    },
    () => {
      count += 1
      return `new${count}`
    },
  )
}

describe('copied parts', () => {
  it('keep identifiers that are free', () => {
    const parts = { questions: [aQuestion({ id: 'q1' })], sections: [aSection({ id: 's1' })] }
    const adapted = adapt({ ...parts, sections: [aSection({ id: 's1', questions: [] })] })
    expect(adapted.questions[0]).toEqual(parts.questions[0])
    expect(adapted.sections[0]?.id).toBe('s1')
  })

  it('get new ones where they are taken, and conditions inside follow', () => {
    const questions = [
      aQuestion({ id: 'q1' }),
      aQuestion({ id: 'q2', showWhen: { kind: 'all', of: [when('q1'), when('q0')] } }),
    ]
    const adapted = adapt({ questions, sections: [] }, { taken: ['q1', 'q0'], questions: ['q0'] })
    expect(adapted.questions.map(({ id }) => id)).toEqual(['new1', 'q2'])
    expect(adapted.questions[1]?.showWhen).toEqual({ kind: 'all', of: [when('new1'), when('q0')] })
    expect(adapted.lostConditions).toBe(0)
  })

  it('lose a condition that reads a question which is not here, as a whole and counted', () => {
    const constraint = { when: when('gone'), message: { ru: 'Почему' } }
    const option = { id: 'a', text: {}, points: '1', showWhen: when('gone') }
    const questions = [
      aQuestion({ id: 'q1', showWhen: when('gone'), requiredWhen: when('q1'), constraint }),
      aQuestionOf('single', { id: 'q2', options: [option] }),
      aQuestionOf('computed', {
        id: 'q3',
        unit: null,
        rule: null,
        value: { kind: 'sum', of: [{ kind: 'answer', question: 'gone' }] },
      }),
    ]
    const adapted = adapt({ questions, sections: [] })
    expect(adapted.lostConditions).toBe(4)
    expect(adapted.questions[0]).toMatchObject({ requiredWhen: when('q1') })
    expect(adapted.questions[0]).not.toHaveProperty('showWhen')
    expect(adapted.questions[0]).not.toHaveProperty('constraint')
    expect(adapted.questions[1]).toMatchObject({ options: [{ id: 'a', text: {}, points: '1' }] })
    // No number at all: the problems of the checklist name it, where a 0 would count silently.
    expect(adapted.questions[2]).toMatchObject({ value: { kind: 'number', value: '' } })
  })

  it('show the answers to the copies in their texts', () => {
    const text = { ru: 'Как вас проводил ${q1}?', en: 'And ${ q0 }?' }
    const questions = [aQuestion({ id: 'q1' }), aQuestion({ id: 'q2', text })]
    const adapted = adapt({ questions, sections: [] }, { taken: ['q1'] })
    expect(adapted.questions[1]?.text).toEqual({
      ru: 'Как вас проводил ${new1}?',
      en: 'And ${q0}?',
    })
  })

  it('lose a picture that is not here', () => {
    const questions = [
      aQuestion({ id: 'q1', hintPicture: 'here' }),
      aQuestion({ id: 'q2', hintPicture: 'elsewhere' }),
      aQuestion({ id: 'q3' }),
    ]
    const adapted = adapt({ questions, sections: [] }, { pictures: ['here'] })
    expect(adapted.questions.map(({ hintPicture }) => hintPicture)).toEqual([
      'here',
      undefined,
      undefined,
    ])
    expect(adapted.lostPictures).toBe(1)
  })

  it('lose a standard that is not here', () => {
    const questions = [
      aQuestion({ id: 'q1', standardId: 'here' }),
      aQuestion({ id: 'q2', standardId: 'elsewhere' }),
    ]
    const adapted = adapt({ questions, sections: [] }, { standards: ['here'] })
    expect(adapted.questions.map(({ standardId }) => standardId)).toEqual(['here', null])
    expect(adapted.lostStandards).toBe(1)
  })
})
