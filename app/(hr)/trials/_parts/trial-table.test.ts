import { createElement } from 'react'
import { expect, test } from 'vitest'
import type { ListedScheme } from '@/lib/scheme-trials/queries'
import { saidIn } from '@/test/markup'
import { TrialTable } from './trial-table'

const marks = { paysFrom: null, savedAt: null, positions: [], units: [] }
const name = { ru: 'Водители', en: 'Drivers' }

function textIn(locale: 'ru' | 'en', schemes: readonly ListedScheme[]): string {
  const trial = { months: ['2026-10'], schemes, madeByName: 'Ольга Мельникова' } as const
  const listed = {
    ...({ timeZone: 'Europe/Moscow', today: '2026-11-05' } as const),
    trials: [{ ...trial, id: 'trial', madeAt: new Date(Date.UTC(2026, 10, 4, 21, 7)) }],
  }
  return saidIn(locale, createElement(TrialTable, { listed, first: null }))
}

test('schemes of one name are told apart by version, month, day of saving and whom they pay', () => {
  const draft = {
    ...marks,
    savedAt: new Date(Date.UTC(2026, 10, 3, 9, 5)),
    positions: ['Водитель'],
  }
  const version = { ...marks, paysFrom: '2026-10', units: ['Склад'] } as const
  const schemes = [
    { name, version: null, marks: draft },
    { name, version: 2, marks: version },
  ]
  const ru = textIn('ru', schemes)
  expect(ru).toContain('Водители|черновик от 3 ноября, 12:05 · Водитель|')
  expect(ru).toContain('Водители|редакция 2 с октября 2026 · все должности, Склад|')
  const en = textIn('en', schemes)
  expect(en).toContain('Drivers|draft of 3 November, 12:05 · Водитель|')
  expect(en).toContain('Drivers|version 2 from October 2026 · all positions, Склад|')
})

test('two trials of one day are told apart by the minute, where the organisation is', () => {
  const schemes = [{ name, version: null, marks: null }]
  expect(textIn('ru', schemes)).toContain('|5 ноября, 00:07|')
  expect(textIn('en', schemes)).toContain('|5 November, 00:07|')
})

test('a trial of the time before is told by its version alone', () => {
  const schemes = [
    { name, version: 2, marks: null },
    { name: {}, version: null, marks: null },
  ]
  expect(textIn('ru', schemes)).toContain('|Водители, редакция 2|Схема без названия, черновик|')
})
