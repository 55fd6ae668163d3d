import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { asideMarks } from './aside-marks'

const format = formatFor('ru')
const words = {
  t: createTranslator({ locale: 'ru', messages: messagesIn('ru'), namespace: 'reviews' }),
  moment: (iso: string) => format.moment(new Date(iso), 'Europe/Moscow', '2026-11-22'),
}
const receivedAt = '2026-11-23T14:11:00.000Z'
const visit = {
  id: 'visit',
  reportsAside: [{ sha256: 'beef', reason: 'already-submitted', receivedAt, shopperLabel: '№ 7' }],
} as const

test('beside the report that counts, each other one is named with the way to it', () => {
  const marks = asideMarks(visit, { notCounted: null, receivedAt: '2026-11-23T14:00:00Z' }, words)
  expect(marks).toEqual([
    {
      code: 'other-report beef',
      title: 'Есть и другой отчёт',
      text: expect.stringMatching(/^От покупателя № 7, получен 23 ноября, 17:11\. Не засчитан:/),
      link: { href: '/visits/visit?aside=beef', text: 'Прочитать его' },
    },
  ])
  const none = asideMarks({ ...visit, reportsAside: [] }, { notCounted: null, receivedAt }, words)
  expect(none).toEqual([])
})

test('a report that does not count says why, and leads back to the visit', () => {
  const marks = asideMarks(visit, { notCounted: 'already-submitted', receivedAt }, words)
  expect(marks).toEqual([
    {
      code: 'aside',
      title: 'Отчёт не засчитан',
      text: expect.stringContaining('пришёл раньше'),
      link: { href: '/visits/visit', text: 'К проверке и другим отчётам' },
    },
  ])
})
