import { expect, test, vi } from 'vitest'
import { holdVisit, type VisitLock } from './visit-lock'

/** Says what a tab has heard so far. */
function aTab(visitId: string, accountId = 'shopper', settle = async () => {}) {
  const heard: VisitLock[] = []
  const tell = (lock: VisitLock) => heard.push(lock)
  return { heard, ...holdVisit(navigator.locks, accountId, visitId, tell, settle) }
}

test('L14: one tab holds a visit, the next reads, and takes over when the first has gone', async () => {
  const first = aTab('v1')
  await vi.waitFor(() => expect(first.heard).toEqual(['mine']))
  const second = aTab('v1')
  const third = aTab('v1')
  await vi.waitFor(() => expect(second.heard).toEqual(['elsewhere']))
  await vi.waitFor(() => expect(third.heard).toEqual(['elsewhere']))
  second.leave()
  first.leave()
  await vi.waitFor(() => expect(third.heard).toEqual(['elsewhere', 'mine']))
  expect(second.heard).toEqual(['elsewhere'])
  third.leave()
})

test('L14: other visits and other accounts do not wait for each other', async () => {
  const tabs = [aTab('v2'), aTab('v3'), aTab('v2', 'other')]
  for (const { heard } of tabs) await vi.waitFor(() => expect(heard).toEqual(['mine']))
  for (const { leave } of tabs) leave()
})

test('L14: the next tab goes on when it is asked to, after the first has saved', async () => {
  const did: string[] = []
  const first = aTab('v4', 'shopper', async () => void did.push('saved'))
  await vi.waitFor(() => expect(first.heard).toEqual(['mine']))
  const second = aTab('v4')
  await vi.waitFor(() => expect(second.heard).toEqual(['elsewhere']))
  second.takeOver()
  await vi.waitFor(() => expect(second.heard).toEqual(['elsewhere', 'mine']))
  expect(did).toEqual(['saved'])
  await vi.waitFor(() => expect(first.heard).toEqual(['mine', 'elsewhere']))
  // And back again.
  first.takeOver()
  await vi.waitFor(() => expect(first.heard).toEqual(['mine', 'elsewhere', 'mine']))
  for (const tab of [first, second]) tab.leave()
})

test('L14: a tab that cannot save does not let go, and nobody takes it by force', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  let asked = 0
  const first = aTab('v5', 'shopper', async () => {
    asked += 1
    throw new Error('the phone is full')
  })
  await vi.waitFor(() => expect(first.heard).toEqual(['mine']))
  const second = aTab('v5')
  await vi.waitFor(() => expect(second.heard).toEqual(['elsewhere']))
  second.takeOver()
  await vi.waitFor(() => expect(asked).toBe(1))
  expect(first.heard).toEqual(['mine'])
  for (const tab of [first, second]) tab.leave()
})

test('L14: a tab that was frozen by the system loses the visit after a while', async () => {
  const first = aTab('v6', 'shopper', () => new Promise(() => {}))
  await vi.waitFor(() => expect(first.heard).toEqual(['mine']))
  const second = aTab('v6')
  await vi.waitFor(() => expect(second.heard).toEqual(['elsewhere']))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  second.takeOver()
  vi.advanceTimersByTime(4000)
  vi.useRealTimers()
  await vi.waitFor(() => expect(second.heard).toEqual(['elsewhere', 'mine']))
  await vi.waitFor(() => expect(first.heard).toEqual(['mine', 'elsewhere']))
  for (const tab of [first, second]) tab.leave()
})
