import { expect, test } from 'vitest'
import { aChecklist, aSection, photoQuestion, yesNo } from '@/test/factories/checklist'
import { rareControlsOf } from './rare-control'

test('the editor of photos is fetched for a receipt too, where no question takes a photo', () => {
  const document = aChecklist([aSection('s', [yesNo('a')])])
  expect(rareControlsOf(document, false)).toEqual([])
  expect(rareControlsOf(document, true)).toEqual(['logic', 'editor'])
})

test('a question of a photo needs the editor, with a receipt or without', () => {
  const document = aChecklist([aSection('s', [photoQuestion('a')])])
  expect(rareControlsOf(document, false)).toEqual(['photos', 'editor'])
})
