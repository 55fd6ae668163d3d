import type { MoneyText } from './money'

/**
 * The proof of what was bought during a visit; not the server's word that a report has arrived.
 * It is for the reviewers alone and never reaches staff.
 * Source: SECURITY.md, Anonymity of the shopper.
 */
export interface PurchaseReceipt {
  /** The photo of it, among the attachments under `receiptQuestionId`. */
  readonly attachmentId: string
  readonly amount: MoneyText
  /** ISO 4217. */
  readonly currency: string
}

/** The receipt while the form is filled. */
export interface DraftReceipt {
  readonly photoId: string | null
  /** Canonical decimal text, or what was typed and cannot be read. */
  readonly amount: string
  readonly currency: string
}

/**
 * Stands where attachments name their question. No question can be called so, and files of unknown
 * questions are for the office alone: what releases photos to staff never finds a receipt.
 */
export const receiptQuestionId = '$receipt'

/**
 * A receipt of which there is nothing yet.
 *
 * Rule    no photo and no amount; the currency is known before anything is bought.
 * Returns a receipt with which nothing is wrong yet: none at all hinders nothing.
 * Source  PHONE.md, The form.
 */
export function emptyReceipt(currency: string): DraftReceipt {
  return { photoId: null, amount: '', currency }
}

/**
 * A report's receipt as the form holds it.
 *
 * Rule    `receiptOf` reads the same receipt back.
 * Units   the receipt's currency, two places.
 * Source  PHONE.md, Keeping it (revisions).
 */
export function draftReceiptOf({ attachmentId, amount, currency }: PurchaseReceipt): DraftReceipt {
  return { photoId: attachmentId, amount, currency }
}
