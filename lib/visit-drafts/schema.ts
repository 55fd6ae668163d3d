import { z } from 'zod'

/** What the server keeps of unfinished reports. */
export const visitDraftLimits = {
  bytes: 2_000_000,
  devices: 20,
  /** Of one shopper and visit, of which is noted that their drafts were thrown away. */
  ended: 200,
  /** Far beyond what anybody types, and within what the database counts. */
  revisions: 1_000_000_000,
} as const

const counterSchema = z.int().min(0).max(2_000_000_000)

/**
 * What a phone sends of a draft. The draft itself is the phone's own matter: the server gives it back
 * as it came, so that older and newer phones are served alike.
 */
export const visitDraftBodySchema = z.looseObject({
  format: z.literal('etalon.server-draft/1'),
  /** Of one account on one phone, random. */
  deviceId: z.guid(),
  /** The newest revision of other phones that this draft has taken in; 0: of none. */
  base: counterSchema,
  frozenAs: z.looseObject({ id: z.guid(), changes: counterSchema }).nullable(),
  draft: z.looseObject({
    format: z.literal('etalon.draft/1'),
    visitId: z.guid(),
    accountId: z.guid(),
    checklistVersionId: z.guid(),
    parentId: z.guid().nullable(),
    changes: counterSchema,
  }),
})
export type VisitDraftBody = z.infer<typeof visitDraftBodySchema>

const namesSchema = z.array(z.object({ deviceId: z.guid(), changes: counterSchema })).max(50)

/** Drafts that these phones have sent, up to these states. */
export const draftNamesSchema = namesSchema.readonly()

export const discardVisitDraftsSchema = z.object({
  visitId: z.guid(),
  drafts: namesSchema.min(1).readonly(),
})
export type DiscardVisitDraftsInput = z.infer<typeof discardVisitDraftsSchema>

const shownFilesSchema = z.object({
  answers: z.record(z.string(), z.object({ photos: z.array(z.string()) })),
  receipt: z.object({ photoId: z.string().nullish() }).nullish(),
})

/** The files that a draft shows; those that were taken out of its answers again are not among them. */
export function shownFilesOf(draft: unknown): ReadonlySet<string> {
  const read = shownFilesSchema.safeParse(draft)
  if (!read.success) return new Set()
  const { answers, receipt } = read.data
  const ofReceipt = receipt?.photoId ? [receipt.photoId] : []
  return new Set([...Object.values(answers).flatMap(({ photos }) => photos), ...ofReceipt])
}

/** The same of the text of a kept draft. */
export function filesShownIn(body: string): ReadonlySet<string> {
  return shownFilesOf(visitDraftBodySchema.parse(JSON.parse(body)).draft)
}

export const keepVisitDraftSchema = z.object({
  visitId: z.guid(),
  /** The exact bytes of the body, and what they should hash to. */
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type KeepVisitDraftInput = z.infer<typeof keepVisitDraftSchema>

/** Why a draft was not kept; the phone has it still, and its report goes by another way. */
export const visitDraftRefusals = [
  'too-large',
  'damaged',
  'not-a-draft',
  'overtaken',
  'thrown-away',
  'too-many-devices',
  'visit-not-accepted',
  'visit-cancelled',
  'visit-finished',
  'already-submitted',
] as const
export type VisitDraftRefusal = (typeof visitDraftRefusals)[number]

export interface VisitDraftReceipt {
  readonly sha256: string
  readonly revision: number
  readonly savedAt: string
}

/** One phone's draft as it is given back. */
export interface ServerDraft {
  readonly revision: number
  readonly savedAt: string
  /** The text that the phone sent. */
  readonly body: string
}

/** A photo or file of the visit that the server has already: it need not be taken again. */
export interface ReceivedFile {
  readonly id: string
  readonly sha256: string
  readonly fileId: string
}
