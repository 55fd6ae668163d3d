import { describe, expect, it } from 'vitest'
import { isUuid, ownPath } from './paths'

describe('ownPath', () => {
  it.each(['/', '/visits', '/visits/1?state=new&page=2', '/me#top'])('%s is one', (path) => {
    expect(ownPath(path)).toBe(path)
  })

  it.each([
    '',
    null,
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/a\\b',
    'javascript:alert(1)',
    'visits',
    ' /visits',
    '/визиты',
    '/sign-in?next=/visits',
    '/join/abc',
    '/api/files/1',
    `/${'a'.repeat(3000)}`,
  ])('%j is none', (text) => {
    expect(ownPath(text)).toBeNull()
  })
})

describe('isUuid', () => {
  it('tells an id from anything else', () => {
    expect(isUuid('8b0c1a52-4f0e-4a57-9d3c-2f6f4f7f0c11')).toBe(true)
    for (const text of ['', '1', '8b0c1a52', "' OR 1=1", 'g'.repeat(36), `${'8'.repeat(36)}`])
      expect(isUuid(text)).toBe(false)
  })
})
