import { expect, it } from 'vitest'
import { clipToPaste, keepOwnClip } from './own-clip'

it('before anything was copied here the browser alone knows', () => {
  expect(clipToPaste(null)).toBeNull()
  expect(clipToPaste('elsewhere')).toBe('elsewhere')
})

it('a copy that the browser refused is pasted all the same, whatever it holds', () => {
  keepOwnClip({ text: 'own', isHereOnly: true })
  expect(clipToPaste(null)).toBe('own')
  expect(clipToPaste('elsewhere')).toBe('own')
})

it('a copy that it took gives way to what was copied elsewhere since', () => {
  keepOwnClip({ text: 'own', isHereOnly: false })
  expect(clipToPaste('elsewhere')).toBe('elsewhere')
  expect(clipToPaste(null)).toBe('own')
})
