import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import type { PeriodFacts } from '@/lib/core/period-snapshot'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { StatementDocument } from '@/lib/core/statement'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aComponent, aGate, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, compute, percents } from '@/test/factories/pay-period'
import { statementReport } from '../report'
import { readingOf } from './statement-figures'
import type { SayStatement } from './statement-words'

/** Of Anna Sokolova. */
function statementIn(facts: PeriodFacts): StatementDocument {
  const found = compute(facts).statements.find(({ person }) => person.id === 'sokolova')
  return found as StatementDocument
}

function reportOf(facts: PeriodFacts, locale: Locale) {
  const say = createTranslator({
    locale,
    messages: messagesIn(locale) as Record<string, never>,
    namespace: 'pay.statement' as never,
  }) as SayStatement
  const view = {
    ...{ document: statementIn(facts), decisions: [], isCurrent: true, seal: 'a1b2' },
    ...readingOf(facts.schemes[0]?.document.components ?? []),
    timeZone: 'Europe/Moscow',
  }
  const report = statementReport(view, say, formatFor(locale))
  return JSON.parse(JSON.stringify(report).replace(/\u00a0/g, ' ')) as typeof report
}

const figure = (code: string) => aComponent({ code, share: '0.5', value: aKpi(code) })
const document = aScheme({ components: [figure('trips'), figure('calls')] })

const facts = (workedDays: string, decidedTrips: string | null): PeriodFacts =>
  factsUnder(document, {
    kpiFacts: [aFact('trips', '1'), aFact('calls', '0.9')],
    people: [
      aPerson({
        payFacts: [{ id: 'pay', month: '2026-10', workedDays, normDays: '21', baseAmount: null }],
        ...(decidedTrips !== null && {
          decisions: [
            {
              ...{ schemeVersionId: 'scheme-4', component: 'trips', kind: 'amount' as const },
              ...{ amount: decidedTrips, reason: 'Order 12', at: '2026-11-02T10:00:00.000Z' },
              by: { id: 'hr', name: 'Markova E.' },
            },
          ],
        }),
      }),
    ],
  })

test('days beyond the norm raise the base, and the sentence says so', () => {
  const more = facts('25', null)
  expect(reportOf(more, 'ru').base[1]).toBe(
    'Отработано 25 из 21 дня, основа увеличена в той же доле.',
  )
  expect(reportOf(more, 'en').base[1]).toBe(
    '25 of 21 days worked; the base grows in the same proportion.',
  )
  expect(reportOf(facts('20', null), 'ru').base[1]).toContain('уменьшена')
  expect(reportOf(facts('20', null), 'en').base[1]).toContain('shrinks')
})

test('what a person took from a line is named before a smaller loss of another line', () => {
  expect(reportOf(facts('21', null), 'ru').lead.join(' ')).toContain('часть «calls»')
  expect(reportOf(facts('21', '20000.00'), 'ru').lead).toContain(
    'Больше всего снято решением по части «trips»: минус 10 000,00 ₽.',
  )
  expect(reportOf(facts('21', '29000.00'), 'ru').lead.join(' ')).toContain(
    'Больше всего не хватило по части «calls»',
  )
})

describe('more than is usual', () => {
  const exceeded = (decidedTrips: string | null): PeriodFacts => ({
    ...facts('21', decidedTrips),
    kpiFacts: [aFact('trips', '1'), aFact('calls', '1.2')],
  })

  test('because a person decided so is no plan exceeded', () => {
    expect(reportOf(facts('21', '90000.00'), 'ru').lead[0]).toBe(
      'Больше обычных 60 000,00 ₽: сумму подняло решение по части «trips».',
    )
    expect(reportOf(facts('21', '90000.00'), 'en').lead[0]).toBe(
      'More than the usual ₽60,000.00: a decision about “trips” raised it.',
    )
  })

  test('because a plan was exceeded, and where a person added to it, how much', () => {
    expect(reportOf(exceeded(null), 'ru').lead[0]).toBe(
      'Больше обычных 60 000,00 ₽: есть перевыполнение.',
    )
    expect(reportOf(exceeded('31000.00'), 'ru').lead[0]).toBe(
      'Больше обычных 60 000,00 ₽: есть перевыполнение, и ещё 1 000,00 ₽ добавило решение по части «trips».',
    )
    expect(reportOf(exceeded('31000.00'), 'en').lead[0]).toBe(
      'More than the usual ₽60,000.00: the plan was exceeded, and ₽1,000.00 more was added by a decision about “trips”.',
    )
    // What a person took does not raise anything.
    expect(reportOf(exceeded('29000.00'), 'ru').lead[0]).toBe(
      'Больше обычных 60 000,00 ₽: есть перевыполнение.',
    )
  })
})

describe('what a smoothed part lacks', () => {
  /**
   * By hand: own visits 80 %, another's 90 %, so the group is 85 % and R(4) = 84/163. The value is
   * 0.85 - 0.05 * 84/163 = 0.8242331, its rate 0.2242331/0.35 = 0.6406661, the line 15,375.99 of 24,000:
   * 8,624.01 are lacking. Visits of 100 % give 0.9273006 and 22,443.47: 7,067.48 more. The other
   * 1,556.53 no visit of this month could have won. With the 3,600 of the calls: 12,224.01 of 60,000.
   */
  const own = percents('80', '80', '80', '80')
  const scores = [
    ...own,
    ...percents('90', '90', '90', '90').map((score) => ({
      ...score,
      visitId: `other-${score.visitId}`,
      scoreId: `other-${score.scoreId}`,
      personId: 'other',
    })),
  ]
  const courtesy = aComponent({
    share: '0.4',
    sampling: { minimumVisits: 3, smoothing: 'reliability' },
    curve: {
      kind: 'points',
      points: [
        { at: '0.60', rate: '0' },
        { at: '0.95', rate: '1' },
      ],
    },
  })
  const calls = aComponent({ code: 'calls', share: '0.6', value: aKpi('calls') })
  const smoothed = (more: Partial<SchemeDocument> = {}): PeriodFacts =>
    factsUnder(aScheme({ components: [courtesy, calls], ...more }), {
      kpiFacts: [aFact('calls', '0.9')],
      people: [aPerson(), aPerson({ id: 'other', personnelNumber: '0043' })],
      scores,
    })

  test('is what its line lacks; what 100 % would have added and what smoothing holds back add up to it', () => {
    const report = reportOf(smoothed(), 'ru')
    expect(report.amount).toBe('47 775,99 ₽')
    expect(report.rows[0]?.amount).toBe('15 375,99')
    expect(report.lead).toEqual([
      'Из возможных 60 000,00 ₽.',
      'Больше всего не хватило по части «courtesy»: 82,42 %, минус 8 624,01 ₽.',
      'Если бы каждая из этих проверок набрала 100 %, прибавилось бы 7 067,48 ₽, а не 8 624,01 ₽: ' +
        'остальные 1 556,53 ₽ удержало сближение со средней группы, ведь своих проверок мало.',
    ])
    expect(report.whatIf.entries).toEqual([
      {
        text:
          '«courtesy»: средняя по проверкам 100,00 % вместо 80,00 %; полной доли не дало бы и это: ' +
          'остальные 1 556,53 ₽ удерживает сближение со средней группы, ведь проверок мало',
        difference: '+7 067,48 ₽',
      },
      { text: '«calls»: 1 вместо 0,9', difference: '+3 600,00 ₽' },
    ])
  })

  test('in English', () => {
    const report = reportOf(smoothed(), 'en')
    expect(report.lead.slice(1)).toEqual([
      'The most was lost on “courtesy”: 82.42 %, minus ₽8,624.01.',
      'Had each of these visits scored 100 %, ₽7,067.48 would have been added rather than ₽8,624.01: ' +
        'drawing the score to the group’s mean holds back the other ₽1,556.53, for the visits are few.',
    ])
    expect(report.whatIf.entries[0]?.text).toContain(
      'drawing the score to the group’s mean holds back the other ₽1,556.53, for visits are few',
    )
  })

  test('what a bound or a gate takes as well is not laid to smoothing', () => {
    const gated = smoothed({
      gates: [aGate({ condition: { kind: 'failures', subject: 'person', atLeast: 0 } })],
    })
    for (const facts of [smoothed({ cap: '50000.00' }), gated]) {
      const { lead, whatIf } = reportOf(facts, 'ru')
      expect(lead.join(' ')).not.toContain('сближение')
      expect(whatIf.entries.map(({ text }) => text).join(' ')).not.toContain('остальные')
    }
  })

  test('under a cap no part lacks more than the whole payout', () => {
    expect(reportOf(smoothed({ cap: '47000.00' }), 'ru').lead).toEqual(['Выплачено всё возможное.'])
    // The payout is not capped, but what would be full is.
    expect(reportOf(smoothed({ cap: '50000.00' }), 'ru').lead).toEqual([
      'Из возможных 50 000,00 ₽.',
      'Больше всего не хватило по части «courtesy»: 82,42 %, минус 2 224,01 ₽.',
    ])
  })
})

test('a part that a person decided not to pay is what cost most', () => {
  const held = aScheme({
    components: [aComponent({ share: '0.5', missing: 'hold' }), figure('calls')],
  })
  const decision = {
    ...{ schemeVersionId: 'scheme-4', component: 'courtesy', kind: 'zero' as const, amount: null },
    ...{ reason: 'Order 12', at: '2026-11-02T10:00:00.000Z', by: { id: 'hr', name: 'Markova E.' } },
  }
  const facts = factsUnder(held, {
    kpiFacts: [aFact('calls', '0.9')],
    people: [aPerson({ decisions: [decision] })],
  })
  expect(reportOf(facts, 'ru').lead).toContain(
    'Больше всего снято решением по части «courtesy»: минус 30 000,00 ₽.',
  )
})
