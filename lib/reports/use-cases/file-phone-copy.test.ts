import { createHash, randomUUID } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FrozenAttachment, freezeReport } from '@/lib/core/frozen-report'
import { testFingerprint } from '@/lib/core/instruction-test'
import type { PhoneCopyManifest } from '@/lib/core/phone-copy'
import { receiptQuestionId } from '@/lib/core/purchase-receipt'
import { listOwnVisitDrafts } from '@/lib/visit-drafts/use-cases/list-own-visit-drafts'
import {
  aCampaign,
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aVisit,
} from '@/test/factories'
import { aTest, brief } from '@/test/factories/briefing'
import { aPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'
import { filePhoneCopy } from './file-phone-copy'

let world: World
let version: { versionId: string; fingerprint: string }
const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  world = await openWorld()
  const questions = [aQuestion({ id: 'q1', photo: 'optional' })]
  const document = aChecklistDocument({ sections: [aSection({ questions })] })
  version = await aPublishedChecklist(world, document)
})
afterAll(() => world.close())

const shopper = () => world.actors.shopper
const newVisit = (matters: Parameters<typeof aVisit>[1] = {}) =>
  aVisit(world, { versionId: version.versionId, ...matters })

async function aFile(questionId = 'q1'): Promise<FrozenAttachment & { bytes: Uint8Array }> {
  const photo = await aPhoto(randomUUID())
  return { ...photo.frozen(questionId), bytes: photo.bytes }
}

function aReport(visitId: string, files: readonly (FrozenAttachment & { bytes: Uint8Array })[]) {
  const attachments = files.map(({ bytes, ...facts }) => facts)
  const answer = { ...anAnswer(), attachments: files.map(({ id }) => id) }
  return freezeReport({
    format: 'etalon.evaluation/1',
    id: randomUUID(),
    visitId,
    parentId: null,
    checklistVersionId: version.versionId,
    fingerprint: version.fingerprint,
    startedAt: '2026-10-20T11:00:00+03:00',
    finishedAt: '2026-10-20T11:25:00+03:00',
    visitedOn: '2026-10-20',
    answers: [answer],
    attachments,
  })
}

interface Content {
  readonly visitId: string
  readonly report?: ReturnType<typeof aReport>
  readonly files?: readonly (FrozenAttachment & { bytes: Uint8Array })[]
  readonly draft?: object
}

/** A copy as a phone writes it; `changed` is what somebody did to it. */
function aCopy(
  { visitId, report, files = [], draft }: Content,
  manifestOf: (manifest: PhoneCopyManifest) => object = (manifest) => manifest,
  change: (parts: Record<string, Uint8Array>) => void = () => {},
) {
  const parts: Record<string, Uint8Array> = {}
  const at = '2026-10-20T12:00:00.000Z'
  if (report) parts['reports/1.json'] = strToU8(report.text)
  const draftText = JSON.stringify(draft)
  if (draft) parts['drafts/1.json'] = strToU8(draftText)
  for (const { id, bytes } of files) parts[`files/${id}`] = bytes
  const id = report ? String(JSON.parse(report.text).id) : ''
  const reports = report && [
    { id, visitId, sha256: report.sha256, title: 'Магазин', frozenAt: at, path: 'reports/1.json' },
  ]
  const checklistVersionId = version.versionId
  const drafts = draft && [
    {
      visitId,
      checklistVersionId,
      savedAt: at,
      base: 0,
      isAside: false,
      path: 'drafts/1.json',
      sha256: hashOf(draftText),
    },
  ]
  const manifest = JSON.stringify(
    manifestOf({
      format: 'etalon.phone-copy/1',
      madeAt: at,
      accountId: shopper().accountId,
      deviceId: randomUUID(),
      clockSkewMs: 90_000,
      reports: reports ?? [],
      drafts: drafts ?? [],
      files: files.map(({ bytes, ...facts }) => ({ ...facts, visitId, path: `files/${facts.id}` })),
      unreadable: 0,
    }),
  )
  parts['manifest.json'] = strToU8(manifest)
  parts['manifest.sha256'] = strToU8(hashOf(manifest))
  change(parts)
  return { bytes: zipSync(parts), reportId: id }
}

const file = (
  bytes: Uint8Array,
  mode: 'preview' | 'file' = 'file',
  actor = world.actors.administrator,
) => filePhoneCopy(actor, { bytes, mode }, world.deps)

async function outcomesOf(bytes: Uint8Array, mode: 'preview' | 'file' = 'file') {
  const answer = await file(bytes, mode)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.items.map(({ outcome }) => outcome)
}

const countOf = async (sql: string, id: string) => {
  const [row] = await world.database.asOwner<{ n: number }>(sql, [id])
  return row?.n
}
const reportsOf = (visitId: string) =>
  countOf('SELECT count(*)::int AS n FROM evaluations WHERE visit_id = $1', visitId)

const filesOf = (visitId: string) =>
  countOf('SELECT count(*)::int AS n FROM attachments WHERE visit_id = $1', visitId)

describe('a copy of a phone is refused', () => {
  it('to everybody but an administrator, and from another organisation', async () => {
    const visitId = await newVisit()
    const { bytes } = aCopy({ visitId, report: aReport(visitId, []) })
    for (const [name, actor] of Object.entries(world.actors)) {
      if (name === 'administrator') continue
      await expect(file(bytes, 'file', actor), name).rejects.toMatchObject({ code: 'not-found' })
    }
    const stranger = await file(bytes, 'file', world.stranger)
    expect(stranger).toEqual({ ok: false, reason: 'nobody' })
    expect(await reportsOf(visitId)).toBe(0)
  })

  it.each<[string, Uint8Array | (() => Uint8Array), string]>([
    ['nothing', new Uint8Array(), 'not-a-copy'],
    ['a text', strToU8('not a zip'), 'not-a-copy'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'not-a-copy'],
    [
      'one that came in part',
      () => aCopy({ visitId: randomUUID() }).bytes.slice(0, -40),
      'damaged',
    ],
    [
      'one of a newer product',
      () =>
        aCopy({ visitId: randomUUID() }, (m) => ({ ...m, format: 'etalon.phone-copy/2' })).bytes,
      'newer-copy',
    ],
    [
      'one whose list was changed',
      () =>
        aCopy(
          { visitId: randomUUID() },
          (m) => m,
          (parts) => {
            parts['manifest.json'] = strToU8('{}')
          },
        ).bytes,
      'damaged',
    ],
    [
      'one of an account that is not here',
      () => aCopy({ visitId: randomUUID() }, (m) => ({ ...m, accountId: randomUUID() })).bytes,
      'nobody',
    ],
    [
      'one of somebody who is no shopper',
      () => {
        const { accountId } = world.actors.hr
        return aCopy({ visitId: randomUUID() }, (m) => ({ ...m, accountId })).bytes
      },
      'nobody',
    ],
  ])('when it is %s', async (_, bytes, reason) => {
    const given = typeof bytes === 'function' ? bytes() : bytes
    expect(await file(given)).toEqual({ ok: false, reason })
  })

  it('report by report: cut, without its photo, or of a visit that is not theirs', async () => {
    const visitId = await newVisit()
    const photo = await aFile()
    const report = aReport(visitId, [photo])
    const cut = aCopy({ visitId, report }, undefined, (parts) => {
      parts['reports/1.json'] = strToU8(report.text.replace('q1', 'q2'))
    })
    const without = aCopy({ visitId, report, files: [photo] }, undefined, (parts) => {
      delete parts[`files/${photo.id}`]
    })
    const theirs = await newVisit({ shopperId: world.actors.secondShopper.shopperId ?? '' })
    const other = aCopy({ visitId: theirs, report: aReport(theirs, []) })
    for (const mode of ['preview', 'file'] as const) {
      const refused = (reason: string) => [{ kind: 'refused', reason }]
      expect(await outcomesOf(cut.bytes, mode)).toEqual(refused('part-damaged'))
      expect(await outcomesOf(without.bytes, mode)).toEqual(refused('part-damaged'))
      expect(await outcomesOf(other.bytes, mode)).toEqual(refused('not-theirs'))
    }
    expect(await reportsOf(visitId)).toBe(0)
    expect(await reportsOf(theirs)).toBe(0)
  })
})

describe('a copy of a phone', () => {
  it('changes nothing as a preview, then is filed as if the phone had sent it', async () => {
    const visitId = await newVisit()
    const photo = await aFile()
    const report = aReport(visitId, [photo])
    const { bytes, reportId } = aCopy({ visitId, report, files: [photo] })
    expect(await outcomesOf(bytes, 'preview')).toEqual([{ kind: 'ready' }])
    expect(await reportsOf(visitId)).toBe(0)
    expect(await outcomesOf(bytes)).toMatchObject([{ kind: 'filed' }])
    const [row] = await world.database.asOwner<{
      shopper_id: string
      sha256: string
      skew: number
    }>('SELECT shopper_id, sha256, clock_skew_ms::int AS skew FROM evaluations WHERE id = $1', [
      reportId,
    ])
    const { shopperId } = shopper()
    expect(row).toEqual({ shopper_id: shopperId, sha256: report.sha256, skew: 90_000 })
    const log = await world.database.asOwner<{ action: string; account_id: string }>(
      'SELECT action, account_id FROM audit_entries WHERE subject_id = $1 ORDER BY action',
      [reportId],
    )
    expect(log).toEqual([
      { action: 'evaluation.submitted', account_id: shopper().accountId },
      { action: 'phone-copy.filed', account_id: world.actors.administrator.accountId },
    ])
  })

  it('filed twice is one report with one receipt', async () => {
    const visitId = await newVisit()
    const { bytes } = aCopy({ visitId, report: aReport(visitId, []) })
    const first = await outcomesOf(bytes)
    expect(first).toMatchObject([{ kind: 'filed' }])
    expect(await outcomesOf(bytes, 'preview')).toEqual([{ kind: 'known' }])
    expect(await outcomesOf(bytes)).toEqual(first)
    expect(await reportsOf(visitId)).toBe(1)
  })

  it('takes in what a later file has of a visit once its answers are there, and says what goes first', async () => {
    const visitId = await newVisit()
    const { bytes: voice, ...facts } = await aFile()
    const isCut = await aFile()
    const later = (answersIn?: PhoneCopyManifest['answersIn']) =>
      aCopy({ visitId, files: [{ ...facts, bytes: voice }, isCut] }, (manifest) => ({
        ...manifest,
        ...(answersIn && { answersIn }),
      })).bytes
    const second = later([{ visitId, part: 1 }])
    const answer = await file(second, 'preview')
    expect(answer).toMatchObject({ items: [{ kind: 'files', id: visitId, files: 2 }] })
    const first = { kind: 'refused', reason: 'answers-first' }
    for (const mode of ['preview', 'file'] as const) {
      expect(await outcomesOf(second, mode)).toEqual([{ ...first, part: 1 }])
      expect(await outcomesOf(later(), mode)).toEqual([first])
    }
    expect(await filesOf(visitId)).toBe(0)
    await file(aCopy({ visitId, report: aReport(visitId, []) }).bytes)
    expect(await outcomesOf(second, 'preview')).toEqual([{ kind: 'ready' }])
    expect(await filesOf(visitId)).toBe(0)
    expect(await outcomesOf(later())).toMatchObject([{ kind: 'filed' }])
    expect(await filesOf(visitId)).toBe(2)
    expect(await outcomesOf(second)).toEqual([{ kind: 'known' }])
  })

  it('takes in a recording that was cut short, and leaves what was taken out of an answer', async () => {
    const [visitId, alone] = [await newVisit(), await newVisit()]
    const [cut, removed] = [await aFile(), await aFile()]
    const report = aReport(visitId, [])
    const { bytes } = aCopy({ visitId, report, files: [cut, removed] }, (manifest) => ({
      ...manifest,
      files: manifest.files.map((one) => (one.id === cut.id ? { ...one, isCut: true } : one)),
      answersIn: [],
    }))
    expect(await outcomesOf(bytes)).toMatchObject([{ kind: 'filed' }, { kind: 'filed' }])
    expect(await filesOf(visitId)).toBe(1)
    const single = aCopy({ visitId: alone, files: [await aFile()] }, (manifest) => ({
      ...manifest,
      answersIn: [],
    }))
    expect(await outcomesOf(single.bytes)).toMatchObject([{ kind: 'filed' }])
  })

  it('refuses files of a visit that its author never had, and damaged ones, without a trace', async () => {
    const shopperId = world.actors.secondShopper.shopperId ?? ''
    const foreign = await newVisit({ shopperId })
    const files = [await aFile()]
    const refused = (reason: string) => [{ kind: 'refused', reason }]
    const alone = (manifest: PhoneCopyManifest) => ({ ...manifest, answersIn: [] })
    expect(await outcomesOf(aCopy({ visitId: foreign, files }, alone).bytes)).toEqual(
      refused('not-theirs'),
    )
    const visitId = await newVisit()
    const broken = aCopy({ visitId, files }, alone, (parts) => {
      parts[`files/${files[0]?.id}`] = strToU8('something else')
    })
    expect(await outcomesOf(broken.bytes)).toEqual(refused('part-damaged'))
    expect([await filesOf(foreign), await filesOf(visitId)]).toEqual([0, 0])
  })

  it('says that other bytes stand under its number, and keeps them beside those only when filed', async () => {
    const visitId = await newVisit()
    const first = aReport(visitId, [])
    const { bytes } = aCopy({ visitId, report: first })
    expect(await outcomesOf(bytes)).toMatchObject([{ kind: 'filed' }])
    const changed = { ...JSON.parse(first.text), finishedAt: '2026-10-20T11:26:00+03:00' }
    const other = aCopy({ visitId, report: freezeReport(changed) }).bytes
    const countKept = () =>
      world.arrange((tx, organisationId) =>
        tx.evaluationConflict.count({ where: { organisationId, evaluation: { visitId } } }),
      )
    expect(await outcomesOf(other, 'preview')).toEqual([{ kind: 'twin' }])
    expect(await countKept()).toBe(0)
    expect(await outcomesOf(other)).toEqual([{ kind: 'refused', reason: 'other-bytes' }])
    expect(await countKept()).toBe(1)
  })

  it('gives a form that was begun back to the shopper, with its photos and its receipt', async () => {
    const visitId = await newVisit()
    const photo = await aFile()
    const slip = await aFile(receiptQuestionId)
    const draft = {
      format: 'etalon.draft/1',
      visitId,
      accountId: shopper().accountId,
      checklistVersionId: version.versionId,
      parentId: null,
      changes: 3,
      answers: { q1: { photos: [photo.id] } },
      receipt: { photoId: slip.id, amount: '640', currency: 'RUB' },
    }
    const { bytes } = aCopy({ visitId, draft, files: [photo, slip] })
    expect(await outcomesOf(bytes, 'preview')).toEqual([{ kind: 'ready' }])
    expect(await outcomesOf(bytes)).toMatchObject([{ kind: 'filed' }])
    const back = await listOwnVisitDrafts(shopper(), { visitId }, world.deps)
    expect(back.drafts.map(({ body }) => JSON.parse(body).draft)).toEqual([draft])
    expect(new Map(back.files.map(({ id, sha256 }) => [id, sha256]))).toEqual(
      new Map([photo, slip].map(({ id, sha256 }) => [id, sha256])),
    )
  })

  const aDraft = (visitId: string, changes: number, photos: readonly string[] = []) => ({
    format: 'etalon.draft/1',
    visitId,
    accountId: shopper().accountId,
    checklistVersionId: version.versionId,
    parentId: null,
    changes,
    answers: {},
    receipt: { photoId: photos[0] ?? null, amount: '' },
  })

  it('gives back what stood beside a draft, too, once, with the photo of its receipt', async () => {
    const visitId = await newVisit()
    const photo = await aFile()
    const [draft, aside] = [aDraft(visitId, 3), aDraft(visitId, 2, [photo.id])]
    const text = JSON.stringify(aside)
    const { bytes } = aCopy(
      { visitId, draft, files: [photo] },
      (manifest) => {
        const [first] = manifest.drafts
        const beside = { ...first, isAside: true, path: 'drafts/2.json', sha256: hashOf(text) }
        return { ...manifest, drafts: [first, beside] }
      },
      (parts) => {
        parts['drafts/2.json'] = strToU8(text)
      },
    )
    expect(await outcomesOf(bytes, 'preview')).toEqual([{ kind: 'ready' }, { kind: 'ready' }])
    const filed = [{ kind: 'filed' }, { kind: 'filed' }]
    expect(await outcomesOf(bytes)).toMatchObject(filed)
    expect(await outcomesOf(bytes)).toMatchObject(filed)
    const back = await listOwnVisitDrafts(shopper(), { visitId }, world.deps)
    const drafts = back.drafts.map(({ body }) => JSON.parse(body))
    expect(drafts.map((one) => one.draft)).toEqual([aside, draft])
    expect(new Set(drafts.map(({ deviceId }) => deviceId)).size).toBe(2)
    expect(back.files).toMatchObject([{ id: photo.id }])
  })

  it('brings attempts at a test along, or says why not', async () => {
    const campaignId = await aCampaign(world)
    await brief(world, campaignId, { test: aTest })
    const visitId = await newVisit({ campaignId })
    const takenAt = '2026-10-20T08:00:00.000Z'
    const answers = { first: 'b', second: 'b' }
    const right = JSON.stringify({ fingerprint: testFingerprint(aTest), answers, takenAt })
    const unknown = JSON.stringify({ fingerprint: 'a'.repeat(64), answers, takenAt })
    const texts = [right, unknown, right, right]
    const attempts = texts.map((text, place) => ({
      id: randomUUID(),
      campaignId: place === 2 ? randomUUID() : campaignId,
      takenAt,
      path: `attempts/${place}.json`,
      sha256: place === 3 ? 'b'.repeat(64) : hashOf(text),
    }))
    const { bytes } = aCopy(
      { visitId },
      (manifest) => ({ ...manifest, attempts }),
      (parts) => {
        for (const [place, text] of texts.entries()) parts[`attempts/${place}.json`] = strToU8(text)
      },
    )
    const expected = [
      { kind: 'filed' },
      { kind: 'refused', reason: 'test-unknown' },
      { kind: 'refused', reason: 'not-theirs' },
      { kind: 'refused', reason: 'part-damaged' },
    ]
    expect(await outcomesOf(bytes)).toMatchObject(expected)
    expect(await outcomesOf(bytes)).toMatchObject(expected)
    const rows = await world.database.asOwner(
      'SELECT passed, shopper_id FROM briefing_attempts WHERE campaign_id = $1',
      [campaignId],
    )
    expect(rows).toEqual([{ passed: true, shopper_id: shopper().shopperId }])
  })

  it.each(['cancelled', 'submitted', 'approved'])(
    'is kept beside a visit that is %s, with its photo, once',
    async (state) => {
      const visitId = await newVisit({ state })
      const photo = await aFile()
      const report = aReport(visitId, [photo])
      const { bytes } = aCopy({ visitId, report, files: [photo] })
      expect(await outcomesOf(bytes, 'preview')).toEqual([{ kind: 'ready' }])
      const first = await outcomesOf(bytes)
      expect(first).toMatchObject([{ kind: 'kept' }])
      expect(await outcomesOf(bytes, 'preview')).toEqual([{ kind: 'known' }])
      expect(await outcomesOf(bytes)).toEqual(first)
      expect(await reportsOf(visitId)).toBe(0)
      const rows = await world.database.asOwner(
        `SELECT report, (SELECT received_sha256 FROM attachments a WHERE a.visit_id = r.visit_id) AS photo
         FROM reports_aside r WHERE visit_id = $1`,
        [visitId],
      )
      expect(rows).toEqual([{ report: report.text, photo: photo.sha256 }])
    },
  )
})
