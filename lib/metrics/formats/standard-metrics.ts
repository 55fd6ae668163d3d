import { lookupsOf } from '@/lib/core/computed-value'
import type { Metric } from '@/lib/core/metric'
import type { SchemeDocument } from '@/lib/core/scheme'

const metric = (
  code: string,
  ru: string,
  en: string,
  unit: Metric['unit'],
  direction: Metric['direction'] = 'more',
  target: string | null = null,
): Metric => ({ code, title: { ru, en }, unit, direction, target })

/** Metrics that the field uses, ready to add; the templates of schemes name some of them. */
export const standardMetrics: readonly Metric[] = [
  metric(
    'answered_in_time',
    'Звонки, принятые в пределах норматива',
    'Calls answered within standard',
    'share',
  ),
  metric(
    'answered_in_20s',
    'Звонки, принятые за 20 секунд',
    'Calls answered within 20 s',
    'share',
    'more',
    '0.8',
  ),
  metric(
    'answered_in_40s',
    'Звонки, принятые за 40 секунд',
    'Calls answered within 40 s',
    'share',
    'more',
    '0.9',
  ),
  metric(
    'chat_in_40s',
    'Чаты с ответом за 40 секунд',
    'Chats answered within 40 s',
    'share',
    'more',
    '0.9',
  ),
  metric(
    'email_in_6h',
    'Письма с ответом за 6 часов',
    'E-mails answered within 6 h',
    'share',
    'more',
    '0.9',
  ),
  metric(
    'email_in_1d',
    'Письма с ответом за рабочий день',
    'E-mails answered within 1 working day',
    'share',
    'more',
    '1',
  ),
  metric(
    'first_contact',
    'Решено с первого обращения',
    'First-contact resolution',
    'share',
    'more',
    '0.75',
  ),
  metric('answer_time', 'Среднее время ответа', 'Average answer time', 'seconds', 'less'),
  metric('resolution_time', 'Среднее время решения', 'Average resolution time', 'hours', 'less'),
  metric('csat', 'Удовлетворённость клиентов', 'Customer satisfaction', 'share'),
  metric('nps', 'Индекс лояльности (NPS)', 'Loyalty index (NPS)', 'points'),
  metric('repeat_sales', 'Повторные продажи', 'Repeat sales', 'share'),
  metric('cross_sales', 'Перекрёстные продажи', 'Cross sales', 'share'),
  metric('sales_plan', 'План продаж', 'Sales plan met', 'share', 'more', '1'),
  metric('on_time', 'Доставка вовремя', 'Deliveries on time', 'share'),
  metric('trips', 'Рейсы: план выполнен', 'Trips: plan met', 'share', 'more', '1'),
  metric('clean', 'Чистота прицепа', 'Cleanliness of the trailer', 'share'),
  metric('handover', 'Сдача груза', 'Quality of hand-over', 'share'),
  metric('own_check', 'Внутренняя проверка', 'Internal check', 'share'),
  metric('attestation', 'Аттестация', 'Attestation', 'share'),
  metric('churn', 'Отток клиентов', 'Customer churn', 'share', 'less'),
]

/**
 * The metrics that a template of a scheme reads: standard ones as they stand in the list, others under
 * the title of their component.
 */
export function metricsOfTemplate({
  components,
}: Pick<SchemeDocument, 'components'>): readonly Metric[] {
  return components.flatMap(({ value, title }) => {
    if (value.kind === 'kpi') return [metricOf(value.metric, title)]
    if (value.kind === 'score') return []
    const read = lookupsOf(value.formula).filter(({ lookup }) => lookup === 'KPI')
    return read.map(({ code }) => metricOf(code, title))
  })
}

function metricOf(code: string, title: Metric['title']): Metric {
  const standard = standardMetrics.find((metric) => metric.code === code)
  return standard ?? { code, title, unit: 'number', direction: 'more', target: null }
}
