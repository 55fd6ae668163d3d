import { describe, expect, test } from 'vitest'
import { metricCode } from '@/lib/core/metric'
import { schemeFromTemplate } from '@/lib/schemes/formats/templates'
import { schemeTemplates } from '@/lib/schemes/schema'
import { saveMetricSchema, typedMetric } from '../schema'
import { metricsOfTemplate, standardMetrics } from './standard-metrics'

/** Issue "motivation", KPI facts: the standard metrics, in its order. */
const asked = [
  ['answered_in_20s', 'share', 'more', '0.8'],
  ['answered_in_40s', 'share', 'more', '0.9'],
  ['chat_in_40s', 'share', 'more', '0.9'],
  ['email_in_6h', 'share', 'more', '0.9'],
  ['email_in_1d', 'share', 'more', '1'],
  ['first_contact', 'share', 'more', '0.75'],
  ['answer_time', 'seconds', 'less', null],
  ['resolution_time', 'hours', 'less', null],
  ['csat', 'share', 'more', null],
  ['nps', 'points', 'more', null],
  ['repeat_sales', 'share', 'more', null],
  ['cross_sales', 'share', 'more', null],
  ['on_time', 'share', 'more', null],
  ['trips', 'share', 'more', '1'],
  ['churn', 'share', 'less', null],
]

describe('the standard metrics', () => {
  const listed = standardMetrics.map(({ code, unit, direction, target }) => [
    ...[code, unit, direction, target],
  ])

  test.each(asked)('%s: unit %s, better is %s, target %s', (...metric) => {
    expect(listed.filter(([code]) => code === metric[0])).toEqual([metric])
  })

  test('beside them hold nothing but what a template of a scheme reads', () => {
    const read = schemeTemplates.flatMap((template) =>
      metricsOfTemplate(schemeFromTemplate(template, 'RUB', '2026-11-01')),
    )
    const known = new Set([...asked.map(([code]) => code), ...read.map(({ code }) => code)])
    expect(listed.map(([code]) => code).filter((code) => !known.has(code ?? ''))).toEqual([])
  })

  test.each(standardMetrics)('$code is what a person could have typed', (metric) => {
    const { title, target } = metric
    expect(metric.code).toMatch(metricCode)
    const typed = { ...metric, titleRu: title.ru, titleEn: title.en, target: target ?? '' }
    expect(typedMetric(saveMetricSchema.parse(typed))).toEqual(metric)
  })

  test('have a code and a name of their own each, in both languages', () => {
    for (const of of [
      standardMetrics.map(({ code }) => code),
      standardMetrics.map(({ title }) => title.ru),
      standardMetrics.map(({ title }) => title.en),
    ]) {
      expect(new Set(of).size).toBe(standardMetrics.length)
      expect(of.every((text) => text)).toBe(true)
    }
  })
})
