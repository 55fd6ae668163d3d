import { describe, expect, it } from 'vitest'
import { drawQr, loginSlip } from './login-slip'

describe('loginSlip', () => {
  it('leads to the public address, and keeps the token in it alone', () => {
    const slip = loginSlip(
      {
        accountId: 'a',
        displayName: 'Ольга Смирнова',
        loginName: '202',
        purpose: 'invitation',
        token: 'T'.repeat(43),
        expiresOn: '2026-11-03',
      },
      'https://etalon.example',
    )
    expect(slip.url).toBe(`https://etalon.example/join/${'T'.repeat(43)}`)
    expect(slip).not.toHaveProperty('token')
  })
})

describe('drawQr', () => {
  it('draws the three corners that a camera looks for', () => {
    const { size, path } = drawQr('https://etalon.example/join/x')
    expect((size - 17) % 4).toBe(0)
    expect(path.startsWith('M0 0h7v1h-7z')).toBe(true)
    expect(path).toContain(`M${size - 7} 0h7v1h-7z`)
    expect(path).toContain(`M0 ${size - 1}h7v1h-7z`)
  })
})
