import { expect, test, vi } from 'vitest'
import { holdVisit, type VisitLock } from './visit-lock'

/** Says what a tab has heard so far. */
function aTab(visitId: string, accountId = 'shopper') {
  const heard: VisitLock[] = []
  const leave = holdVisit(navigator.locks, accountId, visitId, (lock) => heard.push(lock))
  return { heard, leave }
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
