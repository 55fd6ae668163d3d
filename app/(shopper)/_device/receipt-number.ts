import type { KeptReceipt } from './rows'

/** So much of a receipt's number is told; the whole is nobody's to read out. */
export function receiptNumber({ id }: Pick<KeptReceipt, 'id'>): string {
  return id.slice(0, 8)
}
