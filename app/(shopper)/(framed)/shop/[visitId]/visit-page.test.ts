import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { ToastProvider } from '@/components/ui/toast'
import { silentBriefing } from '@/lib/briefings/schema'
import type { OwnVisit } from '@/lib/visits/schema'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { markupIn, textOf } from '@/test/markup'
import { Remarks } from './remarks'
import { VisitFacts } from './visit-facts'
import { VisitTools } from './visit-tools'

const question = aQuestion({ id: 'q', text: { ru: 'Чисто ли?', en: 'Is it clean?' } })
const aVisit = (matters: Partial<OwnVisit> = {}): OwnVisit => ({
  id: 'visit',
  state: 'offered',
  title: { ru: 'Звонок', en: 'Call' },
  touchpoint: 'back-office',
  campaignName: 'Бэк-офис',
  place: {
    ...{ unitId: 'unit', name: 'Бухгалтерия', kind: 'department', address: 'Мытищи' },
    ...{ timeZone: 'Europe/Moscow', openingHours: null },
  },
  personName: null,
  fee: '310.00',
  currency: 'RUB',
  pay: { rule: null, answerBy: null, approvedOn: null, payBy: null, paidOn: null },
  opensAt: '2026-11-23T00:00:00+03:00',
  closesAt: '2026-12-03T00:00:00+03:00',
  dueAt: '2026-12-03T23:59:00+03:00',
  canAccept: true,
  canFill: false,
  scenario: 'Звоните: +7 000 555-04-00',
  checklist: {
    ...{ versionId: 'version', fingerprint: 'f' },
    document: aChecklistDocument({ sections: [aSection({ questions: [question] })] }),
  },
  standards: [],
  briefing: { ...silentBriefing, campaignId: 'campaign', passedAt: null },
  returned: null,
  ...matters,
})

describe('a visit by telephone', () => {
  const toolsOf = (visit: OwnVisit) =>
    markupIn('ru', createElement(ToastProvider, null, createElement(VisitTools, { visit })))

  test.each(['offered', 'accepted', 'returned'] as const)('%s: one tap dials', (state) => {
    const tools = toolsOf(aVisit({ state }))
    expect(tools).toContain('href="tel:+70005550400"')
    expect(textOf(tools)).toContain('Позвонить +7 000 555-04-00')
  })

  test('is not called any more when it is over, nor is a shop', () => {
    expect(toolsOf(aVisit({ state: 'approved' }))).not.toContain('tel:')
    expect(toolsOf(aVisit({ touchpoint: 'store' }))).not.toContain('tel:')
  })

  test('without a number says whom to ask', () => {
    const told = (scenario: string) =>
      textOf(markupIn('ru', createElement(VisitFacts, { visit: aVisit({ scenario }) })))
    expect(told('Спросите о заборе')).toContain('Куда звонить Номера с кодом страны ни в легенде')
    expect(told('Звоните: +7 000 555-04-00')).not.toContain('Куда звонить')
  })
})

test('the size of a form is "up to" where answers decide what is asked', () => {
  const sizeOf = (document: OwnVisit['checklist']['document']) => {
    const checklist = { versionId: 'version', fingerprint: 'f', document }
    return textOf(markupIn('ru', createElement(VisitFacts, { visit: aVisit({ checklist }) })))
  }
  const of = (more: object) =>
    aChecklistDocument({
      sections: [aSection({ questions: [question, aQuestion({ id: 'more', ...more })] })],
    })
  expect(sizeOf(of({}))).toContain(': 2 вопроса, около 1 мин')
  const showWhen = { kind: 'chosen', question: 'q', options: ['no'] } as const
  expect(sizeOf(of({ showWhen }))).toContain(': до 2 вопросов, смотря по ответам, не больше 1 мин')
})

describe('a report that came back', () => {
  const remarksIn = (comment: string | null, text?: string) =>
    textOf(
      markupIn(
        'ru',
        createElement(Remarks, {
          checklist: aVisit().checklist,
          returned: {
            ...{ decidedAt: '', evaluationId: '', report: '', comment },
            questions: text === undefined ? [] : [{ questionId: 'q', text }],
          },
        }),
      ),
    )

  test('names each question that was asked about, and what was asked', () => {
    const told = remarksIn('Почти готово.', 'Где именно было грязно?')
    expect(told).toMatch(/Что поправить +Почти готово\. +Чисто ли\? +Где именно было грязно\?/)
    expect(remarksIn(null, 'Где?')).toMatch(/Что поправить +Чисто ли\? +Где\?/)
  })

  test('with words about the whole only says those', () => {
    expect(remarksIn('Пришлите чек.')).toMatch(/Что поправить +Пришлите чек\. +$/)
  })
})
