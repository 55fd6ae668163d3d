import { z } from 'zod'
import { isCalendarDate } from '@/lib/core/calendar'
import { isMoneyText, type MoneyText } from '@/lib/core/money'

export const campaignStates = ['draft', 'open', 'closed'] as const

export type CampaignState = (typeof campaignStates)[number]

export const calendarDateSchema = z.string().refine(isCalendarDate, { error: 'errors.fields.date' })

/** An amount as a person types it ("750", "750,5"), made into money text. */
export const feeSchema = z
  .string()
  .trim()
  .max(40)
  .transform((typed) => completeMoney(typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')))
  .refine((text) => isMoneyText(text) && !text.startsWith('-'), {
    error: 'campaigns.fields.fee',
  })

function completeMoney(text: string): MoneyText {
  const [whole = '', places = ''] = text.split('.')
  return /^\d+(\.\d{0,2})?$/.test(text) ? `${BigInt(whole)}.${places.padEnd(2, '0')}` : text
}

const campaignFields = z.object({
  name: z.string().trim().min(1).max(120),
  purpose: z.string().trim().min(1).max(1000),
  startsOn: calendarDateSchema,
  endsOn: calendarDateSchema,
  fee: feeSchema,
  /** Hours after a visit's window within which its report must be sent. */
  deadlineHours: z.coerce.number().int().min(1).max(720).default(24),
  namesPeople: z.boolean().default(false),
  noticeText: z
    .string()
    .trim()
    .max(10_000)
    .nullable()
    .default(null)
    .transform((text) => text || null),
  noticeDays: z.coerce.number().int().min(1).max(365).default(14),
})

const datesInOrder = (fields: { startsOn: string; endsOn: string }) =>
  fields.endsOn >= fields.startsOn
const datesProblem = { path: ['endsOn'], error: 'campaigns.fields.dates-backwards' }

export const createCampaignSchema = campaignFields.refine(datesInOrder, datesProblem)
export type CreateCampaignInput = z.infer<typeof createCampaignSchema>

export const changeCampaignSchema = campaignFields
  .extend({ campaignId: z.guid() })
  .refine(datesInOrder, datesProblem)
export type ChangeCampaignInput = z.infer<typeof changeCampaignSchema>

export const campaignIdSchema = z.object({ campaignId: z.guid() })
export type CampaignIdInput = z.infer<typeof campaignIdSchema>

export const publishNoticeSchema = campaignIdSchema.extend({
  /** Units whose people are concerned, each with everything below it; empty: the whole company. */
  unitIds: z.array(z.guid()).max(500).default([]),
})
export type PublishNoticeInput = z.infer<typeof publishNoticeSchema>

export interface CampaignRow {
  readonly id: string
  readonly name: string
  readonly state: CampaignState
  readonly startsOn: string
  readonly endsOn: string
  readonly namesPeople: boolean
  readonly noticePublishedOn: string | null
  readonly noticeDays: number
  readonly visits: CampaignVisits
}

/** How far the visits of a campaign have come. */
export interface CampaignVisits {
  /** Without the cancelled ones. */
  readonly all: number
  readonly open: number
  readonly toReview: number
  readonly toRelease: number
  readonly released: number
}

export interface Campaign {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly startsOn: string
  readonly endsOn: string
  readonly namesPeople: boolean
  readonly noticeText: string | null
  readonly noticePublishedOn: string | null
  readonly noticeDays: number
  readonly noticeUnitIds: readonly string[]
  readonly fee: MoneyText
  readonly deadlineHours: number
  readonly state: CampaignState
}

/** How far the staff notice has come, and from which day visits may name people. */
export interface NoticeState {
  readonly deliveredTo: number
  /** Of them: people without an account of their own, who must be given the notice on paper. */
  readonly withoutAccess: number
  /** People now in the chosen units who have not been given it yet. */
  readonly missing: number
  readonly mayNamePeople: boolean
  readonly reason: 'names-nobody' | 'notice-not-published' | 'notice-too-young' | null
  readonly from: string | null
}

/** A staff notice as an employee reads it. */
export interface OwnNotice {
  readonly campaignId: string
  readonly campaignName: string
  readonly purpose: string
  readonly text: string
  readonly startsOn: string
  readonly endsOn: string
  readonly publishedOn: string
}
