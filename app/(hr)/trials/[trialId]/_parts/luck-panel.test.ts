import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import type { LuckVerdict } from '@/lib/core/luck-meter'
import type { TrialLuck, TriedScheme } from '@/lib/core/scheme-trial'
import { aComponent, aGate, aScheme } from '@/test/factories/pay'
import { markupIn, textOf } from '@/test/markup'
import { LuckBeside, LuckPanel } from './luck-panel'

const nothingDrawn: TrialLuck = {
  ...{ seed: 1, draws: 40, payouts: 12, of: 12, residuals: 0 },
  ...{ noiseShare: null, verdict: 'nothing-sampled', luckiest: null, part: null },
}

const value = {
  kind: 'formula',
  subject: 'person',
  periods: 1,
  formula: 'IF(AND(FAILURES("all") = 0, SCORE("all") >= 0.8), 1, 0)',
  scores: [{ code: 'all', source: { kind: 'all' } }],
} as const

const document = aScheme({
  components: [aComponent({ title: { ru: 'Без нарушений', en: 'Safe' }, value })],
  gates: [aGate({ title: { ru: 'Повтор', en: 'Twice' } })],
})

function panelIn(locale: 'ru' | 'en', luck: TrialLuck): string {
  const scheme: TriedScheme = {
    ...{ schemeId: 's', name: {}, version: null, revision: 1, fingerprint: 'f', document, luck },
    ...{ comparedWith: 'nothing', payouts: [], paid: [], unpaid: [] },
    ...{ neighbours: [], neighboursFound: 0 },
  }
  return markupIn(locale, createElement(LuckPanel, { scheme }))
}

test('a trial says of which parts luck was not measured, and not that there was none', () => {
  const luck = {
    ...nothingDrawn,
    notMeasured: [{ title: { ru: 'Без нарушений', en: 'Safe' }, reads: ['visits', 'failures'] }],
  } as const
  const [ru, en] = [panelIn('ru', luck), panelIn('en', luck)]
  expect(ru).toContain('не измерено влияние числа проверок и грубых нарушений: взято то, что было.')
  expect(en).toContain('“Safe”: the effect of numbers of visits and critical failures.')
  expect(en).not.toContain('There is no room for luck')
})

test('a trial of the time before says so of every formula that reads visits, and of such gates', () => {
  const en = panelIn('en', nothingDrawn)
  expect(en).toContain(
    '“Safe”: the effect of the scores that its formula reads and critical failures.',
  )
  expect(en).toContain('“Twice”: the effect of critical failures.')
  expect(en).not.toContain('There is no room for luck')
})

test('where nothing that visits tell is read, there is no room for luck', () => {
  const en = panelIn('en', { ...nothingDrawn, notMeasured: [] })
  expect(en).toContain('There is no room for luck')
  expect(en).not.toContain('Not measured')
})

const measured: TrialLuck = { ...nothingDrawn, residuals: 36, notMeasured: [] }
const throughStep = { title: { ru: 'Качество', en: 'Quality' }, hasStep: true, visits: '3.5' }
const throughSlope = { ...throughStep, hasStep: false }

const verdicts: readonly {
  readonly verdict: LuckVerdict
  readonly noiseShare: string | null
  readonly part?: TrialLuck['part']
  readonly ru: string
  readonly en: string
}[] = [
  {
    ...{ verdict: 'mostly-luck', noiseShare: '0.6349', part: throughStep },
    ru: '63 % Больше половины различий в премии, 63 %, объясняет случай: какие проверки выпали на месяц, а не как человек работает; больше всего его даёт часть «Качество»: её порог или ступень опирается на немногие проверки, в среднем 3,5 на выплату.',
    en: '63 % More than half of the differences in pay, 63 %, are luck: which visits happened to be made, not how people work; most of it comes through “Quality”, whose threshold or step rests on few visits, 3.5 to a payout on average.',
  },
  {
    ...{ verdict: 'much-luck', noiseShare: '0.4000', part: throughSlope },
    ru: '40 % Заметную часть различий в премии, 40 %, объясняет случай: какие проверки выпали на месяц; больше всего его даёт часть «Качество», в среднем проверок на выплату: 3,5.',
    en: '40 % A good part of the differences in pay, 40 %, is luck: which visits happened to be made; most of it comes through “Quality”, with 3.5 visits to a payout on average.',
  },
  {
    ...{ verdict: 'some-luck', noiseShare: '0.1250' },
    ru: '13 % Случай объясняет 13 % различий в премии, остальное говорит о работе.',
    en: '13 % Luck explains 13 % of the differences in pay; the rest speaks of the work.',
  },
  {
    ...{ verdict: 'little-luck', noiseShare: '0.0200', part: throughStep },
    ru: '2 % Различия в премии почти не зависят от случая: 2 %.',
    en: '2 % The differences in pay hardly depend on luck: 2 %.',
  },
  {
    ...{ verdict: 'no-differences', noiseShare: null },
    ru: 'Премии не различаются из-за проверок: обычно потому, что проверок меньше минимума и части платятся полностью.',
    en: 'Pay does not differ because of visits: mostly because there were fewer than the minimum and the parts are paid in full.',
  },
  {
    ...{ verdict: 'too-few-people', noiseShare: null },
    ru: 'Выплат меньше десяти: о доле случая сказать нельзя.',
    en: 'Fewer than ten payouts: the share of luck cannot be told.',
  },
  {
    ...{ verdict: 'shared-pool', noiseShare: null },
    ru: 'Для общей суммы доля случая не считается: часть каждого зависит и от того, что случайно выпало остальным.',
    en: 'The share of luck is not measured for a pool: everybody’s part also depends on what fell to the others by chance.',
  },
]

const titles = {
  ru: 'Доля случая в различиях между людьми',
  en: 'Share of luck in the differences between people',
} as const

const drawn = {
  ru: 'Каждую проверку 40 раз заменили случайной: насколько проверки людей отходят от их средних, взято из 36 проверок. Каждый раз премию посчитали заново.',
  en: 'Every visit was replaced 40 times by a random one: how far visits lie from people’s own means was taken from 36 visits. Each time, pay was computed anew.',
} as const

describe.each(['ru', 'en'] as const)('the verdict is one sentence: %s', (locale) => {
  const saidOf = (luck: TrialLuck) => textOf(panelIn(locale, luck)).trim()

  test.each(verdicts)('$verdict', ({ verdict, noiseShare, part = null, ...said }) => {
    const told = `${titles[locale]} ${said[locale]}`
    const how = verdict === 'shared-pool' ? '' : ` ${drawn[locale]}`
    expect(saidOf({ ...measured, verdict, noiseShare, part })).toBe(`${told}${how}`)
  })

  test('without repeated visits of its own, and for a part of the payouts, it says so', () => {
    const luck = { ...measured, residuals: 0, payouts: 12, of: 400 }
    const told = {
      ru: 'с обычным для одной проверки разбросом: своих повторных проверок мало. Каждый раз премию посчитали заново. Так посчитаны 12 выплат из 400.',
      en: 'with the usual spread of a single visit: there are too few repeated visits of your own. Each time, pay was computed anew. This was done for 12 payouts of 400.',
    } as const
    expect(saidOf({ ...luck, verdict: 'some-luck', noiseShare: '0.2' })).toContain(told[locale])
  })
})

describe('two schemes beside each other', () => {
  const beside = (locale: 'ru' | 'en', first: string | null, second: string | null) => {
    const [one, other] = [first, second].map((noiseShare) => ({ ...measured, noiseShare }))
    if (one === undefined || other === undefined) throw new Error('Two are compared')
    return textOf(markupIn(locale, createElement(LuckBeside, { first: one, second: other })))
  }

  test('the one that leaves less to luck is named, with both shares', () => {
    expect(beside('ru', '0.12', '0.4')).toContain(
      'Первая схема оставляет случаю меньше: 12 % против 40 %.',
    )
    expect(beside('en', '0.12', '0.4')).toContain(
      'The first scheme leaves less to luck: 12 % against 40 %.',
    )
    expect(beside('ru', '0.4', '0.12')).toContain(
      'Вторая схема оставляет случаю меньше: 12 % против 40 %.',
    )
    expect(beside('en', '0.4', '0.12')).toContain(
      'The second scheme leaves less to luck: 12 % against 40 %.',
    )
  })

  test('less than five points apart they do not differ; five they do', () => {
    expect(beside('ru', '0.3', '0.3499')).toContain(
      'По доле случая схемы не различаются: 30 % и 35 %.',
    )
    expect(beside('en', '0.3499', '0.3')).toContain(
      'In luck the schemes do not differ: 35 % and 30 %.',
    )
    expect(beside('en', '0.3', '0.35')).toContain('The first scheme leaves less to luck')
    expect(beside('en', '0.35', '0.3')).toContain('The second scheme leaves less to luck')
  })

  test('where a share cannot be told nothing is compared', () => {
    expect(beside('en', null, '0.3')).toBe('')
    expect(beside('en', '0.3', null)).toBe('')
  })
})
