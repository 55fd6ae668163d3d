'use server'

import { addStandardMetricsSchema, saveMetricSchema } from '@/lib/metrics/schema'
import { addStandardMetrics } from '@/lib/metrics/use-cases/add-standard-metrics'
import { addMetric, changeMetric } from '@/lib/metrics/use-cases/save-metric'
import { formAction } from '@/lib/platform/actions'

export async function addMetricAction(input: unknown) {
  return formAction(saveMetricSchema, addMetric)(input)
}

export async function changeMetricAction(input: unknown) {
  return formAction(saveMetricSchema, changeMetric)(input)
}

export async function addStandardMetricsAction(input: unknown) {
  return formAction(addStandardMetricsSchema, addStandardMetrics)(input)
}
