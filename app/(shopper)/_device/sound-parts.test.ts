import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { takeParts } from '@/components/forms/visit-form/use-recorder'
import { aDraft } from '@/test/factories/phone'
import { saveDraft } from './drafts'
import { clearPhone, saveCopy, stateOfPhone } from './save-copy'
import { soundKeeper } from './sound-parts'
import { withStore } from './store'
import { countUnsent, isAnyUnsent } from './unsent'

const beganAt = '2026-11-20T09:04:00.000Z'
const sound = (text: string) => new Blob([text], { type: 'audio/webm;codecs=opus' })
const anOwner = () => ({ accountId: randomUUID(), visitId: randomUUID() })
const noWait = async () => {}

/** What a page leaves behind when it dies: parts in the store, and nothing in its memory. */
async function recordAndDie(
  owner: { readonly accountId: string; readonly visitId: string },
  parts: readonly string[],
  at = beganAt,
) {
  const keeper = soundKeeper(owner, noWait)
  const running = keeper.begin('q1', 'audio/webm;codecs=opus', at)
  await Promise.all(parts.map((part) => running.add(sound(part))))
  keeper.letGo(running.id)
  return running.id
}

describe('a recording that never ended', () => {
  test('is found again with all its parts, in their order', async () => {
    const owner = anOwner()
    const id = await recordAndDie(owner, ['one ', 'two ', 'three'])
    const [found, ...more] = await soundKeeper(owner, noWait).find('q1')
    expect(more).toEqual([])
    expect(found).toMatchObject({ id, beganAt })
    expect(found?.sound.type).toBe('audio/webm;codecs=opus')
    expect(await found?.sound.text()).toBe('one two three')
  })

  test('is no matter of another account, visit or question', async () => {
    const owner = anOwner()
    await recordAndDie(owner, ['mine'])
    const others = [
      soundKeeper({ ...owner, accountId: randomUUID() }, noWait).find('q1'),
      soundKeeper({ ...owner, visitId: randomUUID() }, noWait).find('q1'),
      soundKeeper(owner, noWait).find('q2'),
    ]
    expect(await Promise.all(others)).toEqual([[], [], []])
  })

  test('lies sealed: neither what was said nor at which question', async () => {
    const owner = anOwner()
    await recordAndDie(owner, ['a secret'])
    const rows = await withStore((db) => db.getAll('soundParts'))
    const own = rows.filter(({ accountId }) => accountId === owner.accountId)
    expect(own).toHaveLength(2)
    for (const { content } of own) {
      expect(content.iv).not.toBeNull()
      expect(Buffer.from(content.bytes).toString()).not.toMatch(/secret|q1/)
    }
  })

  test('is heard as far as it can be opened; a part behind a hole is not joined on', async () => {
    const owner = anOwner()
    const id = await recordAndDie(owner, ['one ', 'two ', 'three'])
    await withStore(async (db) => {
      const row = await db.get('soundParts', [owner.accountId, id, 2])
      if (row)
        await db.put('soundParts', {
          ...row,
          content: { ...row.content, bytes: new ArrayBuffer(20) },
        })
    })
    const [found] = await soundKeeper(owner, noWait).find('q1')
    expect(await found?.sound.text()).toBe('one ')
  })

  test('that was deleted is gone', async () => {
    const owner = anOwner()
    const id = await recordAndDie(owner, ['one'])
    const keeper = soundKeeper(owner, noWait)
    await keeper.drop(id)
    expect(await keeper.find('q1')).toEqual([])
    const keys = await withStore((db) => db.getAllKeys('soundParts'))
    expect(keys.filter(([, of]) => of === id)).toEqual([])
  })
})

describe('a recording in hand', () => {
  test('is not asked about until it is let go', async () => {
    const keeper = soundKeeper(anOwner(), noWait)
    const running = keeper.begin('q1', 'audio/webm', beganAt)
    await running.add(sound('one'))
    expect(await keeper.find('q1')).toEqual([])
    keeper.letGo(running.id)
    expect(await keeper.find('q1')).toHaveLength(1)
  })

  test('keeps its parts where the draft that names it could not be kept', async () => {
    const owner = anOwner()
    const id = await recordAndDie(owner, ['one'])
    const keeper = soundKeeper(owner, () => Promise.reject(new Error('the draft was not kept')))
    await expect(keeper.settle(id)).rejects.toThrow('not kept')
    expect(await soundKeeper(owner, noWait).find('q1')).toHaveLength(1)
    await soundKeeper(owner, noWait).settle(id)
    expect(await soundKeeper(owner, noWait).find('q1')).toEqual([])
  })
})

describe('the recorder', () => {
  class FakeRecorder extends EventTarget {
    mimeType = 'audio/webm'
    part(text: string) {
      this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: sound(text) }))
    }
  }

  test('keeps each part when it comes, before anybody stops it', async () => {
    const owner = anOwner()
    const keeper = soundKeeper(owner, noWait)
    const recorder = new FakeRecorder()
    const kept: boolean[] = []
    let id = ''
    const use = {
      begin: (type: string, at: string) => {
        const running = keeper.begin('q1', type, at)
        id = running.id
        return running
      },
      onSound: () => expect.unreachable('nobody stopped it'),
    }
    takeParts(
      recorder as unknown as MediaRecorder,
      () => use,
      (is) => kept.push(is),
    )
    for (const text of ['one ', '', 'two ']) recorder.part(text)
    await expect.poll(() => kept).toEqual([true, true])
    keeper.letGo(id)
    const [found] = await soundKeeper(owner, noWait).find('q1')
    expect(await found?.sound.text()).toBe('one two ')
  })

  test('says that nothing keeps it, and hands the whole on all the same', async () => {
    const recorder = new FakeRecorder()
    const kept: boolean[] = []
    const whole = new Promise<string>((resolve) => {
      const use = { begin: () => null, onSound: (all: Blob) => resolve(all.text()) }
      takeParts(
        recorder as unknown as MediaRecorder,
        () => use,
        (is) => kept.push(is),
      )
    })
    for (const text of ['one ', 'two']) recorder.part(text)
    recorder.dispatchEvent(new Event('stop'))
    expect(await whole).toBe('one two')
    expect(kept).toEqual([false, false])
  })
})

test('a recording without a decision is told of before a sign-out', async () => {
  const owner = anOwner()
  await recordAndDie(owner, [])
  expect(isAnyUnsent(await countUnsent(owner.accountId))).toBe(false)
  await recordAndDie(owner, ['one ', 'two'])
  const unsent = await countUnsent(owner.accountId)
  expect(unsent).toMatchObject({ drafts: 0, sounds: 1 })
  expect(isAnyUnsent(unsent)).toBe(true)
})

test('clearing the phone takes a recording only after a copy that holds it', async () => {
  const owner = anOwner()
  const before = await stateOfPhone(owner.accountId)
  await recordAndDie(owner, ['OggS\0 voice'])
  expect(await clearPhone(owner.accountId, before)).toBe(false)
  const copy = await saveCopy(owner.accountId, new Date(beganAt))
  const { strFromU8, unzipSync } = await import('fflate')
  const parts = unzipSync(copy.bytes)
  const manifest = JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array()))
  expect(manifest.files).toMatchObject([{ questionId: 'q1', takenAt: beganAt }])
  expect(strFromU8(parts[manifest.files[0].path] ?? new Uint8Array())).toBe('OggS\0 voice')
  expect(await clearPhone(owner.accountId, copy.state)).toBe(true)
  expect(await soundKeeper(owner, noWait).find('q1')).toEqual([])
})

test('a later file of a copy says in which one the answers are that its recording belongs to', async () => {
  const draft = aDraft(randomUUID())
  await saveDraft(draft, new Date(beganAt))
  await recordAndDie(draft, ['OggS\0 voice'])
  const { strFromU8, unzipSync } = await import('fflate')
  const manifestOf = async (part: number, most?: { bytes: number; parts: number }) => {
    const copy = await saveCopy(draft.accountId, new Date(beganAt), part, most)
    const parts = unzipSync(copy.bytes)
    return JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array()))
  }
  const tiny = { bytes: 1, parts: 1 }
  const { visitId } = draft
  expect(await manifestOf(1, tiny)).toMatchObject({
    drafts: [{ visitId }],
    files: [],
    answersIn: [],
  })
  const files = [{ visitId, isCut: true }]
  const answersIn = [{ visitId, part: 1 }]
  expect(await manifestOf(2, tiny)).toMatchObject({ drafts: [], files, answersIn })
  expect(await manifestOf(1)).toMatchObject({ drafts: [{ visitId }], files, answersIn: [] })
})
