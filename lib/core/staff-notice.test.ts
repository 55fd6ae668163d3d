import { describe, expect, test } from 'vitest'
import { noticeHasStood } from './staff-notice'

describe('the staff notice', () => {
  test('must have stood for all its days', () => {
    expect(noticeHasStood('2026-10-01', 14, '2026-10-14')).toEqual({
      ok: false,
      reason: 'notice-too-young',
    })
    expect(noticeHasStood('2026-10-01', 14, '2026-10-15')).toEqual({
      ok: true,
      value: '2026-10-15',
    })
  })

  test('must have been published', () => {
    expect(noticeHasStood(null, 14, '2026-10-15')).toEqual({
      ok: false,
      reason: 'notice-not-published',
    })
  })
})
