import { isAbove, moneyOfMinor } from '@/lib/core/money'
import type { ReviewedReport } from '@/lib/reviews/schema'
import type { ReviewMark, Words } from './review-model'

/** What a reviewer should know of the receipt: marked, never held against the report by the program. */
export function receiptMarks(
  { receipt, receiptAsked }: Pick<ReviewedReport, 'receipt' | 'receiptAsked'>,
  { tEvidence: t, format }: Pick<Words, 'tEvidence' | 'format'>,
): readonly ReviewMark[] {
  if (receiptAsked === null) return []
  if (receipt === null) {
    return [{ code: 'no-receipt', title: t('receipt.missing'), text: t('receipt.missingText') }]
  }
  const { limitMinor, currency } = receiptAsked
  if (limitMinor === null || currency !== receipt.currency) return []
  const limit = moneyOfMinor(limitMinor)
  if (!isAbove(receipt.amount, limit)) return []
  const words = {
    amount: format.money(receipt.amount, receipt.currency),
    limit: format.money(limit, currency),
  }
  return [
    {
      code: 'receipt-over',
      title: t('receipt.overTitle'),
      text: t('receipt.overText', words),
    },
  ]
}
