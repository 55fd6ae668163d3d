import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '@/lib/core/checklist'
import { type FrozenReport, freezeReport } from '@/lib/core/frozen-report'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { previewVisits } from '@/lib/planning/use-cases/preview-visits'
import { viewVisit } from '@/lib/reviews/use-cases/view-visit'
import {
  aCampaign,
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aQuestionOf,
  aSection,
  aVisit,
} from '@/test/factories'
import { brief, recordingTerms } from '@/test/factories/briefing'
import { openWorld, type World } from '@/test/world'
import { storeAttachment } from './store-attachment'

let world: World
let version: { versionId: string; fingerprint: string }
beforeAll(async () => {
  world = await openWorld()
  const questions = [
    aQuestion(),
    aQuestionOf('audio', { id: 'hall', required: true }),
    aQuestionOf('file', { id: 'note' }),
  ]
  const document = aChecklistDocument({ sections: [aSection({ questions })] })
  version = await aPublishedChecklist(world, document)
})
afterAll(() => world.close())

/** A WAV of so many seconds that holds no more bytes than it must. */
function wave(seconds: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt32LE(10, 28)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(seconds * 10, 40)
  return new Uint8Array(Buffer.concat([head, Buffer.alloc(seconds * 10, randomUUID())]))
}

function soundFor(visitId: string, bytes = wave(5), questionId = 'hall') {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    ...{ attachmentId: randomUUID(), visitId, questionId, sha256, bytes },
    mediaType: 'audio/wav',
  }
}

const store = (sound: ReturnType<typeof soundFor>) =>
  storeAttachment(world.actors.shopper, sound, world.deps)

async function aVisitOf(recording: typeof recordingTerms | null) {
  const campaignId = await aCampaign(world)
  if (recording) await brief(world, campaignId, { recording })
  const visitId = await aVisit(world, { campaignId, versionId: version.versionId })
  return { campaignId, visitId }
}

async function report(visitId: string, matters: Partial<FrozenReport> = {}) {
  const { text, sha256 } = freezeReport({
    format: 'etalon.evaluation/1',
    id: randomUUID(),
    visitId,
    parentId: null,
    checklistVersionId: version.versionId,
    fingerprint: version.fingerprint,
    startedAt: '2026-10-20T08:00:00Z',
    finishedAt: '2026-10-20T08:30:00Z',
    visitedOn: '2026-10-20',
    answers: [anAnswer()],
    attachments: [],
    ...matters,
  })
  const input = { bytes: new TextEncoder().encode(text), sha256, phoneNow: null }
  return submitEvaluation(world.actors.shopper, input, world.deps)
}

/** The answer that shows a stored recording, and its line in the report. */
function shown({ attachmentId, sha256, bytes }: ReturnType<typeof soundFor>) {
  const answer: Answer = anAnswer({ questionId: 'hall', value: null, attachments: [attachmentId] })
  const facts = { questionId: 'hall', sha256, byteSize: bytes.byteLength }
  const takenAt = '2026-10-20T08:05:00Z'
  return {
    answers: [anAnswer(), answer],
    attachments: [{ id: attachmentId, ...facts, mediaType: 'audio/wav' as const, takenAt }],
  }
}

describe('without the terms of recording', () => {
  test('no sound is taken, at whatever question', async () => {
    const { visitId } = await aVisitOf(null)
    for (const questionId of ['hall', 'note']) {
      expect(await store(soundFor(visitId, wave(5), questionId))).toEqual({
        ok: false,
        reason: 'recording-off',
      })
    }
  })

  test('no visit is planned whose checklist demands sound', async () => {
    const { campaignId } = await aVisitOf(null)
    const plan = {
      campaignId,
      checklistVersionId: version.versionId,
      unitIds: [world.units.shopNorth],
      personIds: [],
      visitsEach: 1,
      spread: false,
      firstOn: '2026-10-21',
      lastOn: '2026-10-25',
      scenario: 'Послушайте объявление.',
      shopperIds: [],
    }
    const preview = () => previewVisits(world.actors.programmeManager, plan, world.deps)
    expect(await preview()).toEqual({ ok: false, reason: 'recording-not-stated' })
    await brief(world, campaignId, { recording: recordingTerms })
    expect(await preview()).toMatchObject({ ok: true })
  })

  test('a visit of older days is not held up by a question that demands sound', async () => {
    const { visitId } = await aVisitOf(null)
    expect(await report(visitId)).toMatchObject({ ok: true })
  })
})

describe('with the terms of recording', () => {
  test('a demanded recording is missed', async () => {
    const { visitId } = await aVisitOf(recordingTerms)
    expect(await report(visitId)).toMatchObject({
      ok: false,
      reason: 'answers-missing',
      named: ['hall'],
    })
  })

  test('one of more than half an hour is refused', async () => {
    const { visitId } = await aVisitOf(recordingTerms)
    expect(await store(soundFor(visitId, wave(30 * 60 + 1)))).toEqual({
      ok: false,
      reason: 'too-long',
    })
    expect(await store(soundFor(visitId, wave(30 * 60)))).toMatchObject({ ok: true })
  })

  test('a recording is taken; sent again it has its receipt, also after they were withdrawn', async () => {
    const { campaignId, visitId } = await aVisitOf(recordingTerms)
    const sound = soundFor(visitId)
    const first = await store(sound)
    expect(first).toMatchObject({ ok: true })
    await world.database.asOwner(
      `UPDATE campaign_briefings SET recording_country = NULL, recording_basis = NULL,
         recording_consent = NULL WHERE campaign_id = $1`,
      [campaignId],
    )
    expect(await store(soundFor(visitId))).toMatchObject({ reason: 'recording-off' })
    expect(await store(sound)).toEqual(first)
  })

  test('the reviewer reads check-in, leaving and consent, by a right clock', async () => {
    const { visitId } = await aVisitOf(recordingTerms)
    const sound = soundFor(visitId)
    await store(sound)
    const checkIn = {
      at: '2026-10-20T08:01:00Z',
      place: { latitude: '55.751244', longitude: '37.618423', accuracy: '12' },
      declined: false,
    }
    const at = '2026-10-20T08:04:00Z'
    const recordingConsent = { at, sha256: 'a'.repeat(64), language: 'ru' as const }
    const leftAt = '2026-10-20T08:20:00Z'
    const facts = { checkIn, leftAt, recordingConsent }
    expect(await report(visitId, { ...shown(sound), ...facts })).toMatchObject({ ok: true })
    const { visit } = await viewVisit(world.actors.reviewer, { visitId }, world.deps)
    expect(visit.report?.facts).toEqual({
      checkIn: { ...checkIn, at: '2026-10-20T08:01:00.000Z' },
      placeAsked: false,
      leftAt: '2026-10-20T08:20:00.000Z',
      lateAfterMinutes: 60,
      consentAt: '2026-10-20T08:04:00.000Z',
      test: 'not-demanded',
    })
  })

  test('the reviewer reads where a recording came from and how old its file is, by a right clock', async () => {
    const { visitId } = await aVisitOf(recordingTerms)
    const [old, sound] = [soundFor(visitId), soundFor(visitId)]
    await store(old)
    await store(sound)
    const told = shown(sound)
    const [, answer] = told.answers
    const [line] = told.attachments
    const fileAt = '2026-10-13T17:00:00Z'
    const attachments = [
      ...shown(old).attachments,
      ...(line ? [{ ...line, origin: 'file' as const, fileAt }] : []),
    ]
    const both = { attachments: [old.attachmentId, sound.attachmentId] }
    const answers = [anAnswer(), ...(answer ? [{ ...answer, ...both }] : [])]
    expect(await report(visitId, { answers, attachments })).toMatchObject({ ok: true })
    const { visit } = await viewVisit(world.actors.reviewer, { visitId }, world.deps)
    const files = new Map(visit.report?.photos.map((file) => [file.attachmentId, file]))
    const takenAt = '2026-10-20T08:05:00.000Z'
    expect(files.get(old.attachmentId)).toMatchObject({ takenAt, origin: null, fileAt: null })
    expect(files.get(sound.attachmentId)).toMatchObject({
      takenAt,
      origin: 'file',
      fileAt: '2026-10-13T17:00:00.000Z',
    })
  })

  test.each([
    [
      'a place that is no number',
      {
        checkIn: {
          at: '2026-10-20T08:01:00Z',
          place: { latitude: 'north', longitude: '1', accuracy: null },
          declined: false,
        },
      },
    ],
    ['a time that is none', { leftAt: 'later' }],
    [
      'a consent to nothing',
      { recordingConsent: { at: '2026-10-20T08:01:00Z', sha256: '', language: 'ru' as const } },
    ],
  ])('a report with %s is none', async (_, matters) => {
    const { visitId } = await aVisitOf(null)
    expect(await report(visitId, matters)).toMatchObject({ ok: false, reason: 'not-a-report' })
  })
})
