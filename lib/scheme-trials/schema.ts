import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar'
import { searchTextSchema } from '@/lib/platform/input'
import { schemeDraftSchema } from '@/lib/schemes/schema'

/** A year of months shows every season; two schemes are compared, more are not read. */
export const trialInputLimits = { months: 12, schemes: 2 } as const

const id = z.uuid()
const month = z.string().refine(isMonth, 'not-a-month')

/** The draft of a scheme, or one of its activated versions by number. */
const triedSchema = z.strictObject({
  schemeId: id,
  version: z.int().min(1).nullable(),
})
export type Tried = z.output<typeof triedSchema>

export const makeTrialSchema = z.strictObject({
  schemes: z.array(triedSchema).min(1, 'no-scheme').max(trialInputLimits.schemes).readonly(),
  months: z.array(month).min(1, 'no-months').max(trialInputLimits.months).readonly(),
})
export type MakeTrial = z.output<typeof makeTrialSchema>

export const trialOrders = ['losers', 'winners', 'secondLess', 'secondMore', 'name'] as const

/** Which people of a trial are looked at, in which month, in which order, on which page. */
export const listTrialPeopleSchema = z.object({
  text: searchTextSchema,
  month: month.nullable().catch(null),
  order: z.enum(trialOrders).catch('losers'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type ListTrialPeople = z.output<typeof listTrialPeopleSchema>

/** A scheme from which the choice begins; anything else chooses none. */
export const newTrialSchema = z.object({ scheme: id.nullable().catch(null) })

/** The draft as it stands in the editor, kept or not. */
export const previewPaySchema = z.strictObject({
  document: schemeDraftSchema,
  month,
  personId: id,
})
export type PreviewPay = z.output<typeof previewPaySchema>
