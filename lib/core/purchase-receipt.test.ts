import { describe, expect, test } from 'vitest'
import { type DraftReceipt, draftReceiptOf, emptyReceipt } from './purchase-receipt'
import { amountOf, receiptOf, receiptProblem } from './receipt-amount'

const aReceipt = (matters: Partial<DraftReceipt> = {}): DraftReceipt => ({
  photoId: 'photo',
  amount: '640.5',
  currency: 'RUB',
  ...matters,
})

describe('the amount of a receipt', () => {
  test.each([
    '',
    ' ',
    '0',
    '0.00',
    '-1',
    '1,5',
    '1.234',
    '1e3',
    '.5',
    '1.',
    '1234567890123',
    'forty',
  ])('is not %j', (typed) => {
    expect(amountOf(typed)).toBeNull()
  })

  test.each([
    ['640', '640.00'],
    ['640.5', '640.50'],
    ['0640.05', '640.05'],
    ['0.01', '0.01'],
    [' 12.30 ', '12.30'],
    ['999999999999.99', '999999999999.99'],
  ])('%j is %j', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount)
  })
})

describe('a receipt of a draft', () => {
  test('is asked about while only half of it is there', () => {
    expect(receiptProblem(aReceipt({ photoId: null }))).toBe('photo-missing')
    expect(receiptProblem(aReceipt({ amount: ' ' }))).toBe('amount-missing')
    expect(receiptProblem(aReceipt({ amount: '1,500' }))).toBe('amount-unreadable')
    for (const amount of ['-5', 'abc', '0']) {
      expect(receiptProblem(aReceipt({ photoId: null, amount }))).toBe('amount-unreadable')
    }
    for (const half of [{ photoId: null }, { amount: '' }, { amount: 'x' }]) {
      expect(receiptOf(aReceipt(half))).toBeNull()
    }
  })

  test('hinders nothing while there is none of it', () => {
    expect(receiptProblem(undefined)).toBeNull()
    expect(receiptProblem(emptyReceipt('RUB'))).toBeNull()
    expect(receiptOf(emptyReceipt('RUB'))).toBeNull()
    expect(receiptOf(undefined)).toBeNull()
  })

  test('is carried with its amount as money, and comes back into the form as it was', () => {
    const carried = receiptOf(aReceipt())
    expect(receiptProblem(aReceipt())).toBeNull()
    expect(carried).toEqual({ attachmentId: 'photo', amount: '640.50', currency: 'RUB' })
    const back = draftReceiptOf(carried ?? { attachmentId: '', amount: '', currency: '' })
    expect(back).toEqual(aReceipt({ amount: '640.50' }))
    expect(receiptOf(back)).toEqual(carried)
  })
})
