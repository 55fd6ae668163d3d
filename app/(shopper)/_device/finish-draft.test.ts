import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aDraft, phoneChecklist } from '@/test/factories/phone'
import { saveDraft } from './drafts'
import { finishDraft } from './finish-draft'
import { listWaiting } from './outbox'
import { soundKeeper } from './sound-parts'

const beganAt = '2026-10-20T09:04:00.000Z'

async function recordAndDie(draft: { accountId: string; visitId: string }, questionId: string) {
  const keeper = soundKeeper(draft, async () => {})
  const running = keeper.begin(questionId, 'audio/webm', beganAt)
  await running.add(new Blob(['voice']))
  keeper.letGo(running.id)
  return () => keeper.drop(running.id)
}

test('no report is frozen before somebody decides upon a recording at one of its questions', async () => {
  const draft = aDraft(randomUUID())
  await saveDraft(draft, new Date(beganAt))
  const drop = await recordAndDie(draft, 'text')
  const finish = () => finishDraft(phoneChecklist, draft, 'Europe/Moscow', 'Магазин')
  expect(await finish()).toEqual({ ok: false, reason: 'soundUndecided' })
  expect(await listWaiting(draft.accountId)).toEqual([])
  await drop()
  expect(await finish()).toMatchObject({ ok: true })
  expect(await listWaiting(draft.accountId)).toHaveLength(1)
})

test('one at a question that is not asked holds no report up and stays', async () => {
  const draft = aDraft(randomUUID())
  await saveDraft(draft, new Date(beganAt))
  await recordAndDie(draft, 'gone')
  const frozen = await finishDraft(phoneChecklist, draft, 'Europe/Moscow', 'Магазин')
  expect(frozen).toMatchObject({ ok: true })
  expect(await soundKeeper(draft, async () => {}).find()).toHaveLength(1)
})
