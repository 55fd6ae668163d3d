import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { aDraft } from '@/test/factories/phone'
import { listAccountsHere } from './accounts-here'
import { saveDraft } from './drafts'
import { newId } from './new-id'
import { saveCopy } from './save-copy'
import { closeStore, withStore } from './store'

const now = new Date('2026-10-20T09:00:00Z')

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})

test('who has nothing unsent here is not named, nor whose key this phone has not', async () => {
  expect(await listAccountsHere()).toEqual([])
  const [known, keyless, empty] = [newId(), newId(), newId()]
  await saveDraft(aDraft(known), now)
  await saveDraft(aDraft(keyless), now)
  await saveDraft({ ...aDraft(empty), answers: {} }, now)
  await withStore((db) => db.delete('keys', keyless))
  expect(await listAccountsHere()).toEqual([
    {
      accountId: known,
      reports: 0,
      drafts: 1,
      copies: 0,
      attempts: 0,
      sounds: 0,
      lastAt: now.toISOString(),
    },
  ])
})

test('the copy of one account holds nothing of another', async () => {
  const [mine, other] = [newId(), newId()]
  const draft = aDraft(mine)
  await saveDraft(draft, now)
  const foreign = aDraft(other, { typed: 'Чужое' })
  await saveDraft(foreign, now)
  const { bytes } = await saveCopy(mine, now)
  const text = new TextDecoder().decode(bytes)
  expect(text).toContain(draft.visitId)
  expect(text).not.toContain('Чужое')
  expect(text).not.toContain(foreign.visitId)
})
