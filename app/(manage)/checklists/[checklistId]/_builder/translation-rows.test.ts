import { describe, expect, it } from 'vitest'
import { questionWithText, textsOfQuestion } from '@/lib/core/checklist-texts'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { isMissing, missingIn, translationRows } from './translation-rows'

const scale = aQuestionOf('scale', {
  id: 'q2',
  text: { ru: 'Впечатление', en: 'Impression' },
  min: 1,
  max: 5,
  minLabel: { ru: 'плохо' },
  maxLabel: null,
  bands: null,
})
const guarded = {
  ...aQuestionOf('text', { id: 'q3', text: { en: 'Why' } }),
  constraint: { when: { kind: 'answered', question: 'q3' }, message: { en: 'Say why' } },
} as const
const single = aQuestionOf('single', {
  id: 'q4',
  text: { ru: 'Кто', en: 'Who' },
  options: [{ id: 'a', text: { ru: 'Продавец' }, points: '1' }],
})
const document = aChecklistDocument({
  title: { ru: 'Магазин', en: 'Shop' },
  sections: [
    aSection({
      title: { ru: 'Вход' },
      questions: [aQuestion({ text: {} }), scale, guarded, single],
    }),
  ],
})

describe('the table of translations', () => {
  const rows = translationRows(document)

  it('has every text that is written at all, also labels, options and messages', () => {
    expect(rows.map(({ key }) => key)).toEqual([
      'title  ',
      'section-title s1 ',
      'text q2 ',
      'min-label q2 ',
      'text q3 ',
      'message q3 ',
      'text q4 ',
      'option q4 a',
    ])
  })

  it('counts what is missing in each language', () => {
    expect(missingIn(rows)).toEqual({ ru: 2, en: 3 })
    expect(rows.filter(isMissing)).toHaveLength(5)
  })

  it('puts a text where it came from', () => {
    for (const question of [scale, guarded, single]) {
      for (const placed of textsOfQuestion(question)) {
        if (placed.text === null) continue
        const next = questionWithText(question, placed, { en: 'Новое' })
        const same = textsOfQuestion(next).find(
          ({ kind, optionId }) => kind === placed.kind && optionId === placed.optionId,
        )
        expect(same?.text).toEqual({ en: 'Новое' })
      }
    }
  })
})
