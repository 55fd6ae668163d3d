import { z } from 'zod'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import { type Touchpoint, touchpoints } from '@/lib/core/checklist'
import { searchTextSchema } from '@/lib/platform/input'

export const bankLimits = {
  /** Items of one organisation; the list is searched as a whole. */
  items: 2000,
  /** Parts that are kept at once. */
  parts: 100,
  tags: 20,
  tag: 40,
  /** Lines of one answer. */
  shown: 100,
} as const

const tag = z.string().trim().min(1).max(bankLimits.tag)
const touchpoint = z.enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]])

/** Marked parts; the use case holds them to what a draft is held to. */
export const addBankItemsSchema = z.strictObject({
  questions: z.array(z.unknown()).max(checklistLimits.questions),
  sections: z.array(z.unknown()).max(checklistLimits.sections),
  tags: z.array(tag).max(bankLimits.tags),
  touchpoint,
})
export type AddBankItems = z.infer<typeof addBankItemsSchema>

export const listBankItemsSchema = z.strictObject({
  text: searchTextSchema,
  touchpoint: touchpoint.nullable(),
  tag: tag.nullable(),
  standardId: z.uuid().nullable(),
  /** What is for this touchpoint stands before the rest. */
  first: touchpoint.nullable().optional(),
})
export type ListBankItems = z.infer<typeof listBankItemsSchema>

/** The language of the tags: the names of the templates. */
export const fillBankSchema = z.strictObject({ language: z.enum(['ru', 'en']) })
export type FillBank = z.infer<typeof fillBankSchema>

export const removeBankItemSchema = z.strictObject({ itemId: z.uuid() })
export type RemoveBankItem = z.infer<typeof removeBankItemSchema>
