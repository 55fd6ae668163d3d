import { z } from 'zod'
import type { Localized } from '@/lib/core/checklist'
import type { StandardChange, StandardDocument } from '@/lib/core/standard-document'

/** The version that was read, so that nobody acknowledges a text that he has not seen. */
export const acknowledgeStandardSchema = z.strictObject({ versionId: z.uuid() })
export type AcknowledgeStandard = z.output<typeof acknowledgeStandardSchema>

export const remindPeopleSchema = z.strictObject({
  standardId: z.uuid(),
  /** Null: all who owe it. */
  personIds: z.array(z.uuid()).min(1).max(1000).nullable(),
})
export type RemindPeople = z.output<typeof remindPeopleSchema>

/** Everybody who is behind, with everything: there is nothing to choose. */
export const remindBehindSchema = z.strictObject({})

export const viewAcknowledgementsSchema = z.strictObject({
  standardId: z.uuid(),
  /** Null: every unit that the asking person may see. */
  unitId: z.uuid().nullable(),
})
export type ViewAcknowledgements = z.output<typeof viewAcknowledgementsSchema>

export const viewOwnStandardSchema = z.strictObject({ standardId: z.uuid() })
export type ViewOwnStandard = z.output<typeof viewOwnStandardSchema>

/** What the head of units looks at. */
export const listTeamReadingSchema = z.object({ unit: z.uuid().nullable().catch(null) })
export type ListTeamReading = z.output<typeof listTeamReadingSchema>

/** One person whom the newest version concerns. */
export interface ReadingLine {
  readonly standardId: string
  readonly personId: string
  readonly fullName: string
  readonly unitId: string
  readonly unitName: string
  readonly positionName: string
  /** The day on which it was acknowledged; null while it is owed. */
  readonly acknowledgedOn: string | null
  /** Since when it is owed; null where it was given. */
  readonly owedSince: string | null
  readonly remindedOn: string | null
  /** Without an account nobody can acknowledge on a screen. */
  readonly hasAccount: boolean
}

/** A standard in somebody's own list. */
export interface OwnStandardLine {
  readonly standardId: string
  /** The version to acknowledge; null where it does not concern the person. */
  readonly versionId: string | null
  readonly number: string
  readonly text: Localized
  readonly chapterId: string | null
  /** Whether the person's positions are among those that it concerns. */
  readonly isConcerned: boolean
  readonly acknowledgedOn: string | null
  readonly owedSince: string | null
  readonly remindedOn: string | null
  /** An earlier version was acknowledged: this one is to be read again. */
  readonly isAgain: boolean
}

export interface OwnStandardView {
  readonly standardId: string
  readonly versionId: string
  readonly versionNumber: number
  readonly publishedOn: string
  readonly document: StandardDocument
  readonly isConcerned: boolean
  readonly acknowledgedOn: string | null
  readonly owedSince: string | null
  readonly remindedOn: string | null
  /** What is new since the version that the person acknowledged last; null where there was none. */
  readonly since: { readonly number: number; readonly changes: readonly StandardChange[] } | null
}
