import type { Component, SchemeDocument, Subject } from '@/lib/core/scheme'
import { defaultRounding, defaultSampling } from '@/lib/core/scheme'
import type { SchemeTemplate } from '../schema'

const kpi = (metric: string, subject: Subject, target: string | null = null) =>
  ({ kind: 'kpi', subject, metric, target }) as const

const score = (
  touchpoint: 'call' | 'store' | null,
  subject: Subject,
): Extract<Component['value'], { kind: 'score' }> => ({
  kind: 'score',
  subject,
  source: touchpoint === null ? { kind: 'all' } : { kind: 'touchpoint', id: touchpoint },
  periods: 1,
})

type Sketch = Pick<Component, 'code' | 'title' | 'share' | 'value'> & Partial<Component>

const component = (sketch: Sketch): Component => ({
  curve: { kind: 'proportional', cap: '1' },
  sampling: defaultSampling,
  missing: sketch.value.kind === 'kpi' ? 'pay-zero' : 'pay-full',
  ...sketch,
})

/** 55 % trips, 15 % on time, 10 % each courtesy, cleanliness and hand-over (PAY.md, Worked example). */
const driver: readonly Component[] = [
  component({
    code: 'trips',
    title: { ru: 'Рейсы', en: 'Trips' },
    share: '0.55',
    value: kpi('trips', 'person'),
  }),
  component({
    code: 'on_time',
    title: { ru: 'Доставка вовремя', en: 'Delivery on time' },
    share: '0.15',
    value: kpi('on_time', 'person'),
  }),
  component({
    code: 'courtesy',
    title: { ru: 'Вежливость', en: 'Courtesy' },
    share: '0.10',
    value: score(null, 'person'),
  }),
  component({
    code: 'clean',
    title: { ru: 'Чистота прицепа', en: 'Cleanliness of the trailer' },
    share: '0.10',
    value: kpi('clean', 'person'),
  }),
  component({
    code: 'handover',
    title: { ru: 'Сдача груза', en: 'Quality of hand-over' },
    share: '0.10',
    value: kpi('handover', 'person'),
  }),
]

const callCentre: readonly Component[] = [
  component({
    code: 'quality',
    title: { ru: 'Качество разговоров', en: 'Quality of calls' },
    share: '0.40',
    value: score('call', 'person'),
    curve: {
      kind: 'points',
      points: [
        { at: '0.6', rate: '0' },
        { at: '0.95', rate: '1' },
      ],
    },
    sampling: { minimumVisits: 3, smoothing: 'reliability' },
  }),
  component({
    code: 'answered_in_time',
    title: { ru: 'Ответ в пределах норматива', en: 'Answered within standard' },
    share: '0.25',
    value: kpi('answered_in_time', 'person'),
  }),
  component({
    code: 'first_contact',
    title: { ru: 'Решено с первого обращения', en: 'First-contact resolution' },
    share: '0.20',
    value: kpi('first_contact', 'person'),
  }),
  component({
    code: 'csat',
    title: { ru: 'Оценка клиентов', en: 'Customer rating' },
    share: '0.15',
    value: kpi('csat', 'person'),
  }),
]

/**
 * Everybody's own figures, and called so: those of the shop would weigh the same for all who share its
 * pool, and nobody's work would tell.
 */
const shopTeam: readonly Component[] = [
  component({
    code: 'service',
    title: { ru: 'Свой сервис', en: 'Own service' },
    share: '0.60',
    value: score('store', 'person'),
    curve: {
      kind: 'points',
      points: [
        { at: '0.6', rate: '0' },
        { at: '0.95', rate: '1' },
      ],
    },
    sampling: { minimumVisits: 3, smoothing: 'reliability' },
  }),
  component({
    code: 'sales_plan',
    title: { ru: 'Свой план продаж', en: 'Own sales plan' },
    share: '0.40',
    value: kpi('sales_plan', 'person'),
    curve: { kind: 'proportional', cap: '1.2' },
  }),
]

/** Every figure against its plan: nothing below the threshold, then by steps, more beyond the plan. */
const planSteps: Component['curve'] = {
  kind: 'tiers',
  compare: 'exact',
  tiers: [
    { from: '0.8', rate: '0.5' },
    { from: '0.9', rate: '0.8' },
    { from: '1', rate: '1' },
    { from: '1.1', rate: '1.2' },
  ],
}

/** The same for a time, of which less is better: up to the plan, then by steps, nothing beyond the last. */
const timeSteps: Component['curve'] = {
  kind: 'tiers',
  direction: 'falling',
  compare: 'exact',
  tiers: [
    { from: '0.8', rate: '1.2' },
    { from: '1', rate: '1' },
    { from: '1.15', rate: '0.8' },
    { from: '1.3', rate: '0.5' },
  ],
}

const kpiMatrix: readonly Component[] = [
  component({
    code: 'sales_plan',
    title: { ru: 'План продаж', en: 'Sales plan' },
    share: '0.30',
    value: kpi('sales_plan', 'person'),
    curve: planSteps,
  }),
  component({
    code: 'cross_sales',
    title: { ru: 'Перекрёстные продажи', en: 'Cross sales' },
    share: '0.20',
    value: kpi('cross_sales', 'person', '0.3'),
    curve: planSteps,
  }),
  component({
    code: 'csat',
    title: { ru: 'Оценка клиентов', en: 'Customer rating' },
    share: '0.20',
    value: kpi('csat', 'person', '0.9'),
    curve: planSteps,
  }),
  component({
    code: 'answer_time',
    title: { ru: 'Среднее время ответа', en: 'Average answer time' },
    share: '0.10',
    value: kpi('answer_time', 'person', '40'),
    curve: timeSteps,
  }),
  // A score of few visits gets a slope, not steps.
  component({
    code: 'service',
    title: { ru: 'Сервис', en: 'Service' },
    share: '0.20',
    value: score(null, 'person'),
    curve: {
      kind: 'points',
      points: [
        { at: '0.6', rate: '0' },
        { at: '0.95', rate: '1' },
      ],
    },
    sampling: { minimumVisits: 3, smoothing: 'reliability' },
  }),
]

/**
 * Points of a hundred for each figure, and what their sum pays. Too few visits have all of their points,
 * for they never cost money; a figure that was not delivered is neither 0 points nor 100: a person decides.
 */
const pointScale: readonly Component[] = [
  component({
    code: 'points',
    title: { ru: 'Сумма баллов', en: 'Sum of points' },
    share: '1',
    value: {
      kind: 'formula',
      subject: 'person',
      periods: 1,
      formula:
        '(BAND(KPI("sales_plan"), 0.8, 20, 1, 40) + BAND(KPI("csat"), 0.8, 15, 0.9, 30) + 30 * IFMISSING(SCORE("all"), 1)) / 100',
      scores: [{ code: 'all', source: { kind: 'all' } }],
    },
    curve: {
      kind: 'points',
      points: [
        { at: '0.4', rate: '0' },
        { at: '0.9', rate: '1' },
      ],
    },
    missing: 'hold',
  }),
]

/** What a level pays of the salary: inadmissible 0, low 10 %, as planned 30 %, leading 40 %. */
const level: Component['curve'] = {
  kind: 'tiers',
  compare: 'exact',
  tiers: [
    { from: '1', rate: '0.1' },
    { from: '2', rate: '0.3' },
    { from: '3', rate: '0.4' },
  ],
}

/** Levels 0 to 3 that a head gives, each with a weight; one that nobody gave waits for a person. */
const salaryLevels: readonly Component[] = [
  component({
    code: 'sales_level',
    title: { ru: 'Уровень продаж', en: 'Level of sales' },
    share: '0.40',
    value: kpi('sales_level', 'person'),
    curve: level,
    missing: 'hold',
  }),
  component({
    code: 'service_level',
    title: { ru: 'Уровень сервиса', en: 'Level of service' },
    share: '0.40',
    value: kpi('service_level', 'person'),
    curve: level,
    missing: 'hold',
  }),
  component({
    code: 'order_level',
    title: { ru: 'Уровень порядка', en: 'Level of order' },
    share: '0.20',
    value: kpi('order_level', 'person'),
    curve: level,
    missing: 'hold',
  }),
]

/** One equal award for each threshold that is reached; nothing for a figure that was not delivered. */
const awards: readonly Component[] = [
  component({
    code: 'service',
    title: { ru: 'Тайный покупатель', en: 'Mystery visits' },
    share: '0.25',
    value: { ...score(null, 'person'), periods: 3 },
    curve: { kind: 'all-or-nothing', from: '0.9' },
    // A threshold on a score means something from 8 visits on; a month has not so many.
    sampling: { minimumVisits: 8, smoothing: 'none' },
  }),
  component({
    code: 'own_check',
    title: { ru: 'Внутренняя проверка', en: 'Internal check' },
    share: '0.25',
    value: kpi('own_check', 'person'),
    curve: { kind: 'all-or-nothing', from: '1' },
  }),
  component({
    code: 'sales_plan',
    title: { ru: 'План продаж', en: 'Sales plan' },
    share: '0.25',
    value: kpi('sales_plan', 'person'),
    curve: { kind: 'all-or-nothing', from: '1.05' },
  }),
  component({
    code: 'attestation',
    title: { ru: 'Аттестация', en: 'Attestation' },
    share: '0.25',
    value: kpi('attestation', 'person'),
    curve: { kind: 'all-or-nothing', from: '0.8' },
  }),
]

const templates: Readonly<
  Record<SchemeTemplate, Pick<SchemeDocument, 'name' | 'components' | 'base'>>
> = {
  empty: { name: {}, components: [], base: { kind: 'salary' } },
  driver: {
    name: { ru: 'Водители: 55/15/10/10/10', en: 'Drivers: 55/15/10/10/10' },
    components: driver,
    base: { kind: 'imported' },
  },
  'call-centre': {
    name: { ru: 'Контакт-центр', en: 'Contact centre' },
    components: callCentre,
    base: { kind: 'imported' },
  },
  'shop-team': {
    name: { ru: 'Магазины', en: 'Shop teams' },
    components: shopTeam,
    base: { kind: 'pool', amount: '90000.00' },
  },
  'kpi-matrix': {
    name: { ru: 'Матрица показателей', en: 'KPI matrix' },
    components: kpiMatrix,
    base: { kind: 'imported' },
  },
  'point-scale': {
    name: { ru: 'Балльная шкала', en: 'Point scale' },
    components: pointScale,
    base: { kind: 'imported' },
  },
  'salary-levels': {
    name: { ru: 'Уровни к окладу', en: 'Levels of the salary' },
    components: salaryLevels,
    base: { kind: 'salary' },
  },
  awards: {
    name: { ru: 'Награды за пороги', en: 'Awards for thresholds' },
    components: awards,
    base: { kind: 'fixed', amount: '4000.00' },
  },
}

/** A new draft: no regulation yet, for everybody, from the first day of the given month. */
export function schemeFromTemplate(
  template: SchemeTemplate,
  currency: string,
  from: string,
): SchemeDocument {
  return {
    format: 'etalon.scheme/1',
    ...templates[template],
    regulation: null,
    currency,
    period: 'month',
    appliesTo: { positionIds: [], unitIds: [], from },
    gates: [],
    floor: null,
    cap: null,
    proration: true,
    rounding: defaultRounding,
  }
}
