import { describe, expect, it } from 'vitest'
import { commonHeaders, guardHeaders, pagePolicy } from './security-headers'

const directives = (policy: string) =>
  new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))

describe('the policy of a page', () => {
  const policy = directives(pagePolicy('abc', { dev: false, https: true }))

  it('runs scripts with the nonce of the request alone', () => {
    expect(policy.get('script-src')).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"])
    expect(policy.get('object-src')).toEqual(["'none'"])
    expect(policy.get('base-uri')).toEqual(["'none'"])
  })

  it('is framed by nobody and sends its forms home', () => {
    expect(policy.get('frame-ancestors')).toEqual(["'none'"])
    expect(policy.get('form-action')).toEqual(["'self'"])
  })

  it('loads nothing from anywhere else', () => {
    const sources = [...policy.values()].flat()
    expect(sources.filter((source) => /^https?:|\*/.test(source))).toEqual([])
    expect(sources).not.toContain("'unsafe-eval'")
  })

  it('asks for https only where there is https: a shop’s first try is on plain http', () => {
    expect(policy.has('upgrade-insecure-requests')).toBe(true)
    const plain = directives(pagePolicy('abc', { dev: false, https: false }))
    expect(plain.has('upgrade-insecure-requests')).toBe(false)
  })
})

describe('every answer', () => {
  it('is taken for what it says, tells other sites nothing, and is not framed', () => {
    expect(commonHeaders).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
    })
    expect(guardHeaders['content-security-policy']).toContain("default-src 'none'")
    expect(guardHeaders['cache-control']).toContain('no-store')
  })
})
