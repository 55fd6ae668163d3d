import { expect, test } from 'vitest'
import { aChecklist, aSection, photoQuestion, yesNo } from '@/test/factories/checklist'
import { rareControlsOf } from './rare-control'

test('a plain form needs nothing but itself', () => {
  expect(rareControlsOf(aChecklist([aSection('s', [yesNo('a')])]))).toEqual([])
})

test('a question of a photo needs the editor; one that asks about low answers needs the logic', () => {
  const document = aChecklist([aSection('s', [photoQuestion('a')])])
  expect(rareControlsOf(document)).toEqual(['photos', 'editor'])
  const low = aChecklist([aSection('s', [yesNo('a', { commentRequired: 'low' })])])
  expect(rareControlsOf(low)).toEqual(['logic'])
})
