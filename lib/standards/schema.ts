import { z } from 'zod'
import { localizedOf } from '@/lib/checklists/schema'
import { type Touchpoint, touchpoints } from '@/lib/core/checklist'
import { searchTextSchema } from '@/lib/platform/input'

/** As people write them: "2.3", "1.4.2", "S-12", "М-3". */
export const standardNumberSchema = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ./-]*[\p{L}\p{N}])?$/u)

export const standardTextSchema = localizedOf(2000).refine((text) => text.ru ?? text.en, {
  error: 'errors.fields.required',
})

/** What a standard says: shared by the forms and by the file format of checklists. */
export const standardShape = {
  number: standardNumberSchema,
  text: standardTextSchema,
  touchpoint: z.enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]]),
}

export const createStandardSchema = z.strictObject(standardShape)
export type CreateStandard = z.infer<typeof createStandardSchema>

export const changeStandardSchema = z.strictObject({ standardId: z.uuid(), ...standardShape })
export type ChangeStandard = z.infer<typeof changeStandardSchema>

export const removeStandardSchema = z.strictObject({ standardId: z.uuid() })
export type RemoveStandard = z.infer<typeof removeStandardSchema>

const touchpointOrNull = z
  .enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]])
  .nullable()
  .catch(null)

/** What an address asks for; what is no condition is none. */
export const listStandardsSchema = z.object({
  text: searchTextSchema,
  touchpoint: touchpointOrNull,
  /** The standard that is open beside the list, or `new`. */
  open: z
    .union([z.uuid(), z.literal('new')])
    .nullable()
    .catch(null),
})
export type ListStandards = z.infer<typeof listStandardsSchema>
