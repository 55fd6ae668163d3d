import { expect, test } from 'vitest'
import { aChecklistDocument, anAnswer, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { missingForSubmission } from './form-problems'
import { requiresSound, withoutRequiredSound } from './required-sound'

const when = { kind: 'answered', question: 'q1' } as const
const asking = (...sounds: Parameters<typeof aQuestionOf<'audio'>>[1][]) =>
  aChecklistDocument({
    sections: [
      aSection({
        questions: [aQuestion({ required: true })],
        sections: [
          aSection({ id: 's2', questions: sounds.map((one) => aQuestionOf('audio', one)) }),
        ],
      }),
    ],
  })

test('a checklist demands sound where a question of sound is required, always or sometimes', () => {
  expect(requiresSound(asking())).toBe(false)
  expect(requiresSound(asking({ id: 'hall' }))).toBe(false)
  expect(requiresSound(asking({ id: 'hall', required: true }))).toBe(true)
  expect(requiresSound(asking({ id: 'hall', requiredWhen: when }))).toBe(true)
})

test('without recording nothing of sound is missing, and everything else is', () => {
  const document = asking(
    { id: 'hall', required: true },
    { id: 'desk', required: true, requiredWhen: when },
  )
  const missing = (of: typeof document) => missingForSubmission(of, []).map((one) => one.questionId)
  expect(missing(document)).toEqual(['q1', 'hall', 'desk'])
  expect(missing(withoutRequiredSound(document))).toEqual(['q1'])
})

test('a checklist that demands no sound is itself', () => {
  const document = asking({ id: 'hall' })
  expect(withoutRequiredSound(document)).toBe(document)
})

test('sound as evidence is demanded as well, and eased where recording is off', () => {
  const by = (given: Parameters<typeof aQuestion>[0]) =>
    aChecklistDocument({ sections: [aSection({ questions: [aQuestion(given)] })] })
  expect(requiresSound(by({ evidence: 'audio', photo: 'optional' }))).toBe(false)
  expect(requiresSound(by({ evidence: 'file', photo: 'required' }))).toBe(false)
  for (const demand of [
    { photo: 'required' },
    { photo: 'required-low' },
    { photoOn: ['no'] },
  ] as const) {
    const document = by({ evidence: 'audio', ...demand })
    expect(requiresSound(document)).toBe(true)
    const no = { value: { kind: 'choice', option: 'no' } } as const
    const answer = [anAnswer(no)]
    expect(missingForSubmission(document, answer).map(({ code }) => code)).toEqual([
      'audio-required',
    ])
    expect(missingForSubmission(withoutRequiredSound(document), answer)).toEqual([])
    expect(requiresSound(withoutRequiredSound(document))).toBe(false)
  }
})
