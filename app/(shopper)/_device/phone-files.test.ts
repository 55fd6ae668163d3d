import 'fake-indexeddb/auto'
import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeReady } from '@/components/forms/visit-form/make-ready'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { attachmentLimits } from '@/lib/core/media-kind'
import { emptyDraft } from '@/lib/core/visit-draft'
import { phoneFiles } from './phone-files'
import { loadPhoto } from './photos'

const file = (text: string, name: string, type = '') => new File([text], name, { type })

describe('a file is refused on the phone, before anything is kept', () => {
  test.each([
    [
      'a table that calls itself a PDF',
      file('PK', 'a.pdf', 'application/pdf'),
      'file',
      'not-a-file',
    ],
    ['a page', file('<html>', 'a.html', 'text/html'), 'file', 'not-a-file'],
    ['nothing', file('', 'a.pdf'), 'file', 'not-a-file'],
    ['a document where sound is asked for', file('%PDF-1.7', 'a.mp3'), 'audio', 'not-audio'],
    ['a film', file('\0\0\0\x14ftypqt  ', 'a.mov', 'video/quicktime'), 'audio', 'not-audio'],
  ] as const)('%s', async (_, chosen, as, reason) => {
    expect(await makeReady(chosen, as)).toEqual({ ok: false, reason })
  })

  test('a document above 15 MB', async () => {
    const large = new Blob(['%PDF-1.7', new Uint8Array(attachmentLimits.bytes.document)])
    expect(await makeReady(large, 'file')).toEqual({ ok: false, reason: 'too-large' })
  })
})

describe('a file is made ready', () => {
  test('as it is, under the name and the hash that it has', async () => {
    const made = await makeReady(file('%PDF-1.7 order', 'Заказ.pdf'), 'file')
    const sha256 = createHash('sha256').update('%PDF-1.7 order').digest('hex')
    expect(made).toMatchObject({
      ok: true,
      ready: { name: 'Заказ.pdf', mediaType: 'application/pdf', byteSize: 14, sha256 },
    })
  })

  test('a recording has no name; its type is what its bytes say', async () => {
    const made = await makeReady(new Blob(['OggS\0'], { type: 'audio/webm' }), 'audio')
    expect(made).toMatchObject({ ok: true, ready: { mediaType: 'audio/ogg' } })
    expect(made.ok && 'name' in made.ready).toBe(false)
  })
})

describe('an edited photo', () => {
  const owner = { accountId: 'account', visitId: 'visit' }
  const fullDraft = () => ({
    ...emptyDraft({
      ...owner,
      checklistVersionId: 'version',
      fingerprint: 'f',
      startedAt: '2026-10-20T08:00:00.000Z',
    }),
    answers: {
      q1: { ...emptyAnswer, photos: Array.from({ length: attachmentLimits.files }, randomUUID) },
    },
  })
  const edited = { takenAt: '2026-10-20T08:10:00.000Z', edits: ['cropped', 'arrow'] as const }

  test('is another file, taken when the first one was, and says what was done to it', async () => {
    const device = phoneFiles(
      owner,
      fullDraft,
      async () => null,
      async () => {},
    )
    const kept = await device.keep('q1', new Blob(['\xff\xd8\xff']), 'photo', edited)
    expect(kept).toMatchObject({ ok: true, file: { ...edited, mediaType: 'image/jpeg' } })
    const stored = await loadPhoto('account', kept.ok ? kept.file.id : '')
    expect(stored).toMatchObject(edited)
  })

  test('takes the place of another, so a full visit has room for it and for nothing else', async () => {
    const device = phoneFiles(
      owner,
      fullDraft,
      async () => null,
      async () => {},
    )
    const more = await device.keep('q1', new Blob(['%PDF-1.7']), 'file', { via: 'file' })
    expect(more).toEqual({ ok: false, reason: 'too-many' })
  })
})

describe('what is told of where a file came from', () => {
  const owner = { accountId: randomUUID(), visitId: randomUUID() }
  const draft = () =>
    emptyDraft({
      ...owner,
      checklistVersionId: 'v',
      fingerprint: 'f',
      startedAt: '2026-10-20T08:00:00.000Z',
    })
  const device = () =>
    phoneFiles(
      owner,
      draft,
      async () => null,
      async () => {},
    )
  const lastWeek = Date.now() - 7 * 86_400_000
  const slip = () => new File(['%PDF-1.7'], 'slip.pdf', { lastModified: lastWeek })

  test('a chosen file keeps its own time beside that of the choice, on the phone, too', async () => {
    const kept = await device().keep('q1', slip(), 'file', { via: 'file' })
    const facts = { origin: 'file', fileAt: new Date(lastWeek).toISOString() }
    expect(kept).toMatchObject({ ok: true, file: facts })
    expect(await loadPhoto(owner.accountId, kept.ok ? kept.file.id : '')).toMatchObject(facts)
    expect(kept.ok && Date.parse(kept.file.takenAt)).toBeGreaterThan(lastWeek + 86_400_000)
  })

  test('a recording that was cut short was made when it began', async () => {
    const at = '2026-10-20T08:04:00.000Z'
    const kept = await device().keep('q1', new Blob(['OggS\0']), 'audio', { via: 'recorder', at })
    expect(kept).toMatchObject({ ok: true, file: { origin: 'recorder', takenAt: at } })
    expect(kept.ok && 'fileAt' in kept.file).toBe(false)
  })

  test('what was drawn in the form has no origin, and an edit that of what it was made of', async () => {
    const drawn = await device().keep('q1', new Blob(['%PDF-1.7']), 'file', {})
    expect(drawn.ok && 'origin' in drawn.file).toBe(false)
    const edited = {
      takenAt: '2026-10-20T08:10:00.000Z',
      edits: ['arrow'],
      origin: 'gallery',
      fileAt: '2026-10-13T08:00:00.000Z',
    } as const
    const kept = await device().keep('q1', new Blob(['\xff\xd8\xff']), 'photo', edited)
    expect(kept).toMatchObject({ ok: true, file: edited })
  })
})
