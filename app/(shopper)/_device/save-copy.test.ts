import { afterEach, expect, test, vi } from 'vitest'
import { copyName } from './save-copy'

afterEach(() => vi.unstubAllEnvs())

test.each([
  ['Asia/Vladivostok', 'etalon-2026-11-24-02-30.zip'],
  ['Europe/Moscow', 'etalon-2026-11-23-19-30.zip'],
  ['UTC', 'etalon-2026-11-23-16-30.zip'],
])("a copy made in %s is named by the phone's clock", (zone, name) => {
  vi.stubEnv('TZ', zone)
  expect(copyName(new Date('2026-11-23T16:30:00Z'), 1, 1)).toBe(name)
})

test('a copy in several files numbers them', () => {
  vi.stubEnv('TZ', 'UTC')
  const now = new Date('2026-11-23T16:30:00Z')
  expect(copyName(now, 2, 3)).toBe('etalon-2026-11-23-16-30-2-3.zip')
})
