import { expect, test } from 'vitest'
import { isPaidAlike, type PersonLine } from './person-lines'

const line = (...paid: readonly (string | null)[]): PersonLine => ({
  person: { id: 'p', fullName: '', personnelNumber: '', positionName: '', unitName: '' },
  cells: paid.map((amount) => ({ tried: '1.00', paid: amount, difference: null, band: null })),
  between: null,
})

test('what was paid is shown once where both schemes stand beside the same', () => {
  expect(isPaidAlike([line('38785.91', '38785.91'), line(null, null)])).toBe(true)
  expect(isPaidAlike([line('38785.91')])).toBe(true)
})

test('a scheme by the quarter stands beside other months: each keeps its own', () => {
  expect(isPaidAlike([line('38785.91', '38785.91'), line('100.00', null)])).toBe(false)
})
