import { z } from 'zod'

/** Somebody says that an open item of a month's run is settled, and how. */
export const settleOpenItemSchema = z.strictObject({
  periodId: z.uuid(),
  /** Fingerprint of the item: another amount is another item. */
  item: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().min(1).max(500),
})
export type SettleOpenItem = z.output<typeof settleOpenItemSchema>
