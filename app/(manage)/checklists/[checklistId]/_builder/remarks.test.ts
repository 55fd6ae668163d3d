import { describe, expect, it } from 'vitest'
import { templateFile } from '@/lib/checklists/formats/templates'
import { noneOption } from '@/lib/core/none-option'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { newOption, newQuestion, withNone } from './new-parts'
import { errorsIn, isScorable, languagesIn, remarksOf } from './remarks'

const none: ReadonlySet<string> = new Set()
const both = { ru: 'Вопрос', en: 'Question' }

function withQuestions(...questions: Parameters<typeof aQuestion>[0][]) {
  const section = aSection({ title: both, questions: questions.map((own) => aQuestion(own)) })
  return aChecklistDocument({ title: both, sections: [section] })
}

describe('remarks', () => {
  it('name a standard that is gone, as an error', () => {
    const remarks = remarksOf(withQuestions({ text: both, standardId: 'gone' }), none)
    expect(errorsIn(remarks)).toMatchObject([{ code: 'standard-gone', nodeId: 'q1' }])
    expect(remarksOf(withQuestions({ text: both, standardId: 'here' }), new Set(['here']))).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ code: 'standard-gone' })]),
    )
  })

  it('ask for translations only in a checklist of two languages, once a part', () => {
    const options = [
      { id: 'a', text: { ru: 'Да' }, points: '1' },
      { id: 'b', text: { ru: 'Нет' }, points: '0' },
    ]
    const single = aQuestionOf('single', { id: 'q2', text: { ru: 'Только по-русски' }, options })
    const sections = [aSection({ title: { ru: 'Раздел' }, questions: [single] })]
    const russian = aChecklistDocument({ title: { ru: 'Анкета' }, sections })
    expect(languagesIn(russian)).toEqual(['ru'])
    expect(remarksOf(russian, none).filter(({ code }) => code === 'untranslated')).toEqual([])
    const mixed = { ...russian, title: both }
    const missing = remarksOf(mixed, none).filter(({ code }) => code === 'untranslated')
    expect(missing.map(({ nodeId, language }) => [nodeId, language])).toEqual([
      ['s1', 'en'],
      ['q2', 'en'],
    ])
  })

  it('take no words that come ready in both languages for another language', () => {
    const ready = [
      newQuestion('number', 'n'),
      withNone(
        aQuestionOf('multiple', { id: 'm', options: [newOption('a', '1')] }),
        noneOption('none'),
      ),
    ].map((question) => ({ ...question, text: { ru: 'Сколько' } }))
    const sections = [aSection({ title: { ru: 'Раздел' }, questions: ready })]
    const russian = aChecklistDocument({ title: { ru: 'Анкета' }, sections })
    expect(JSON.stringify(russian)).toContain('"en"')
    expect(languagesIn(russian)).toEqual(['ru'])
    expect(remarksOf(russian, none).map(({ code }) => code)).not.toContain('untranslated')
  })

  it('put what hinders publishing first', () => {
    const document = aChecklistDocument({
      title: both,
      sections: [
        aSection({ id: 'empty', title: { ru: 'Пусто' }, questions: [] }),
        aSection({ id: 'full', title: both, weight: 'много' }),
      ],
    })
    const severities = remarksOf(document, none).map(({ severity }) => severity)
    expect(severities).toEqual(['error', 'warning', 'translation', 'translation'])
  })

  it('tell whether a trial score can be computed', () => {
    expect(isScorable(remarksOf(withQuestions({ text: {} }), none))).toBe(true)
    expect(isScorable(remarksOf(withQuestions({ weight: '' }), none))).toBe(false)
  })

  it('are none for a template whose standards are there', () => {
    const { checklist, standards } = templateFile('store-visit')
    const remarks = remarksOf(checklist, new Set(standards.map(({ number }) => number)))
    expect(remarks.filter(({ severity }) => severity !== 'note')).toEqual([])
  })
})
