import { z } from 'zod'
import { localizedOf } from '@/lib/checklist-documents/schema'
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

/** A choice that may be left empty: a form sends the empty text. */
const idOrNone = z.union([z.uuid(), z.literal('').transform(() => null)]).nullable()

const draftShape = {
  ...standardShape,
  example: localizedOf(2000),
  goodPictureId: idOrNone,
  badPictureId: idOrNone,
  chapterId: idOrNone,
  ownerId: idOrNone,
  positionIds: z
    .array(z.uuid())
    .max(200)
    .transform((ids): readonly string[] => [...new Set(ids)].sort()),
}

/** How a draft stands in the database; see StandardDraft in the core. */
export const standardDraftSchema = z.strictObject(draftShape)

export const createStandardSchema = z.strictObject({
  ...standardShape,
  chapterId: idOrNone.optional(),
})
export type CreateStandard = z.output<typeof createStandardSchema>

export const changeStandardSchema = z.strictObject({
  standardId: z.uuid(),
  /** The revision that the author saw. */
  revision: z.int().min(1),
  ...draftShape,
})
export type ChangeStandard = z.output<typeof changeStandardSchema>

/** The language of headings and words; the import reads both. */
export const exportStandardsSchema = z.strictObject({ language: z.enum(['ru', 'en']) })
export type ExportStandards = z.output<typeof exportStandardsSchema>

/** One standard by its own page, or those marked in the list; all of them or none. */
export const publishStandardsSchema = z.strictObject({
  standards: z
    .array(z.strictObject({ standardId: z.uuid(), revision: z.int().min(1) }))
    .min(1)
    .max(300)
    .refine((list) => new Set(list.map(({ standardId }) => standardId)).size === list.length),
  note: z
    .string()
    .trim()
    .max(500)
    .transform((note) => note || null),
})
export type PublishStandards = z.output<typeof publishStandardsSchema>

/** What the drafts marked in the list would change if they were published. */
export const previewPublicationSchema = z.strictObject({
  standardIds: z
    .array(z.uuid())
    .min(1)
    .max(300)
    .transform((ids): readonly string[] => [...new Set(ids)]),
})
export type PreviewPublication = z.output<typeof previewPublicationSchema>

const standardIdSchema = z.strictObject({ standardId: z.uuid() })

export const removeStandardSchema = standardIdSchema
export type RemoveStandard = z.output<typeof removeStandardSchema>

export const retireStandardSchema = standardIdSchema
export type RetireStandard = z.output<typeof retireStandardSchema>

const touchpointOrNull = z
  .enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]])
  .nullable()
  .catch(null)

/** Where a standard stands between being written and being out of use. */
export const standardStates = ['draft', 'published', 'changed', 'retired'] as const
export type StandardState = (typeof standardStates)[number]

/** What an address asks for; what is no condition is none. */
export const listStandardsSchema = z.object({
  text: searchTextSchema,
  touchpoint: touchpointOrNull,
  /** A chapter, or `none` for the standards outside all. */
  chapter: z
    .union([z.uuid(), z.literal('none')])
    .nullable()
    .catch(null),
  /** Null: all that are in use. */
  state: z.enum(standardStates).nullable().catch(null),
  /** What is open beside the list: a new standard, or the chapters. */
  open: z.enum(['new', 'chapters']).nullable().catch(null),
})
export type ListStandards = z.output<typeof listStandardsSchema>

/** A version by its number, or the draft. */
const versionName = z
  .union([z.literal('draft'), z.coerce.number().int().min(1).max(100_000)])
  .nullable()
  .catch(null)

export const standardTabs = ['text', 'versions', 'acknowledgement', 'results'] as const
export type StandardTab = (typeof standardTabs)[number]

/** What the page of one standard shows, from its address. */
export const standardViewSchema = z.object({
  tab: z.enum(standardTabs).catch('text'),
  from: versionName,
  to: versionName,
  unit: z.uuid().nullable().catch(null),
})
export type StandardView = z.output<typeof standardViewSchema>

export interface ViewStandard {
  readonly standardId: string
  /** The two versions to compare; null: the newest two. */
  readonly from: number | 'draft' | null
  readonly to: number | 'draft' | null
}
