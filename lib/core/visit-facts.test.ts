import { expect, test } from 'vitest'
import { aChecklistDocument } from '@/test/factories'
import { reportOf } from './draft-report'
import { draftOfReport } from './draft-to-open'
import { freezeReport } from './frozen-report'
import { emptyDraft } from './visit-draft'

const document = aChecklistDocument()
const draft = () =>
  emptyDraft({
    visitId: 'v',
    accountId: 'a',
    checklistVersionId: 'c',
    fingerprint: 'f',
    startedAt: '2026-10-20T08:00:00Z',
  })
const end = { id: 'r', finishedAt: '2026-10-20T08:30:00Z', visitedOn: '2026-10-20' }
const checkIn = { at: '2026-10-20T08:01:00Z', place: null, declined: true }
const leftAt = '2026-10-20T08:20:00Z'
const recordingConsent = { at: leftAt, sha256: 'a'.repeat(64), language: 'en' } as const

test('a report about which nothing was said has the bytes that it always had', () => {
  const { text, sha256 } = freezeReport(reportOf(document, draft(), end))
  expect(text).toBe(
    '{"answers":[],"attachments":[],"checklistVersionId":"c","fingerprint":"f",' +
      '"finishedAt":"2026-10-20T08:30:00Z","format":"etalon.evaluation/1","id":"r","parentId":null,' +
      '"startedAt":"2026-10-20T08:00:00Z","visitId":"v","visitedOn":"2026-10-20"}',
  )
  // Said and taken back is as if it had never been said.
  const takenBack = { ...draft(), checkIn: undefined, leftAt: undefined }
  expect(freezeReport(reportOf(document, takenBack, end)).sha256).toBe(sha256)
})

test('check-in, leaving and consent go into the report, and come back with it', () => {
  const report = reportOf(document, { ...draft(), checkIn, leftAt, recordingConsent }, end)
  expect(report).toMatchObject({ checkIn, leftAt, recordingConsent })
  expect(draftOfReport(document, report, 'a')).toMatchObject({ checkIn, leftAt, recordingConsent })
  const one = reportOf(document, { ...draft(), leftAt }, end)
  expect(Object.keys(one)).not.toContain('checkIn')
})
