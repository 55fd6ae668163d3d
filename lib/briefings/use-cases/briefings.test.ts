import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCampaign } from '@/lib/campaigns/use-cases/close-campaign'
import { testFingerprint } from '@/lib/core/instruction-test'
import { parseInput } from '@/lib/platform/input'
import { cancelVisit } from '@/lib/visits/use-cases/cancel-visit'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import {
  aCampaign,
  aChecklistDocument,
  aPublishedChecklist,
  aQuestionOf,
  aSection,
  aVisit,
} from '@/test/factories'
import { aBriefing, aTest, brief, recordingTerms } from '@/test/factories/briefing'
import { openWorld, type World, worldNow } from '@/test/world'
import { saveBriefingSchema, silentBriefing } from '../schema'
import { recordAttempt } from './record-attempt'
import { saveBriefing } from './save-briefing'
import { viewBriefing } from './view-briefing'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const save = async (campaignId: string, matters: Parameters<typeof aBriefing>[1]) => {
  const { fingerprint: basedOn } = await view(campaignId)
  const input = aBriefing(campaignId, { basedOn, ...matters })
  return saveBriefing(world.actors.programmeManager, input, world.deps)
}
const view = (campaignId: string) =>
  viewBriefing(world.actors.programmeManager, { campaignId }, world.deps)
const read = async (campaignId: string) => (await view(campaignId)).briefing
const seen = async (visitId: string) =>
  (await viewOwnVisit(world.actors.shopper, { visitId }, world.deps)).visit.briefing

async function demandingSound(): Promise<string> {
  const sound = aQuestionOf('audio', { id: 'hall', required: true })
  const document = aChecklistDocument({ sections: [aSection({ questions: [sound] })] })
  return (await aPublishedChecklist(world, document)).versionId
}

describe('what a manager types', () => {
  const typed = {
    campaignId: '00000000-0000-4000-8000-000000000001',
    basedOn: 'a'.repeat(64),
    recording: { country: '', basis: ' ', consent: { ru: '', en: '' } },
    instructions: { ru: '', en: '' },
    pictureIds: [],
    purchaseAsked: false,
    purchaseLimit: '',
    receiptAsked: false,
    placeAsked: false,
    lateAfterMinutes: '60',
    test: null,
  }
  const problems = (matters: object) => {
    const parsed = parseInput(saveBriefingSchema, { ...typed, ...matters })
    return parsed.ok ? {} : parsed.fields
  }
  const question = {
    id: 'q',
    text: { ru: 'Что сказать?' },
    options: [
      { id: 'a', text: { ru: 'Да' } },
      { id: 'b', text: { ru: 'Нет' } },
    ],
    right: 'a',
    explanation: { ru: '' },
  }

  test('a part of the terms of recording is not enough, and each missing part is named', () => {
    const whole = 'briefings.fields.recording-whole'
    const recording = { country: 'Россия', basis: '', consent: { ru: '', en: '' } }
    expect(problems({ recording })).toEqual({
      'recording.basis': whole,
      'recording.consent.ru': whole,
    })
    expect(problems({ recording: { ...recording, country: '', basis: 'Закон' } })).toEqual({
      'recording.country': whole,
      'recording.consent.ru': whole,
    })
  })

  test.each([
    [{ lateAfterMinutes: '0' }, 'lateAfterMinutes'],
    [{ purchaseLimit: '0' }, 'purchaseLimit'],
    [{ purchaseLimit: 'сто' }, 'purchaseLimit'],
    [{ purchaseLimit: '-5' }, 'purchaseLimit'],
    [{ test: { passMark: '2', questions: [question] } }, 'test.passMark'],
    [{ test: { passMark: '0', questions: [question] } }, 'test.passMark'],
    [{ test: { passMark: '1', questions: [] } }, 'test.questions'],
    [
      { test: { passMark: '1', questions: [{ ...question, right: '' }] } },
      'test.questions.0.right',
    ],
    [
      { test: { passMark: '1', questions: [{ ...question, text: { ru: ' ' } }] } },
      'test.questions.0.text',
    ],
    [
      {
        test: {
          passMark: '1',
          questions: [{ ...question, options: question.options.slice(1), right: 'b' }],
        },
      },
      'test.questions.0.options',
    ],
  ])('%j is refused at its field', (matters, path) => {
    expect(Object.keys(problems(matters))).toEqual([path])
  })

  test('nothing typed says nothing; a limit becomes kopecks', () => {
    expect(problems({})).toEqual({})
    expect(saveBriefingSchema.parse(typed)).toMatchObject({
      recording: null,
      instructions: null,
      purchaseLimit: null,
      lateAfterMinutes: 60,
    })
    expect(saveBriefingSchema.parse({ ...typed, purchaseLimit: '300,5' })).toMatchObject({
      purchaseLimit: 30_050,
    })
  })
})

describe('a briefing is not saved', () => {
  test('by anybody but the manager of the company', async () => {
    const campaignId = await aCampaign(world)
    const { reviewer, shopper, administrator } = world.actors
    for (const actor of [reviewer, shopper, administrator, world.stranger]) {
      const refused = saveBriefing(actor, aBriefing(campaignId), world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('for a closed campaign, or with a picture that is none', async () => {
    const campaignId = await aCampaign(world)
    expect(await save(campaignId, { pictureIds: [randomUUID()] })).toEqual({
      ok: false,
      reason: 'picture-missing',
    })
    await closeCampaign(world.actors.programmeManager, { campaignId }, world.deps)
    expect(await save(campaignId, {})).toEqual({ ok: false, reason: 'campaign-closed' })
  })

  test('without terms of recording while a visit waits that demands sound', async () => {
    const campaignId = await aCampaign(world)
    await brief(world, campaignId, { recording: recordingTerms })
    const versionId = await demandingSound()
    const visitId = await aVisit(world, { campaignId, versionId, state: 'offered' })
    expect(await save(campaignId, {})).toEqual({ ok: false, reason: 'recording-needed' })
    expect((await read(campaignId)).recording).toEqual(recordingTerms)
    const cancelled = { visitId, reason: 'Лишняя' }
    await cancelVisit(world.actors.programmeManager, cancelled, world.deps)
    expect(await save(campaignId, {})).toMatchObject({ ok: true })
  })

  test('over what somebody else has saved meanwhile, also at the same moment', async () => {
    const campaignId = await aCampaign(world)
    const { fingerprint: basedOn } = await view(campaignId)
    const mine = await save(campaignId, { basedOn, instructions: { ru: 'Мои слова' } })
    const theirs = { basedOn, instructions: { ru: 'Чужие слова' } }
    expect(await save(campaignId, theirs)).toEqual({ ok: false, reason: 'changed-elsewhere' })
    expect((await read(campaignId)).instructions).toEqual({ ru: 'Мои слова' })
    expect(mine).toEqual({ ok: true, fingerprint: (await view(campaignId)).fingerprint })

    const { fingerprint: next } = await view(campaignId)
    const both = await Promise.all(
      [70, 80].map((lateAfterMinutes) => save(campaignId, { basedOn: next, lateAfterMinutes })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'changed-elsewhere' })
  })

  test('half in the database: terms in part, a limit without a purchase', async () => {
    const campaignId = await aCampaign(world)
    await brief(world, campaignId, { recording: recordingTerms })
    for (const change of [
      { recordingBasis: null },
      { recordingBasis: '' },
      { purchaseLimit: 5n },
    ]) {
      const broken = world.arrange((tx, organisationId) =>
        tx.campaignBriefing.update({
          where: { organisationId_campaignId: { organisationId, campaignId } },
          data: change,
        }),
      )
      await expect(broken).rejects.toThrow()
    }
  })
})

describe('a briefing', () => {
  test('of a campaign that was never briefed says nothing', async () => {
    const campaignId = await aCampaign(world)
    expect(await read(campaignId)).toEqual(silentBriefing)
    const visitId = await aVisit(world, { campaignId })
    expect(await seen(visitId)).toEqual({ ...silentBriefing, campaignId, passedAt: null })
  })

  test('is read as it was written, by the office and by the shopper of a visit', async () => {
    const campaignId = await aCampaign(world)
    const said = {
      recording: recordingTerms,
      instructions: { ru: '# Перед входом\n- чек', en: 'Before you enter' },
      placeAsked: true,
      lateAfterMinutes: 90,
      test: aTest,
    }
    await brief(world, campaignId, {
      ...said,
      purchaseAsked: true,
      purchaseLimit: 30_050,
      receiptAsked: true,
    })
    const written = {
      ...said,
      pictureIds: [],
      purchase: { limitMinor: 30_050, currency: 'RUB', receiptAsked: true },
      test: {
        ...aTest,
        fingerprint: testFingerprint(aTest),
        writtenAt: worldNow.toISOString(),
      },
    }
    expect(await read(campaignId)).toEqual(written)
    const visitId = await aVisit(world, { campaignId })
    expect(await seen(visitId)).toEqual({ ...written, campaignId, passedAt: null })
  })

  test('saved again replaces what it said; limit and receipt go with the purchase', async () => {
    const campaignId = await aCampaign(world)
    await brief(world, campaignId, { test: aTest, purchaseAsked: true, receiptAsked: true })
    await brief(world, campaignId, { purchaseLimit: 100, receiptAsked: true })
    expect(await read(campaignId)).toEqual(silentBriefing)
    // The wording of the test stays, for the attempts that were made at it.
    await brief(world, campaignId, { test: aTest })
    const tests = await world.arrange((tx, organisationId) =>
      tx.briefingTest.findMany({ where: { organisationId, campaignId } }),
    )
    expect(tests).toHaveLength(1)
  })
})

describe('an attempt at the test', () => {
  async function briefed() {
    const campaignId = await aCampaign(world)
    await brief(world, campaignId, { test: aTest })
    return { campaignId, visitId: await aVisit(world, { campaignId }) }
  }
  const attemptAt = (campaignId: string, answers: Record<string, string>) => ({
    campaignId,
    attemptId: randomUUID(),
    fingerprint: testFingerprint(aTest),
    answers,
    takenAt: '2026-10-20T08:10:00Z',
    phoneNow: worldNow.toISOString(),
  })
  const right = { first: 'b', second: 'b' }
  const record = (input: ReturnType<typeof attemptAt>, actor = world.actors.shopper) =>
    recordAttempt(actor, input, world.deps)

  test('is refused to whoever has no visit of the campaign', async () => {
    const { campaignId } = await briefed()
    const { secondShopper, programmeManager, employee } = world.actors
    for (const actor of [secondShopper, programmeManager, employee, world.stranger]) {
      const refused = record(attemptAt(campaignId, right), actor)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('is refused for a wording that the campaign never had', async () => {
    const { campaignId } = await briefed()
    const unknown = { ...attemptAt(campaignId, right), fingerprint: 'a'.repeat(64) }
    expect(await record(unknown)).toEqual({ ok: false, reason: 'test-unknown' })
  })

  test('that failed is kept and passes nothing', async () => {
    const { campaignId, visitId } = await briefed()
    expect(await record(attemptAt(campaignId, { first: 'b', second: 'a' }))).toMatchObject({
      ok: true,
      receipt: { rightAnswers: 1, passed: false },
    })
    expect((await seen(visitId)).passedAt).toBeNull()
  })

  test('that passed is valid until the test changes', async () => {
    const { campaignId, visitId } = await briefed()
    await record(attemptAt(campaignId, right))
    expect((await seen(visitId)).passedAt).toBe('2026-10-20T08:10:00.000Z')
    await brief(world, campaignId, { test: { ...aTest, passMark: 1 } })
    expect((await seen(visitId)).passedAt).toBeNull()
    await brief(world, campaignId, { test: aTest })
    expect((await seen(visitId)).passedAt).not.toBeNull()
  })

  test('is told by a right clock, and taken for a wording of yesterday', async () => {
    const { campaignId } = await briefed()
    await brief(world, campaignId, { test: null })
    const late = attemptAt(campaignId, right)
    const fast = { ...late, phoneNow: '2026-10-20T10:00:00Z', takenAt: '2026-10-20T09:30:00Z' }
    expect(await record(fast)).toMatchObject({ ok: true, receipt: { passed: true } })
    const [row] = await world.database.asOwner<{ taken_at: Date }>(
      'SELECT taken_at FROM briefing_attempts WHERE id = $1',
      [fast.attemptId],
    )
    expect(row?.taken_at.toISOString()).toBe('2026-10-20T08:30:00.000Z')
  })

  test('sent again, also fifty times at once, is one row and one receipt', async () => {
    const { campaignId } = await briefed()
    const input = attemptAt(campaignId, right)
    const answers = await Promise.all(Array.from({ length: 50 }, () => record(input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true, receipt: { attemptId: input.attemptId } })
    const rows = await world.database.asOwner(
      `SELECT 1 FROM audit_entries WHERE action = 'campaign.test-taken' AND subject_id = $1`,
      [campaignId],
    )
    expect(rows).toHaveLength(1)
  })

  test('of the same id with other answers, or of another shopper, is not taken', async () => {
    const { campaignId } = await briefed()
    await aVisit(world, { campaignId, shopperId: String(world.actors.secondShopper.shopperId) })
    const input = attemptAt(campaignId, right)
    await record(input)
    expect(await record({ ...input, answers: { first: 'a' } })).toEqual({
      ok: false,
      reason: 'other-attempt',
    })
    await expect(record(input, world.actors.secondShopper)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('is never changed or taken back', async () => {
    const { campaignId } = await briefed()
    await record(attemptAt(campaignId, right))
    for (const table of ['briefing_attempts', 'briefing_tests']) {
      const removal = world.database.asOwner(`DELETE FROM ${table} WHERE campaign_id = $1`, [
        campaignId,
      ])
      await expect(removal).rejects.toThrow('append-only')
    }
  })
})
