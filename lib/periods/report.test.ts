import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import type { ScoringPolicies } from '@/lib/core/checklist'
import type { PeriodFacts } from '@/lib/core/period-snapshot'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aChecklistDocument } from '@/test/factories'
import {
  aComponent,
  aDriverScheme,
  aGate,
  aKpi,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
} from '@/test/factories/pay'
import { aFact, only, percents, reading } from '@/test/factories/pay-period'
import { percentBeside } from './formats/statement-words'
import { type StatementInput, statementReport } from './report'

const workedExample = factsUnder(aDriverScheme(), {
  positions: [{ id: 'driver', name: 'Driver' }],
  kpiFacts: [
    aFact('trips', '20'),
    aFact('on_time', '1'),
    aFact('clean', '1'),
    aFact('handover', '1'),
  ],
  scores: percents('79', '90'),
})

/** Plain spaces, so that expectations can be read. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/\u00a0/g, ' '))

function reportOf(facts: PeriodFacts, locale: Locale, more: Partial<StatementInput> = {}) {
  const translate = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.statement' as never,
  }) as (key: string, values?: Record<string, string | number>) => string
  const view = {
    document: only(facts),
    decisions: [],
    isCurrent: true,
    seal: 'a1b2',
    curves: Object.fromEntries(
      (facts.schemes[0]?.document.components ?? []).map(({ code, curve }) => [code, curve]),
    ),
    timeZone: 'Europe/Moscow',
    ...more,
  }
  const report = statementReport(view, translate, formatFor(locale))
  return plain(report) as ReturnType<typeof statementReport>
}

const approved = {
  kind: 'approved',
  decidedBy: 'account',
  decidedByName: 'Маркова Е.',
  reason: null,
  lockOrder: null,
  // Already the next day in Moscow.
  decidedAt: new Date('2026-11-02T22:00:00Z'),
} as const

describe('the worked example in Russian', () => {
  const report = reportOf(workedExample, 'ru', { decisions: [approved] })

  test('says who, when, how much and why so', () => {
    expect(report.head).toBe('Расчёт премии · Anna Sokolova, driver · октябрь 2026')
    expect(report.amount).toBe('53 400,00 ₽')
    expect(report.lead).toEqual([
      'Из возможных 60 000,00 ₽.',
      'Не полностью выплачена часть «trips»: 80,00 %, минус 6 600,00 ₽.',
      'За часть «courtesy» выплачено полностью, хотя проверок было мало.',
    ])
    expect(report.caution).toBeNull()
  })

  test('shows a plan with its fact and the way to the amount', () => {
    expect(report.rows[0]).toEqual({
      stint: null,
      code: 'trips',
      title: 'trips',
      note: 'план 25, выполнено 20',
      tone: 'plain',
      value: '80,00 %',
      n: null,
      interval: null,
      range: null,
      share: '55 %',
      rate: '80 %',
      amount: '26 400,00',
      why: ['60 000,00 ₽ × 55 % × 80 % = 26 400,00'],
      visits: [],
      figures: ['октябрь 2026: 20'],
    })
  })

  test('shows a score on few visits with its interval, the rule applied and the days', () => {
    expect(report.rows[2]).toMatchObject({
      note: 'проверок мало: 2 из 3, выплачено полностью',
      tone: 'few',
      value: '84,50 %',
      n: 'n = 2',
      interval: { low: '76.94', high: '92.06', mean: '84.50' },
      range: '90 %: 76,94–92,06',
      rate: '100 %',
      amount: '6 000,00',
      visits: [
        { visitId: 'visit-0', visitedOn: '2026-10-14', day: '14 октября', score: '79,00 %' },
        { visitId: 'visit-1', visitedOn: '2026-10-14', day: '14 октября', score: '90,00 %' },
      ],
    })
  })

  test('ends with what would have changed it, the scheme, the approver and the seal', () => {
    expect(report.total).toEqual({ label: 'Итого', amount: '53 400,00' })
    expect(report.whatIf.entries).toEqual([
      { text: '«trips»: 100,00 % вместо 80,00 %', difference: '+6 600,00 ₽' },
    ])
    expect(report.foot.slice(0, 2)).toEqual([
      'Схема «Service bonus», редакция 4 от 01.09.2026, положение № 17-P от 28.08.2026.',
      'Утверждено: Маркова Е., 03.11.2026.',
    ])
    expect(report.foot).toContain(
      'n: число проверок; «90 %»: пределы, в которых средняя по проверкам лежит с вероятностью 90 %.',
    )
    expect(report.foot).toContain(
      'Вопросы о расчёте задайте тем, кто в организации отвечает за кадры и премии.',
    )
    expect(report.seal).toEqual({ label: 'Отпечаток расчёта', value: 'a1b2' })
  })
})

describe('in English', () => {
  test('numbers, sentences and dates are those of the reader', () => {
    const report = reportOf(workedExample, 'en')
    expect(report.amount).toBe('₽53,400.00')
    expect(report.head).toBe('Bonus statement · Anna Sokolova, driver · October 2026')
    expect(report.lead).toEqual([
      'Out of ₽60,000.00 possible.',
      '“trips” was not paid in full: 80.00 %, minus ₽6,600.00.',
      'The part “courtesy” was paid in full although there were few visits.',
    ])
    expect(report.whatIf.entries[0]).toEqual({
      text: '“trips”: 100.00 % instead of 80.00 %',
      difference: '+\u2060₽6,600.00',
    })
    expect(report.caution).toBe('A proposal, not approved yet.')
  })
})

/** Said where even visits of 100 % would not reach the whole share: 60,000 * (1 - R(3)) * 20 %. */
const few =
  '; полной доли не дало бы и это: остальные 6 676,06 ₽ удерживает сближение со средней группы, ведь проверок мало'

describe('what a statement must not keep silent about', () => {
  test.each([
    [
      'points',
      {
        kind: 'points',
        points: [
          { at: '0.60', rate: '0' },
          { at: '0.95', rate: '1' },
        ],
      },
      'По шкале схемы 60 % даёт 0 % и 95 % даёт 100 %, между точками в пропорции. За 81,00 % платится 60 %.',
    ],
    [
      'tiers',
      {
        kind: 'tiers',
        compare: 'floor',
        tiers: [
          { from: '0.80', rate: '0.5' },
          { from: '0.90', rate: '1' },
        ],
      },
      'По ступеням схемы от 80 % платится 50 % и от 90 % платится 100 %. Значение сначала округляется вниз до целого процента. За 81,00 % платится 50 %.',
    ],
    [
      'a threshold',
      { kind: 'all-or-nothing', from: '0.85' },
      'По схеме эта часть платится целиком от 85 %, ниже не платится. За 81,00 % платится 0 %.',
    ],
    [
      'a cap',
      { kind: 'proportional', cap: '0.8' },
      'По схеме эта часть платится не больше чем на 80 %.',
    ],
    ['the value itself', { kind: 'proportional', cap: null }, null],
  ] as const)('how a value is paid by %s', (_name, curve, sentence) => {
    const document = aScheme({ components: [aComponent({ curve })] })
    const report = reportOf(factsUnder(document, { scores: percents('80', '81', '82') }), 'ru')
    const why = report.rows[0]?.why ?? []
    expect(why.at(-1)).toContain('100 % × ')
    expect(why.slice(0, -1)).toEqual(sentence === null ? [] : [sentence])
  })

  test('a score just below its gate does not read as if it had reached it', () => {
    expect(percentBeside('0.849996', '0.85')).toBe('84.9996')
    expect(percentBeside('5/6', '0.85')).toBe('83.33')
    expect(percentBeside('0.85', '17/20')).toBe('85.00')
  })

  test('a gate that applied, its visits, and what its absence would have paid', () => {
    const document = aScheme({ gates: [aGate()] })
    const scores = percents('100', '100', '100').map((score, index) =>
      index < 2 ? { ...score, criticalFailures: 1 } : score,
    )
    const report = reportOf(factsUnder(document, { scores }), 'ru')
    expect(report.gates[0]?.text).toBe(
      'Ограничение «critical failure confirmed twice»: критических нарушений 2, граница 2. Премия не больше 80 %.',
    )
    expect(report.gates[0]?.visits).toHaveLength(2)
    expect(report.lead[1]).toContain(
      'ограничение «critical failure confirmed twice»: минус 12 000,00',
    )
    expect(report.rows[0]?.why.at(-1)).toBe('После ограничений и округления: 48 000,00.')
  })

  test('an adjustment of an earlier month stands beneath the lines and in the total', () => {
    const adjustment = {
      id: 'adjustment-1',
      amount: '5000.00',
      cause: 'appeal',
      note: 'greeting corrected',
      statementId: 'statement-of-september',
      month: '2026-09',
      schemeVersionId: 'scheme-4',
    } as const
    const people = [aPerson({ adjustments: [adjustment] })]
    const facts = factsUnder(reading({}), { people, scores: percents('50', '50', '50') })
    const report = reportOf(facts, 'ru')
    expect(report.extraRows).toEqual([
      {
        key: 'adjustment-1',
        title: 'Исправление за сентябрь 2026',
        note: 'апелляция: greeting corrected',
        amount: '+5 000,00',
        statementId: 'statement-of-september',
      },
    ])
    expect(report.total.amount).toBe('35 000,00')
  })

  test('a correction says what was another then, which parts pay differently, what was paid before', () => {
    const title = { ru: 'Вежливость', en: 'Courtesy' }
    const adjustment = {
      id: 'adjustment-1',
      amount: '-250.00',
      cause: 'pay-fact-correction',
      note: '',
      statementId: null,
      month: '2026-09',
      schemeVersionId: 'scheme-4',
      paidBefore: '1000.00',
      lines: [
        { code: 'courtesy', title, amount: '-200.00' },
        { code: 'trips', title: { en: 'Trips' }, amount: '-50.00' },
      ],
      changes: [
        {
          kind: 'visit',
          visitId: 'visit-1',
          visitedOn: '2026-09-14',
          before: { exact: '849/10', text: '84.90' },
          after: { exact: '851/10', text: '85.10' },
        },
        { kind: 'figure', title, metric: 'trips', month: '2026-09', before: null, after: '0.9' },
        {
          kind: 'days',
          before: { worked: '21', norm: '21' },
          after: { worked: '10.5', norm: '21' },
        },
        { kind: 'base', before: null, after: '10000.00' },
        {
          kind: 'decision',
          title,
          decision: 'pay',
          reason: 'приказ 12',
          by: { id: 'markova', name: 'Маркова Е.' },
        },
      ],
    } as const
    const people = [aPerson({ schemeVersionIds: [], adjustments: [adjustment] })]
    const facts = factsUnder(reading({}), { people })
    const report = reportOf(facts, 'ru')
    expect(report.extraRows[0]?.note).toBe(
      'исправлен табель: проверка 14 сентября, было 84,90 %, стало 85,10 %; ' +
        '«Вежливость», было нет, стало 0,9; отработано, было 21 из 21 дн., стало 10,5 из 21 дн.; ' +
        'основа премии, было нет, стало 10 000,00 ₽; ' +
        '«Вежливость» выплачивается полностью, приказ 12 (Маркова Е.). ' +
        '«Вежливость» −200,00 ₽ и «Trips» −50,00 ₽. Раньше по этой причине учтено: +1 000,00 ₽',
    )
    expect(report.lead).toEqual([
      'Здесь только исправления за прошлые месяцы: −250,00 ₽. За этот месяц схема ничего не начисляет.',
    ])
    expect(report.base).toEqual([])
    expect(report.rows).toEqual([])
    expect(reportOf(facts, 'en').extraRows[0]?.note).toContain(
      'timesheet corrected: visit of 14 September, was 84.90 %, is 85.10 %; “Courtesy”, was none, is 0.9',
    )
  })

  test('a decided line and a late visit say so', () => {
    const decided = {
      schemeVersionId: 'scheme-4',
      component: 'courtesy',
      kind: 'amount',
      amount: '5000.00',
      reason: 'приказ 12',
      by: { id: 'markova', name: 'Маркова Е.' },
      at: '2026-11-02T09:00:00.000Z',
    } as const
    const people = [aPerson({ decisions: [decided] })]
    const late = aScore('late', { visitedOn: '2026-09-30' })
    const facts = factsUnder(reading({}), { people, scores: [...percents('50', '50'), late] })
    const report = reportOf(facts, 'ru')
    expect(report.amount).toBe('5 000,00 ₽')
    expect(report.rows[0]).toMatchObject({
      amount: '5 000,00',
      rate: null,
      note: 'Посчитано 40 000,00 ₽, решено выплатить 5 000,00 ₽: приказ 12 (Маркова Е.)',
    })
    expect(report.rows[0]?.visits.map((visit) => visit.late)).toEqual([
      'принята, когда сентябрь 2026 уже закрыли, поэтому учтена в этом месяце',
      null,
      null,
    ])
  })

  test('a figure that nobody delivered, a held part, and days not worked', () => {
    const document = aScheme({
      components: [
        aComponent({
          code: 'trips',
          share: '0.5',
          value: aKpi('trips', '25'),
          missing: 'pay-zero',
        }),
        aComponent({ code: 'courtesy', share: '0.5', missing: 'hold' }),
      ],
    })
    const people = [
      aPerson({
        payFacts: [
          { id: 'pay-10', month: '2026-10', workedDays: '11', normDays: '22', baseAmount: null },
        ],
      }),
    ]
    const report = reportOf(factsUnder(document, { people }), 'ru')
    expect(report.amount).toBe('0,00 ₽')
    expect(report.rows.map((row) => row.note)).toEqual([
      'показатель не передан, не выплачено',
      'проверок не было, ждёт решения',
    ])
    expect(report.lead).toContain(
      'Не полностью выплачена часть «trips»: показатель не передан, минус 15 000,00 ₽.',
    )
    expect(report.lead).toContain('Часть «courtesy» ждёт решения и пока не выплачивается.')
    expect(report.base[1]).toBe('Отработано 11 из 22 дней, основа уменьшена в той же доле.')
    expect(report.whatIf.entries.map((entry) => entry.text)).toEqual([
      '«trips»: 100,00 %, если бы показатель передали',
      'Решение выплатить «courtesy» полностью',
    ])
  })

  test('a statement that a new run has replaced', () => {
    expect(reportOf(workedExample, 'ru', { isCurrent: false }).caution).toBe(
      'Это прежний расчёт: его заменил новый.',
    )
  })

  test('points of all visits together are said with their sums, and no mean is spoken of', () => {
    const sampling = { minimumVisits: 3, smoothing: 'reliability' } as const
    const points = { earned: '8/1', possible: '10/1' }
    const scores = percents('50', '80', '90').map((score) => ({ ...score, points }))
    const facts = factsUnder(reading({}, { sampling }), { scores })
    const report = reportOf(facts, 'ru')
    expect(report.rows[0]?.why.slice(0, 2)).toEqual([
      'Оценка за период: баллы всех проверок вместе, 24 из 30.',
      'Оценка 80,00 % по 3 проверкам сближена со средней группы 80,00 %: своя учтена на 44,37 %, остальное даёт средняя группы.',
    ])
    expect(report.whatIf.entries[0]?.text).toBe(`«courtesy»: 100,00 % вместо 80,00 %${few}`)
    // By hand: R(3) = 0.63/1.42; 60,000 * 20 % * R(3) is what the best visits would add to 48,000.
    expect(report.lead.slice(1)).toEqual([
      'Не полностью выплачена часть «courtesy»: 80,00 %, минус 12 000,00 ₽.',
      'Если бы каждая из этих проверок набрала 100 %, прибавилось бы 5 323,94 ₽, а не 12 000,00 ₽: ' +
        'остальные 6 676,06 ₽ удержало сближение со средней группы, ведь своих проверок мало.',
    ])
    expect(reportOf(facts, 'en').lead[1]).toBe(
      '“courtesy” was not paid in full: 80.00 %, minus ₽12,000.00.',
    )
    expect(reportOf(facts, 'en').rows[0]?.why[0]).toBe(
      'The score of the period: points of all visits together, 24 of 30.',
    )
  })

  test('of a smoothed score, the mean of the visits that would have changed it', () => {
    const sampling = { minimumVisits: 3, smoothing: 'reliability' } as const
    const own = percents('80', '80', '80')
    const others = percents('60', '60', '60').map((score) => ({
      ...score,
      visitId: `other-${score.visitId}`,
      scoreId: `other-${score.scoreId}`,
      personId: 'other',
    }))
    const report = reportOf(
      factsUnder(reading({}, { sampling }), { scores: [...own, ...others] }),
      'ru',
    )
    expect(report.whatIf.entries[0]?.text).toBe(
      `«courtesy»: средняя по проверкам 100,00 % вместо 80,00 %${few}`,
    )
    expect(report.rows[0]?.why[0]).toMatch(
      /^Средняя 80,00 % по 3 проверкам сближена со средней группы/,
    )
  })

  describe('of a formula, what another score would have changed', () => {
    const bonus = (formula: string, isOld = false) => {
      const source = (id: 'store' | 'call') => ({ kind: 'touchpoint', id }) as const
      const scores = [
        { code: 'all', source: { kind: 'all' } as const },
        { code: 'shop', source: source('store') },
        { code: 'call', source: source('call') },
      ]
      const value = { kind: 'formula', subject: 'person', periods: 1, formula, scores } as const
      const document = aScheme({ components: [aComponent({ code: 'bonus', value })] })
      const calls = percents('90', '90', '90').map((score) => ({
        ...score,
        visitId: `call-${score.visitId}`,
        scoreId: `call-${score.scoreId}`,
        touchpoint: 'call' as const,
      }))
      const visits = [...percents('70', '70', '70'), ...calls]
      const kept = isOld ? {} : { readingRule: 2 as const }
      const facts = factsUnder(document, { scores: visits, ...kept })
      return {
        ru: reportOf(facts, 'ru').whatIf,
        en: reportOf(facts, 'en').whatIf,
      }
    }

    test('is the mean of the visits that it reads', () => {
      const { ru, en } = bonus('IF(SCORE("shop") >= 0.8, 1, 0)')
      expect([...ru.entries, ...en.entries]).toEqual([
        {
          text: '«bonus»: средняя по проверкам 80,00 % вместо 70,00 %',
          difference: '+60 000,00 ₽',
        },
        {
          text: '“bonus”: a mean of visits of 80.00 % instead of 70.00 %',
          difference: '+\u2060₽60,000.00',
        },
      ])
      expect([ru.none, ru.uncounted]).toEqual([null, []])
    })

    test('names the score where there are several, and says where one is not enough', () => {
      const { ru, en } = bonus('IF(SCORE("shop") >= 0.8, SCORE("call"), 0)')
      const told = [...ru.entries, ...en.entries].map(({ text }) => text)
      expect(told).toEqual([
        '«bonus»: ОЦЕНКА("shop"), 80,00 % вместо 70,00 %; одно это полной доли не дало бы',
        '“bonus”: SCORE("shop"), 80.00 % instead of 70.00 %; this alone would not give the whole share',
      ])
    })

    test('says of what it is not measured, and then not that nothing would have changed it', () => {
      const { ru, en } = bonus('IF(AND(FAILURES("all") = 0, VISITS("all") > 6), 1, 0)')
      expect([ru.none, en.none]).toEqual([null, null])
      expect([...ru.uncounted, ...en.uncounted]).toEqual([
        'Для части «bonus» не измерено влияние числа проверок и грубых нарушений.',
        'Not measured for “bonus”: what another number of visits and fewer critical failures would have changed.',
      ])
    })

    test('is not said of statements of the time before, and they say so', () => {
      const { ru } = bonus('IF(SCORE("shop") >= 0.8, 1, 0)', true)
      expect(ru).toMatchObject({
        entries: [],
        none: null,
        uncounted: ['Для части «bonus» не измерено влияние оценок проверок.'],
      })
      expect(bonus('1').ru).toMatchObject({
        none: 'До полной выплаты ни один показатель этого периода ничего бы не добавил.',
        uncounted: [],
      })
    })
  })

  test('a sum that can be done again: shares and rates with the places that it needs', () => {
    const document = aScheme({
      components: [
        aComponent({ code: 'trips', share: '0.5', value: aKpi('trips', '3') }),
        aComponent({ code: 'courtesy', share: '0.5', missing: 'renormalise' }),
      ],
    })
    const report = reportOf(factsUnder(document, { kpiFacts: [aFact('trips', '2')] }), 'ru')
    expect(report.rows[0]?.why).toEqual(['60 000,00 ₽ × 100 % × 66,666667 % = 40 000,00'])
    expect(report.rows[1]).toMatchObject({
      rate: null,
      note: 'проверок не было, доля разделена между остальными',
      why: [],
    })
  })
})

describe('a month whose rule weighs touchpoints', () => {
  const scores = [
    aScore('a', { total: '90/1', touchpoint: 'call' }),
    aScore('b', { total: '80/1', touchpoint: 'call' }),
    aScore('c', { total: '50/1', touchpoint: 'back-office' }),
  ]
  const strict: ScoringPolicies = {
    ...aChecklistDocument().policies,
    ...{ method: 'total-points', notApplicable: 'zero', unanswered: 'counts' },
  }
  const policies = new Map([['delivery-2', strict]])
  const touchpointWeights = { call: '40', 'back-office': '20.5' }
  const facts = factsUnder(reading({}), { scores, touchpointWeights })

  test('says of what the score is made, and how its visits were counted', () => {
    const ru = reportOf(facts, 'ru', { policies })
    expect(ru.rows[0]?.why[0]).toBe(
      'Оценка за период взвешена по каналам: звонки 40 (оценка 85,00 % по 2 проверкам) и звонки в офис 20,5 (оценка 50,00 % по 1 проверке).',
    )
    expect(ru.foot).toContain(
      'Оценка проверки: набранные баллы от возможных по всей анкете. «Не применимо» считается нулём. Вопросы без ответа считаются нулём.',
    )
    const en = reportOf(facts, 'en', { policies })
    expect(en.rows[0]?.why[0]).toContain('calls 40 (score 85.00 % over 2 visits)')
    expect(reportOf(facts, 'en').foot.join(' ')).not.toContain('The score of a visit')
  })

  test('says so where no visit had a weight', () => {
    const only = { store: '1' }
    const none = factsUnder(reading({}), { scores, touchpointWeights: only })
    expect(reportOf(none, 'ru').rows[0]?.why[0]).toContain('проверок в каналах с весом не было')
  })
})
