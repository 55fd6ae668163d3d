import { expect, test } from 'vitest'
import { aChecklist, aSection, yesNo } from '@/test/factories/checklist'
import { wantsLogic } from './form-logic'

test('a text that quotes an answer needs what most forms do without', () => {
  const plain = yesNo('a', { commentRequired: 'never', photo: 'no' })
  expect(wantsLogic(aChecklist([aSection('s', [plain])]))).toBe(false)
  const quoting = yesNo('b', { text: { en: 'Was ${a} right?' }, commentRequired: 'never' })
  expect(wantsLogic(aChecklist([aSection('s', [plain, quoting])]))).toBe(true)
})

test('a form with sound needs what eases it where recording is off', () => {
  const heard = yesNo('a', { commentRequired: 'never', evidence: 'audio', photo: 'optional' })
  expect(wantsLogic(aChecklist([aSection('s', [heard])]))).toBe(true)
})
