'use server'

import { typeFigureSchema, typeTimesheetSchema } from '@/lib/facts/schema'
import { typeFigure } from '@/lib/facts/use-cases/type-figure'
import { typeTimesheet } from '@/lib/facts/use-cases/type-timesheet'
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

export async function typeFigureAction(input: unknown) {
  return formAction(typeFigureSchema, typeFigure)(input)
}

export async function typeTimesheetAction(input: unknown) {
  return formAction(typeTimesheetSchema, typeTimesheet)(input)
}
