import { describe, expect, test } from 'vitest'
import { draftNamesOf } from './draft-names'

const [one, two] = ['3f0e8f0e-0000-4000-8000-000000000001', '3f0e8f0e-0000-4000-8000-000000000002']
const read = (headers: Record<string, string>) =>
  draftNamesOf(new Request('https://etalon.example/', { headers }))

describe('the drafts that a phone names', () => {
  test('are read one after the other', () => {
    expect(read({ 'x-etalon-drafts': `${one}=4, ${two}=0` })).toEqual([
      { deviceId: one, changes: 4 },
      { deviceId: two, changes: 0 },
    ])
  })

  test('are one where its page is older', () => {
    expect(read({ 'x-etalon-device': one, 'x-etalon-changes': '4' })).toEqual([
      { deviceId: one, changes: 4 },
    ])
  })

  test.each([
    {},
    { 'x-etalon-drafts': '' },
    { 'x-etalon-drafts': 'anything' },
    { 'x-etalon-drafts': `${one}=` },
    { 'x-etalon-drafts': `${one}=-1` },
    { 'x-etalon-drafts': `${one}=4, ${two}=x` },
    { 'x-etalon-drafts': Array.from({ length: 51 }, () => `${one}=1`).join() },
    { 'x-etalon-device': one, 'x-etalon-changes': '' },
  ])('are none where they cannot be read: %j', (headers) => {
    expect(read(headers as Record<string, string>)).toEqual([])
  })
})
