import { expect, test } from 'vitest'
import { aChecklist, aSection, yesNo } from '@/test/factories/checklist'
import { wantsLogic } from './form-logic'

const plain = aChecklist([aSection('s', [yesNo('a', { commentRequired: 'never', photo: 'no' })])])

test('a receipt, and a text that quotes an answer, need what most forms do without', () => {
  expect(wantsLogic(plain, false)).toBe(false)
  expect(wantsLogic(plain, true)).toBe(true)
  const quoting = yesNo('b', { text: { en: 'Was ${a} right?' }, commentRequired: 'never' })
  expect(wantsLogic(aChecklist([aSection('s', [quoting])]), false)).toBe(true)
})
