import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type FrozenReport, freezeReport } from '@/lib/core/frozen-report'
import { frozenReportSchema } from './schema'

const photo = {
  id: '0b0e5c1e-6a3f-4c55-9a51-6f1f5a2f0001',
  questionId: 'q1',
  sha256: 'b'.repeat(64),
  byteSize: 100,
  mediaType: 'image/jpeg',
  takenAt: '2026-10-14T12:00:00+03:00',
} as const
const answer = {
  questionId: 'q1',
  value: null,
  notApplicable: null,
  comment: null,
  attachments: [photo.id],
  answeredAt: '2026-10-14T12:00:00+03:00',
}
/** As a phone of the first days froze it. */
const old: FrozenReport = {
  format: 'etalon.evaluation/1',
  id: '0b0e5c1e-6a3f-4c55-9a51-6f1f5a2f0002',
  visitId: '0b0e5c1e-6a3f-4c55-9a51-6f1f5a2f0003',
  parentId: null,
  checklistVersionId: '0b0e5c1e-6a3f-4c55-9a51-6f1f5a2f0004',
  fingerprint: 'a'.repeat(64),
  startedAt: '2026-10-14T11:55:00+03:00',
  finishedAt: '2026-10-14T12:30:00+03:00',
  visitedOn: '2026-10-14',
  answers: [answer],
  attachments: [photo],
}
const withPhoto = (more: object) => ({ ...old, attachments: [{ ...photo, ...more }] })
const withAnswer = (more: object) => ({ ...old, answers: [{ ...answer, ...more }] })
const told = {
  ...old,
  answers: [{ ...answer, pageTime: { life: '9f3a01', ms: 312_004 } }],
  attachments: [{ ...photo, origin: 'gallery' as const, fileAt: '2026-10-06T17:03:00.000Z' }],
}

describe('what a report may say of files and clocks', () => {
  test.each([
    ['an origin that nobody knows', withPhoto({ origin: 'satellite' })],
    ['a file of no time', withPhoto({ fileAt: 'last week' })],
    ['a file from before 1970', withPhoto({ fileAt: '1969-12-31T23:59:59.000Z' })],
    ['a page clock below zero', withAnswer({ pageTime: { life: 'a1', ms: -1 } })],
    ['parts of a millisecond', withAnswer({ pageTime: { life: 'a1', ms: 1.5 } })],
    ['a life that is a sentence', withAnswer({ pageTime: { life: 'my page', ms: 1 } })],
    ['more than both clocks', withAnswer({ pageTime: { life: 'a1', ms: 1, battery: 7 } })],
  ])('not %s', (_, report) => {
    expect(frozenReportSchema.safeParse(report).success).toBe(false)
  })

  test.each([
    ['a report of an older phone', old],
    ['one that says all of it', told],
  ])('%s reads back as it was, to the byte', (_, report) => {
    const { text, sha256 } = freezeReport(report)
    const read = frozenReportSchema.parse(JSON.parse(text))
    expect(read).toEqual(report)
    expect(freezeReport(read)).toEqual({ text, sha256 })
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
  })

  test('an older report has the bytes that it had before there was more to say', () => {
    expect(freezeReport(old).sha256).toBe(
      '5857bb66d399d98a7ceecc09c54616ce3d114108d47364398653cd8b48011f70',
    )
  })
})
