import { expect, it } from 'vitest'
import { clipToPaste, keepOwnClip, passOwnClip } from './own-clip'

const me = 'account-1'
const other = 'account-2'

it('before anything was copied here the browser alone knows', () => {
  expect(clipToPaste(me, null)).toBeNull()
  expect(clipToPaste(me, 'elsewhere')).toBe('elsewhere')
})

it('who signs in after somebody else gets nothing of theirs, and neither do they later', () => {
  keepOwnClip(me, { text: 'own', isHereOnly: true })
  expect(clipToPaste(other, null)).toBeNull()
  keepOwnClip(me, { text: 'own', isHereOnly: true })
  expect(clipToPaste(other, 'elsewhere')).toBe('elsewhere')
  expect(clipToPaste(me, null)).toBeNull()
})

it('a copy that the browser refused is pasted all the same, whatever it holds', () => {
  keepOwnClip(me, { text: 'own', isHereOnly: true })
  expect(clipToPaste(me, null)).toBe('own')
  expect(clipToPaste(me, 'elsewhere')).toBe('own')
})

it('a copy that it took gives way to what was copied elsewhere since', () => {
  keepOwnClip(me, { text: 'own', isHereOnly: false })
  expect(clipToPaste(me, 'elsewhere')).toBe('elsewhere')
  expect(clipToPaste(me, null)).toBe('own')
})

it('a refused copy gives way once something else was copied, or its paste was refused', () => {
  keepOwnClip(me, { text: 'own', isHereOnly: true })
  passOwnClip(other)
  expect(clipToPaste(me, 'elsewhere')).toBe('own')
  passOwnClip(me)
  expect(clipToPaste(me, 'elsewhere')).toBe('elsewhere')
  expect(clipToPaste(me, null)).toBe('own')
})
