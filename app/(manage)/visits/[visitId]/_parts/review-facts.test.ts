import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { notableSkewMs, type ReportFacts } from '@/lib/reviews/schema'
import { reviewFacts } from './review-facts'
import { originText } from './review-row'

const messages = messagesIn('ru')
const format = formatFor('ru')
const t = createTranslator({ locale: 'ru', messages, namespace: 'reviews' })
const tEvidence = createTranslator({ locale: 'ru', messages, namespace: 'evidence' })
const moment = (iso: string) => format.moment(new Date(iso), 'Europe/Moscow', '2026-11-22')
const nothing: ReportFacts = {
  checkIn: null,
  placeAsked: false,
  leftAt: null,
  lateAfterMinutes: 60,
  consentAt: null,
  test: 'not-demanded',
}
const told = (clockSkewMs: number) =>
  reviewFacts({ facts: nothing, clockSkewMs }, { t, moment, format }).map(({ text }) => text)

describe('the clock of the phone', () => {
  test.each([
    [0, 'часы телефона верны'],
    [499, 'часы телефона верны'],
    [12_000, 'часы телефона спешили на 0:12, время исправлено'],
    [-95_000, 'часы телефона отставали на 1:35, время исправлено'],
    [notableSkewMs, 'часы телефона спешили на 5:00, время исправлено'],
  ])('is told with its figure: %i ms', (skew, text) => {
    expect(told(skew)).toEqual([text])
  })

  test('is left to the mark where it is off by more than that', () => {
    expect(told(notableSkewMs + 1)).toEqual([])
    expect(told(-notableSkewMs - 1)).toEqual([])
  })
})

describe('where a file came from', () => {
  const words = { tEvidence, moment }
  const lastWeek = '2026-11-12T09:05:00.000Z'

  test('a picture of the gallery says how old its file is', () => {
    const text = originText({ origin: 'gallery', fileAt: lastWeek }, words)
    expect(text?.replaceAll(/\s/g, ' ')).toBe('из галереи, файл от 12 ноября, 12:05')
    expect(originText({ origin: 'gallery', fileAt: null }, words)).toBe('из галереи')
  })

  test('what was made in the form has no older time; of old reports nothing is claimed', () => {
    expect(originText({ origin: 'camera', fileAt: lastWeek }, words)).toBe('с камеры')
    expect(originText({ origin: 'recorder', fileAt: null }, words)).toBe('записано в форме')
    expect(originText({ origin: null, fileAt: null }, words)).toBeNull()
  })
})
