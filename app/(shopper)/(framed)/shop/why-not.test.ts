import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { whyNot } from './why-not'

test('a visit that cannot be taken offline is told without "what you entered"', () => {
  const reason = whyNot({ ok: false, reason: 'errors.reasons.offline' })
  expect(reason).toBe('offline')
  for (const locale of ['ru', 'en'] as const) {
    const t = createTranslator({ locale, messages: messagesIn(locale), namespace: 'shop.reasons' })
    expect(t('offline')).not.toMatch(/Введённое|entered/)
  }
})

test('every other reason stays what it is', () => {
  expect(whyNot({ ok: false, reason: 'window-over' })).toBe('window-over')
})
