import type { NotApplicable } from './answer-levels'
import type { Touchpoint } from './cast'
import type { Random } from './random'

/** What a visit left out, and which answers follow from that. */
export interface Pattern {
  readonly name: string
  readonly share: number
  readonly notApplicable: NotApplicable
  /** Places in a question's list of levels, best first, that are possible then. */
  readonly only: Readonly<Record<string, readonly number[]>>
}

const noTransfers = { warned: 'Переводов не было.', 'no-repeat': 'Переводов не было.' }

export const patterns: Readonly<Record<Touchpoint, readonly Pattern[]>> = {
  store: [
    { name: 'all', share: 0.55, notApplicable: {}, only: {} },
    {
      name: 'no-purchase',
      share: 0.2,
      notApplicable: {
        queue: 'Покупки не было.',
        'price-match': 'Покупки не было.',
        receipt: 'Покупки не было.',
      },
      only: {},
    },
    {
      name: 'asked-first',
      share: 0.15,
      notApplicable: { 'approach-time': 'Обратилась к продавцу сама, минуты через полторы.' },
      only: {},
    },
    {
      name: 'no-promotion',
      share: 0.1,
      notApplicable: { 'promo-stock': 'На эту группу товаров акции нет.' },
      only: {},
    },
  ],
  call: [
    { name: 'all', share: 0.8, notApplicable: {}, only: {} },
    {
      name: 'no-choice',
      share: 0.12,
      notApplicable: { 'related-offer': 'До выбора товара не дошло.' },
      only: {},
    },
    {
      name: 'not-on-site',
      share: 0.08,
      notApplicable: { 'facts-true': 'Этой позиции на сайте нет.' },
      only: {},
    },
  ],
  backOffice: [
    { name: 'no-transfers', share: 0.6, notApplicable: noTransfers, only: { transfers: [0] } },
    { name: 'transferred', share: 0.25, notApplicable: {}, only: { transfers: [1, 2] } },
    {
      name: 'settled-at-once',
      share: 0.15,
      notApplicable: { ...noTransfers, deadline: 'Вопрос решили в разговоре.' },
      only: { transfers: [0], settled: [0] },
    },
  ],
}

export function pickPattern(touchpoint: Touchpoint, random: Random): Pattern {
  let rest = random.fraction()
  const found = patterns[touchpoint].find(({ share }) => {
    rest -= share
    return rest < 0
  })
  return found ?? firstPattern(touchpoint)
}

export function firstPattern(touchpoint: Touchpoint): Pattern {
  const [first] = patterns[touchpoint]
  if (first === undefined) throw new RangeError(`No pattern for ${touchpoint}`)
  return first
}

/** How often a question loses points, where 1 is usual: what shops know to be hard. */
export const proneness: Readonly<Record<string, number>> = {
  'entrance-clean': 0.5,
  'hours-shown': 0.2,
  'offered-help': 2.6,
  'approach-time': 1.8,
  badge: 0.7,
  needs: 2.2,
  explanation: 1.6,
  related: 3,
  tags: 2.4,
  'promo-stock': 0.6,
  light: 0.3,
  queue: 1.4,
  farewell: 1.6,
  'answer-time': 1.6,
  line: 0.3,
  'call-polite': 0.2,
  attempts: 0.4,
  hold: 0.8,
  'your-name': 1.8,
  questions: 2.4,
  summary: 2,
  benefit: 1.8,
  price: 1.6,
  'related-offer': 1.4,
  objection: 2,
  'next-step': 1.8,
  pickup: 1.6,
  tries: 0.6,
  transfers: 1.4,
  explained: 2.2,
  told: 2.4,
  deadline: 2.4,
  settled: 1.2,
  understood: 0.5,
  willing: 1.2,
}
