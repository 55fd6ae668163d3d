import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { messagesIn } from '@/lib/platform/i18n/messages'
import type { ReviewedReport } from '@/lib/reviews/schema'
import { receiptMarks } from './receipt-marks'

const tEvidence = createTranslator({
  locale: 'ru',
  messages: messagesIn('ru'),
  namespace: 'evidence',
})
const words = { tEvidence, format: formatFor('ru') }
const asked = { limitMinor: 30_000, currency: 'RUB', receiptAsked: true }
const aReceipt = (amount: string, currency = 'RUB'): ReviewedReport['receipt'] => ({
  amount,
  currency,
  photo: {
    attachmentId: 'photo',
    questionId: '$receipt',
    fileId: 'file',
    mediaType: 'image/jpeg',
    byteSize: 1,
    name: null,
    width: 1,
    height: 1,
    takenAt: null,
    origin: null,
    fileAt: null,
    edits: [],
    isReleased: false,
  },
})
const marked = (
  receipt: ReviewedReport['receipt'],
  receiptAsked: ReviewedReport['receiptAsked'] = asked,
) => receiptMarks({ receipt, receiptAsked }, words).map(({ code }) => code)

test('a missing receipt is marked where one is asked for, and nowhere else', () => {
  expect(marked(null)).toEqual(['no-receipt'])
  expect(marked(null, null)).toEqual([])
})

test('a receipt above the limit is marked, with both amounts; one of another currency is not compared', () => {
  expect(marked(aReceipt('300.00'))).toEqual([])
  expect(marked(aReceipt('300.01'))).toEqual(['receipt-over'])
  expect(marked(aReceipt('300.01', 'EUR'))).toEqual([])
  expect(marked(aReceipt('300.01'), { ...asked, limitMinor: null })).toEqual([])
  const [mark] = receiptMarks({ receipt: aReceipt('318.50'), receiptAsked: asked }, words)
  expect(mark?.text.replaceAll(/\s/g, ' ')).toBe('По чеку 318,50 ₽, возмещают до 300,00 ₽')
})
