import { z } from 'zod'
import { type Metric, metricCode, metricDirections, metricUnits } from '@/lib/core/metric'

const title = z
  .string()
  .trim()
  .max(120, 'too-long')
  .refine((text) => !text.includes('\0'), 'nul')

/** A code as a person types it: capitals are made small. */
const code = z.string().trim().toLowerCase().min(1, 'empty').regex(metricCode, 'not-a-metric')

/** A number above zero, with point or comma; empty for none. */
const target = z
  .string()
  .trim()
  .transform((text) => text.replace(',', '.'))
  .pipe(z.string().regex(/^$|^(?!0*(\.0*)?$)\d{1,11}(\.\d{1,9})?$/, 'not-a-target'))

/** A metric as the form has it: an empty text is what was not said. */
export const saveMetricSchema = z
  .object({
    code,
    titleRu: title,
    titleEn: title,
    unit: z.enum(metricUnits),
    direction: z.enum(metricDirections),
    target,
  })
  .refine(({ titleRu, titleEn }) => titleRu !== '' || titleEn !== '', {
    path: ['titleRu'],
    error: 'empty',
  })
export type SaveMetric = z.output<typeof saveMetricSchema>

/** Codes of standard metrics that the catalogue does not hold yet. */
export const addStandardMetricsSchema = z.strictObject({
  codes: z.array(z.string().regex(metricCode)).min(1, 'empty').max(100),
})
export type AddStandardMetrics = z.output<typeof addStandardMetricsSchema>

/** The metric that was typed. */
export function typedMetric({ titleRu, titleEn, target, ...rest }: SaveMetric): Metric {
  const title = { ...(titleRu && { ru: titleRu }), ...(titleEn && { en: titleEn }) }
  return { ...rest, title, target: target === '' ? null : target }
}
