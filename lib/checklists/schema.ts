import { z } from 'zod'
import {
  checklistDraftSchema,
  checklistLimits,
  localizedOf,
} from '@/lib/checklist-documents/schema'
import { type Touchpoint, touchpoints } from '@/lib/core/checklist'

const checklistId = z.uuid()
const revision = z.int().min(1)

/** Stores first, then services, calls and writing, back offices. */
export const templateNames = [
  'store-visit',
  'building-materials',
  'pharmacy',
  'price-tags',
  'restaurant',
  'hotel',
  'bank-branch',
  'clinic-reception',
  'delivery',
  'sales-call',
  'service-call',
  'messenger-dialogue',
  'e-mail',
  'back-office-call',
  'accounting-desk',
  'legal-desk',
  'reception-desk',
] as const
export type TemplateName = (typeof templateNames)[number]

export const createEmptyChecklistSchema = z.strictObject({
  from: z.literal('empty'),
  title: localizedOf(checklistLimits.title).refine((title) => title.ru ?? title.en, {
    error: 'errors.fields.required',
  }),
  touchpoint: z.enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]]),
})

export const createChecklistSchema = z.discriminatedUnion('from', [
  createEmptyChecklistSchema,
  z.strictObject({ from: z.literal('template'), template: z.enum(templateNames) }),
  z.strictObject({ from: z.literal('document'), document: checklistDraftSchema }),
])
export type CreateChecklist = z.infer<typeof createChecklistSchema>

export const saveChecklistDraftSchema = z.strictObject({
  checklistId,
  revision,
  document: checklistDraftSchema,
})
export type SaveChecklistDraft = z.infer<typeof saveChecklistDraftSchema>

export const publishChecklistSchema = z.strictObject({ checklistId, revision })
export type PublishChecklist = z.infer<typeof publishChecklistSchema>

export const checklistSchema = z.strictObject({ checklistId })
export type ChecklistInput = z.infer<typeof checklistSchema>

export const checklistVersionSchema = z.strictObject({ checklistId, versionId: z.uuid() })
export type ChecklistVersionInput = z.infer<typeof checklistVersionSchema>

/** A state of a checklist: a published version, or the draft as it stands. */
const stateId = z.union([z.uuid(), z.literal('draft')])

export const compareVersionsSchema = z.strictObject({ checklistId, from: stateId, to: stateId })
export type CompareVersions = z.infer<typeof compareVersionsSchema>
const askedState = stateId.nullable().catch(null)
export const comparedStatesSchema = z.object({ from: askedState, to: askedState })

/** The formats in which a checklist leaves. */
export const exportFormats = ['json', 'xlsform'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportChecklistSchema = z.strictObject({
  checklistId,
  versionId: z.uuid().nullable(),
  as: z.enum(exportFormats).optional(),
})
export type ExportChecklist = z.infer<typeof exportChecklistSchema>

/** Where an import goes: behind the questions of a draft, or in the place of all of them. */
export const importTargetSchema = z.strictObject({
  checklistId,
  revision,
  how: z.enum(['append', 'replace']),
})

/** What the address of the import says beside the bytes of the file. */
export const importRequestSchema = z.strictObject({
  mode: z.enum(['preview', 'take']),
  fileName: z.string().max(200),
  /** What each column of a plain table is; null: as it is guessed. */
  columns: z.array(z.string().max(40).nullable()).max(200).nullable(),
  /** The sheet of a workbook to read; without one the likeliest. */
  sheet: z.string().max(100).nullable().optional(),
  into: importTargetSchema.nullable(),
})

export interface ImportChecklist extends z.infer<typeof importRequestSchema> {
  readonly bytes: Uint8Array
}
