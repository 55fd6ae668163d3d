import { z } from 'zod'

/** The parts of an inspection export (an audit with its template) that are read; the rest may be anything. */

const figure = z.number().optional().catch(undefined)
const words = z.string().optional().catch(undefined)

const responseSchema = z.looseObject({
  id: z.string(),
  label: words,
  score: figure,
  enable_score: z.boolean().optional().catch(undefined),
})
export type InspectionResponse = z.infer<typeof responseSchema>

const mediaSchema = z.looseObject({ href: words, label: words })

const itemSchema = z.looseObject({
  item_id: z.string(),
  parent_id: words,
  label: words,
  type: z.string(),
  media: z.array(mediaSchema).optional().catch(undefined),
  scoring: z.looseObject({ score: figure, max_score: figure }).optional().catch(undefined),
  options: z
    .looseObject({
      weighting: figure,
      response_set: words,
      is_mandatory: z.boolean().optional().catch(undefined),
      multiple_selection: z.boolean().optional().catch(undefined),
      failed_responses: z.array(z.string()).optional().catch(undefined),
      min: figure,
      max: figure,
      increment: figure,
      link: words,
    })
    .optional()
    .catch(undefined),
  responses: z
    .looseObject({
      text: words,
      selected: z.array(responseSchema).optional().catch(undefined),
      value: z.union([z.number(), z.boolean()]).optional().catch(undefined),
      datetime: words,
      location_text: words,
      location: z
        .looseObject({
          geometry: z
            .looseObject({ coordinates: z.array(z.number()) })
            .optional()
            .catch(undefined),
        })
        .optional()
        .catch(undefined),
      image: mediaSchema.optional().catch(undefined),
      name: words,
      timestamp: words,
    })
    .optional()
    .catch(undefined),
})
export type InspectionItem = z.infer<typeof itemSchema>

export const inspectionSchema = z.looseObject({
  audit_id: z.string(),
  audit_data: z.looseObject({
    name: words,
    score: figure,
    total_score: figure,
    score_percentage: figure,
    date_completed: words,
  }),
  template_data: z.looseObject({
    metadata: z.looseObject({ name: words }).optional().catch(undefined),
    response_sets: z
      .record(z.string(), z.looseObject({ responses: z.array(responseSchema) }))
      .optional()
      .catch(undefined),
  }),
  header_items: z.array(itemSchema).optional().catch(undefined),
  items: z.array(itemSchema),
})
export type Inspection = z.infer<typeof inspectionSchema>

export function isInspection(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'audit_data' in json && 'items' in json
}

const response = (
  id: string,
  label: string,
  score: number,
  enabled = true,
): InspectionResponse => ({
  id,
  label,
  score,
  enable_score: enabled,
})

/** The sets that every account has; exports name them without saying what is in them. */
export const usualResponses: ReadonlyMap<string, readonly InspectionResponse[]> = new Map([
  [
    '7bb1cb10-7020-11e2-bcfd-0800200c9a66',
    [
      response('8bcfbf00-e11b-11e1-9b23-0800200c9a66', 'Yes', 1),
      response('8bcfbf01-e11b-11e1-9b23-0800200c9a66', 'No', 0),
      response('8bcfbf02-e11b-11e1-9b23-0800200c9a66', 'N/A', 0, false),
    ],
  ],
  [
    '7bb1cb11-7020-11e2-bcfd-0800200c9a66',
    [
      response('b5c92350-e11b-11e1-9b23-0800200c9a66', 'Safe', 1),
      response('b5c92351-e11b-11e1-9b23-0800200c9a66', 'At Risk', 0),
      response('b5c92352-e11b-11e1-9b23-0800200c9a66', 'N/A', 0, false),
    ],
  ],
])
