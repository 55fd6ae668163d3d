import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { createTranslator } from 'use-intl/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GET as getFile } from '@/app/api/files/[fileId]/route'
import { PUT as putAttachment } from '@/app/api/v1/attachments/[attachmentId]/route'
import { POST as postEvaluation } from '@/app/api/v1/evaluations/route'
import type { Actor } from '@/lib/access/actor'
import type { AnswerValue } from '@/lib/core/checklist'
import { type DraftAnswer, emptyAnswer } from '@/lib/core/draft-answer'
import { reportOf } from '@/lib/core/draft-report'
import { type FrozenAttachment, type FrozenReport, freezeReport } from '@/lib/core/frozen-report'
import type { MediaType } from '@/lib/core/media-kind'
import { draftAnswerOf } from '@/lib/core/told-answer'
import { emptyDraft } from '@/lib/core/visit-draft'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { readVisitReport } from '@/lib/reports/use-cases/read-visit-report'
import { type Say, visitReport } from '@/lib/results/report'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { releasePhotos } from '@/lib/reviews/use-cases/release-photos'
import { orderDeskForm } from '@/prisma/demo/texts/order-desk-form'
import { aCampaign, aPublishedChecklist, aVisit } from '@/test/factories'
import { brief, recordingTerms } from '@/test/factories/briefing'
import { openWorld, type World, worldNow } from '@/test/world'

const origin = 'http://127.0.0.1:3000'
const at = '2026-10-20T08:10:00.000Z'
let world: World
let version: { versionId: string; fingerprint: string }

beforeAll(async () => {
  world = await openWorld()
  world.serve()
  version = await aPublishedChecklist(world, orderDeskForm)
})
afterAll(() => world.close())

/** Of a campaign that has stated the terms of recording. */
async function newVisit(personId: string | null = null) {
  const campaignId = await aCampaign(world)
  await brief(world, campaignId, { recording: recordingTerms })
  const { versionId } = version
  return aVisit(world, { campaignId, versionId, ...(personId === null ? {} : { personId }) })
}

interface Sent {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly file: FrozenAttachment
}

function aFile(questionId: string, text: string | Buffer, mediaType: MediaType): Sent {
  const bytes = new Uint8Array(typeof text === 'string' ? Buffer.from(text, 'latin1') : text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const facts = { id: randomUUID(), questionId, sha256, byteSize: bytes.byteLength, takenAt: at }
  return { bytes, file: { ...facts, mediaType } }
}

const sound = (questionId = 'announcement') => {
  return aFile(questionId, `OggS\0${randomUUID()}`, 'audio/ogg')
}
const document = (questionId = 'notice') => {
  const { bytes, file } = aFile(questionId, `%PDF-1.7 ${randomUUID()}`, 'application/pdf')
  return { bytes, file: { ...file, name: 'Заказ 4417.pdf' } }
}
async function signature() {
  const sheet = sharp({ create: { width: 96, height: 36, channels: 3, background: '#fff' } })
  return aFile('signed', await sheet.png().toBuffer(), 'image/png')
}

async function headersOf(actor: Actor, more: Record<string, string> = {}) {
  return { origin, cookie: await world.cookieOf(actor), ...more }
}

async function put({ bytes, file }: Sent, visitId: string, mediaType: string = file.mediaType) {
  const facts = new URLSearchParams({ visitId, questionId: file.questionId })
  const request = new Request(`${origin}/api/v1/attachments/${file.id}?${facts}`, {
    method: 'PUT',
    body: bytes,
    headers: await headersOf(world.actors.shopper, {
      'content-type': mediaType,
      'x-etalon-sha256': file.sha256,
    }),
  })
  const response = await putAttachment(request, {
    params: Promise.resolve({ attachmentId: file.id }),
  })
  return { status: response.status, body: await response.json() }
}

async function post(report: FrozenReport) {
  const { text, sha256 } = freezeReport(report)
  const request = new Request(`${origin}/api/v1/evaluations`, {
    method: 'POST',
    body: text,
    headers: await headersOf(world.actors.shopper, { 'x-etalon-sha256': sha256 }),
  })
  const response = await postEvaluation(request, { params: Promise.resolve({}) })
  return { status: response.status, body: await response.json() }
}

const draftOf = (value: AnswerValue | null, attachments: readonly string[] = []): DraftAnswer =>
  draftAnswerOf(
    { type: 'number' },
    {
      ...{ questionId: '', notApplicable: null, comment: null, answeredAt: at },
      ...{ value, attachments },
    },
  )
const choice = (option: string) => draftOf({ kind: 'choice', option })
const number = (text: string) => draftOf({ kind: 'number', number: text })

/** The form filled to the end; the phone makes the report, so what is hidden stays behind. */
function filled(
  visitId: string,
  files: readonly Sent[],
  other: Record<string, DraftAnswer> = {},
): FrozenReport {
  const made = files.map(({ file }) => [file.questionId, draftOf(null, [file.id])] as const)
  const where = { latitude: '55.751244', longitude: '37.618423', accuracy: '12' }
  const draft = {
    ...emptyDraft({
      ...{ visitId, accountId: '', startedAt: at },
      checklistVersionId: version.versionId,
      fingerprint: version.fingerprint,
    }),
    answers: {
      arrived: draftOf({ kind: 'time', time: '17:43' }),
      queue: number('3'),
      waited: number('150'),
      aim: choice('collected'),
      clerk: draftOf({ kind: 'text', text: 'Марина' }),
      manner: number('5'),
      offered: draftOf({ kind: 'choices', options: ['check', 'bag'] }),
      served: number('60'),
      // Answered before "collected" was chosen, and hidden since.
      explained: choice('no'),
      sign: choice('full'),
      clean: choice('partly'),
      shelf: choice('not'),
      full: number('40'),
      'keep-until': draftOf({ kind: 'date', date: '2026-11-03' }),
      door: draftOf({ kind: 'place', ...where }),
      ...Object.fromEntries(made),
      ...other,
    },
    photos: files.map(({ file }) => file),
    checkIn: {
      at: '2026-10-20T08:07:41.000Z',
      place: { latitude: '54.917316', longitude: '38.416021', accuracy: '9' },
      declined: false,
    },
    leftAt: '2026-10-20T08:28:17.000Z',
  }
  const end = { id: randomUUID(), finishedAt: '2026-10-20T08:30:00.000Z', visitedOn: '2026-10-20' }
  return reportOf(orderDeskForm, draft, end)
}

async function sentVisit(personId: string | null = null) {
  const visitId = await newVisit(personId)
  const files = [sound(), document(), await signature()]
  for (const file of files) expect(await put(file, visitId)).toMatchObject({ status: 200 })
  const report = filled(visitId, files)
  return { visitId, files, report, answer: await post(report) }
}

describe('a file is refused, in a sentence', () => {
  test.each<[string, () => Sent, string, string]>([
    ['a document that is called sound', () => document(), 'audio/webm;codecs=opus', 'not-audio'],
    ['sound that is called a document', () => sound(), 'application/pdf', 'not-a-document'],
    ['a document that is called a picture', () => document(), 'image/jpeg', 'not-a-photo'],
    [
      'a page that is called sound',
      () => aFile('notice', '<html>', 'audio/ogg'),
      'audio/ogg',
      'not-audio',
    ],
    [
      'an archive',
      () => aFile('notice', 'PK\x03\x04', 'application/pdf'),
      'application/zip',
      'not-taken',
    ],
    ['a document that says nothing', () => document(), 'application/octet-stream', 'not-taken'],
  ])('%s', async (_, make, stated, reason) => {
    const answer = await put(make(), await newVisit(), stated)
    expect(answer).toMatchObject({ status: 415, body: { ok: false, reason } })
    expect(answer.body.message).toMatch(/^[А-Я].+\.$/)
  })

  test('sound above 50 MB, a document above 15 MB', async () => {
    const visitId = await newVisit()
    const large = (mediaType: MediaType, megabytes: number) => {
      const bytes = Buffer.alloc(megabytes * 1024 * 1024 + 1)
      return put(aFile('notice', bytes, mediaType), visitId)
    }
    for (const answer of [await large('audio/ogg', 50), await large('application/pdf', 15)])
      expect(answer).toMatchObject({ status: 413, body: { reason: 'too-large' } })
  })
})

describe('a report is refused', () => {
  test('when a question of sound shows a picture, or evidence is a recording', async () => {
    const visitId = await newVisit()
    const [picture, signed] = [await signature(), await signature()]
    const wrong = { ...picture, file: { ...picture.file, questionId: 'announcement' } }
    const files = [wrong, signed]
    for (const file of files) await put(file, visitId)
    expect(await post(filled(visitId, files))).toMatchObject({
      status: 422,
      body: { reason: 'answers-invalid', named: ['announcement'] },
    })
    const evidence = sound('clean')
    await put(evidence, visitId)
    const clean = draftOf({ kind: 'choice', option: 'not' }, [evidence.file.id])
    expect(await post(filled(visitId, [evidence, signed], { clean }))).toMatchObject({
      body: { reason: 'answers-invalid', named: ['clean'] },
    })
  })

  test('when it shows a file that never arrived', async () => {
    const visitId = await newVisit()
    const signed = await signature()
    await put(signed, visitId)
    const lost = document()
    expect(await post(filled(visitId, [signed, lost]))).toMatchObject({
      body: { reason: 'attachments-missing', named: [lost.file.id] },
    })
  })

  test.each<[string, Record<string, DraftAnswer>, string, string[]]>([
    [
      'with an option that its other answers withdraw',
      { offered: draftOf({ kind: 'choices', options: ['refund'] }) },
      'answers-invalid',
      ['offered'],
    ],
    [
      'with a constraint that does not hold',
      { served: number('0') },
      'answers-invalid',
      ['served'],
    ],
    ['without what its branch asks', { manner: emptyAnswer }, 'answers-missing', ['manner']],
    [
      'without the comment that an answer demands',
      { aim: choice('refused'), explained: choice('no') },
      'answers-missing',
      ['explained'],
    ],
  ])('%s', async (_, other, reason, named) => {
    const visitId = await newVisit()
    const signed = await signature()
    await put(signed, visitId)
    expect(await post(filled(visitId, [signed], other))).toMatchObject({
      status: 422,
      body: { reason, named },
    })
  })
})

function telling() {
  const messages = messagesIn('ru') as never
  const namespace = 'results.report' as never
  const say: Say = createTranslator({ locale: 'ru', messages, namespace }) as never
  return { say, format: formatFor('ru') }
}

async function toldTo(actor: Actor, visitId: string) {
  const { reported, photos } = await readVisitReport(actor, { visitId }, world.deps)
  const rows = visitReport(reported, telling()).sections.flatMap((section) => section.rows)
  const byId = new Map(rows.map((row) => [row.questionId, row]))
  return { byId, photos, text: JSON.stringify(rows) }
}

describe('a report of every kind of answer', () => {
  test('is taken, leaves the hidden answer behind, and is told to the reviewer', async () => {
    const { visitId, report, files, answer } = await sentVisit()
    expect(answer).toMatchObject({ status: 200 })
    expect(report.answers.map(({ questionId }) => questionId)).not.toContain('explained')
    const { byId, photos } = await toldTo(world.actors.reviewer, visitId)
    const answers = Object.fromEntries([...byId].map(([id, row]) => [id, row.answer]))
    expect(answers).toMatchObject({
      arrived: '17:43',
      waited: '2:30',
      offered: 'Проверить товар на месте, Упаковать',
      door: '55.751244, 37.618423',
      announcement: '1 файл',
      signed: 'подпись',
      explained: 'не задавался',
      minutes: '3,5 мин',
    })
    expect(byId.has('before')).toBe(false)
    expect(byId.get('manner')?.question).toBe('Насколько приветлив был сотрудник Марина')
    expect(byId.get('minutes')?.computedBy).toContain('«Сколько вы ждали» + «Сколько секунд')
    expect(byId.get('notice')?.files).toMatchObject([
      { name: 'Заказ 4417.pdf', mediaType: 'application/pdf', byteSize: files[1]?.bytes.length },
    ])
    expect(byId.get('door')?.place).toEqual({
      ...{ kind: 'place', latitude: '55.751244', longitude: '37.618423', accuracy: '12' },
    })
    // Only pictures are printed.
    expect(photos.size).toBe(1)
  })

  test('tells the evaluated person neither minute nor spot, no name and no file', async () => {
    const { employee, reviewer } = world.actors
    const { visitId, report, answer } = await sentVisit(employee.personId)
    expect(answer).toMatchObject({ status: 200 })
    const decided = { visitId, evaluationId: report.id }
    await approveEvaluation(reviewer, decided, world.deps)
    await world.arrange((tx, organisationId) =>
      tx.visit.update({
        where: { organisationId_id: { organisationId, id: visitId } },
        data: { state: 'released' },
      }),
    )
    const { byId, text, photos } = await toldTo(employee, visitId)
    for (const id of ['arrived', 'door', 'announcement', 'notice', 'signed'])
      expect(byId.get(id)?.answer, id).toBe('хранится у проверяющих')
    const facts = ['54.91', '38.41', '08:07:41', '08:28:17', '11:07', '11:28']
    for (const secret of ['17:43', '55.75', '37.61', '4417.pdf', 'audio/ogg', ...facts])
      expect(text).not.toContain(secret)
    expect(byId.get('waited')?.answer).toBe('2:30')
    expect(photos.size).toBe(0)
  })
})

describe('a stored recording', () => {
  async function aRecording() {
    const { employee, reviewer } = world.actors
    const { visitId, files, report } = await sentVisit(employee.personId)
    await approveEvaluation(reviewer, { visitId, evaluationId: report.id }, world.deps)
    const [recording] = files
    const [row] = await world.database.asOwner<{ file_id: string }>(
      'SELECT file_id FROM attachments WHERE id = $1',
      [recording?.file.id],
    )
    return { visitId, recording: recording as Sent, fileId: row?.file_id ?? '' }
  }

  const open = async (actor: Actor, fileId: string, range?: string) =>
    getFile(
      new Request(`${origin}/api/files/${fileId}`, {
        headers: await headersOf(actor, range === undefined ? {} : { range }),
      }),
      { params: Promise.resolve({ fileId }) },
    )

  test('never reaches staff, released or not', async () => {
    const { visitId, recording, fileId } = await aRecording()
    const { employee, unitHead, reviewer } = world.actors
    await world.arrange(async (tx, organisationId) => {
      await tx.visit.update({
        where: { organisationId_id: { organisationId, id: visitId } },
        data: { state: 'released' },
      })
    })
    const input = { visitId, attachmentIds: [recording.file.id] }
    await expect(releasePhotos(reviewer, input, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
    // Even a row that says so opens nothing.
    await world.arrange((tx, organisationId) =>
      tx.attachment.update({
        where: { organisationId_id: { organisationId, id: recording.file.id } },
        data: { releasedAt: worldNow },
      }),
    )
    for (const actor of [employee, unitHead]) expect((await open(actor, fileId)).status).toBe(404)
  })

  test('is saved as it came, sealed off, and played piece by piece', async () => {
    const { recording, fileId } = await aRecording()
    const whole = await open(world.actors.reviewer, fileId)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'audio/ogg',
      'content-disposition': 'attachment; filename="file.ogg"',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    })
    expect(whole.headers.get('content-security-policy')).toMatch(/sandbox/)
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(recording.bytes)
    const part = await open(world.actors.reviewer, fileId, 'bytes=0-3')
    expect(part.status).toBe(206)
    expect(await part.text()).toBe('OggS')
    expect(part.headers.get('content-range')).toBe(`bytes 0-3/${recording.bytes.length}`)
    expect((await open(world.actors.reviewer, fileId, 'bytes=9999-')).status).toBe(416)
  })
})
