import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import type { SchemeDocument } from '@/lib/core/scheme'
import { schemeDifference } from '@/lib/core/scheme-difference'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { type Locale, locales } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aComponent, aDriverScheme, aGate, aKpi, aScheme, ownScore } from '@/test/factories/pay'
import { schemeTemplates } from '../schema'
import {
  changeText,
  componentLine,
  gateLine,
  type SayScheme,
  type SchemeWords,
} from './scheme-words'
import { schemeFromTemplate } from './templates'

function wordsIn(locale: Locale): SchemeWords {
  const say = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.schemes' as never,
    onError: (error) => {
      throw error
    },
  }) as unknown as SayScheme
  const choices = {
    positions: [{ id: 'driver', name: 'Водитель' }],
    units: [],
    checklists: [{ id: 'c', title: { ru: 'Доставка' }, isRetired: false, sections: [] }],
    standards: [],
    metrics: [
      {
        ...({ code: 'answer_time', title: {}, unit: 'seconds' } as const),
        ...({ direction: 'less', target: null } as const),
      },
    ],
  }
  return { say, format: formatFor(locale), choices }
}

const told = (before: SchemeDocument, after: SchemeDocument, locale: Locale = 'ru') =>
  schemeDifference(before, after).map((change) =>
    changeText(change, [before, after], wordsIn(locale)).replaceAll('\u00a0', ' '),
  )

const titled = (ru: string) => ({ title: { ru } })

describe('a part in one line', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ')

  test.each(locales.flatMap((locale) => schemeTemplates.map((name) => [locale, name] as const)))(
    '%s, every part of %s: its share, what is measured, how it is paid',
    (locale, name) => {
      const { components } = schemeFromTemplate(name, 'RUB', '2026-11-01')
      for (const component of components) {
        const line = plain(componentLine(component, wordsIn(locale)))
        expect(line.split(' · ').length).toBeGreaterThanOrEqual(3)
        expect(line).toMatch(/^\d+ % · \S/)
        expect(line).not.toContain('\n')
      }
    },
  )

  test('also while it is being written, and a limit says what it leaves', () => {
    const half = aComponent({
      share: '0,',
      curve: { kind: 'formula', formula: 'IF(value >' },
      value: { ...aKpi('answer_time'), target: 'x' },
    })
    expect(componentLine(half, wordsIn('ru'))).toContain(' · ')
    expect(plain(gateLine(aGate({ capRate: '0.5' }), wordsIn('ru')))).toMatch(
      /: не больше 50 % премии$/,
    )
  })
})

describe('the difference between versions in words', () => {
  test('names the steps of a figure without a plan in its own unit', () => {
    const from = (seconds: string, target: string | null) =>
      aScheme({
        components: [
          aComponent({
            ...{ ...titled('Ответ'), value: aKpi('answer_time', target) },
            curve: { kind: 'all-or-nothing', direction: 'falling', from: seconds },
          }),
        ],
      })
    expect(told(from('20', null), from('30.5', null)).join()).toMatch(/20 с.*30,5 с/)
    expect(told(from('20', null), from('30.5', null), 'en').join()).toMatch(/20 s.*30.5 s/)
    expect(told(from('1', '20'), from('1.2', '20')).join()).toMatch(/100 %.*120 %/)
  })

  test('names a share, a value and a curve as people say them', () => {
    const before = aScheme({ components: [aComponent({ ...titled('Вежливость'), share: '0.1' })] })
    const after = aScheme({
      components: [
        aComponent({
          ...titled('Вежливость'),
          share: '0.15',
          value: { ...ownScore, source: { kind: 'checklist', id: 'c' }, periods: 3 },
          curve: { kind: 'all-or-nothing', from: '0.95' },
          sampling: { minimumVisits: 8, smoothing: 'reliability' },
        }),
      ],
    })
    expect(told(before, after)).toEqual([
      'Часть «Вежливость», доля: было 10 %, стало 15 %.',
      'Часть «Вежливость», что измеряется: было оценка самого человека: все проверки, стало оценка самого человека: Доставка, за 3 периода.',
      'Часть «Вежливость», выборка: было не меньше 3 проверок, без сглаживания, стало не меньше 8 проверок, со сглаживанием по надёжности.',
      'Часть «Вежливость», как платится: было пропорционально, стало всё или ничего, от 95 %.',
    ])
  })

  test('names money, people and regulation', () => {
    const { appliesTo } = aScheme()
    const after = aScheme({
      base: { kind: 'salary' },
      cap: '90000.00',
      appliesTo: { ...appliesTo, positionIds: ['driver', 'gone'] },
    })
    expect(told(aScheme(), after)).toEqual([
      'Должности: было все, стало Водитель, нет в списке.',
      'Основа: было 60 000,00 ₽, стало оклад.',
      'Не больше: было нет, стало 90 000,00 ₽.',
    ])
  })

  test('says a formula in the reader’s spelling', () => {
    const formula = {
      kind: 'formula',
      subject: 'person',
      periods: 1,
      formula: 'IF(KPI("trips") > 0.5, 1, 0)',
      scores: [],
    } as const
    const before = aScheme({ components: [aComponent({ value: aKpi('trips', '25') })] })
    const after = aScheme({ components: [aComponent({ value: formula })] })
    expect(told(before, after)[0]).toContain('ЕСЛИ(ПОКАЗАТЕЛЬ("trips") > 0,5; 1; 0)')
    expect(told(before, after, 'en')[0]).toContain('IF(KPI("trips") > 0.5, 1, 0)')
  })

  test.each(locales)('has words for every part of every template (%s)', (locale) => {
    const empty = aScheme({ components: [], gates: [] })
    for (const template of schemeTemplates) {
      const document = schemeFromTemplate(template, 'RUB', '2026-11-01')
      const changed = {
        ...document,
        components: document.components.map((component) => ({
          ...component,
          ...aComponent({ code: component.code, share: '0.01', missing: 'hold' }),
        })),
        gates: [aGate()],
      }
      for (const text of [...told(empty, document, locale), ...told(document, changed, locale)])
        expect(text).not.toMatch(/undefined|\{|pay\.schemes/)
    }
    expect(told(aDriverScheme(), empty, locale)).not.toEqual([])
  })
})
