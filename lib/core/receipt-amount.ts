import type { MoneyText } from './money'
import type { DraftReceipt, PurchaseReceipt } from './purchase-receipt'

const AMOUNT = /^(\d{1,12})(?:\.(\d{1,2}))?$/

/**
 * The amount of a receipt as a record of money holds it.
 *
 * Rule    at most two places, more than nothing; "640" is "640.00". A comma cannot be here: the
 *         field has read it in the reader's own way, and hands on what it could not read.
 * Units   the receipt's currency.
 * Returns null for what is no such amount.
 * Source  PHONE.md, The form; money.ts.
 */
export function amountOf(canonical: string): MoneyText | null {
  const parts = AMOUNT.exec(canonical.trim())
  if (parts === null) return null
  const [, whole = '', places = ''] = parts
  const text = `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}`
  return text === '0.00' ? null : text
}

export type ReceiptProblem = 'photo-missing' | 'amount-missing' | 'amount-unreadable'

/**
 * What hinders sending the receipt as it stands.
 *
 * Rule    an amount that cannot be one comes first, with a photo or without; half a receipt is a slip
 *         and is asked about; none at all is said to the reviewer and hinders nothing, for a receipt
 *         that was never given cannot be photographed.
 * Returns null when it may go, also when there is none.
 * Source  PHONE.md, The form (what is missing); evidence is marked, not refused.
 */
export function receiptProblem(receipt: DraftReceipt | undefined): ReceiptProblem | null {
  if (receipt === undefined) return null
  const { photoId, amount } = receipt
  if (amount.trim() === '') return photoId === null ? null : 'amount-missing'
  if (amountOf(amount) === null) return 'amount-unreadable'
  return photoId === null ? 'photo-missing' : null
}

/**
 * The receipt as a report carries it.
 *
 * Rule    both the photo and a readable amount must be there.
 * Units   the receipt's currency, two places.
 * Returns null for none and for half of one.
 * Source  PHONE.md, The form; evidence is marked, not refused.
 */
export function receiptOf(receipt: DraftReceipt | undefined): PurchaseReceipt | null {
  const amount = amountOf(receipt?.amount ?? '')
  if (!receipt || receipt.photoId === null || amount === null) return null
  return { attachmentId: receipt.photoId, amount, currency: receipt.currency }
}
