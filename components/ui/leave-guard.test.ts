import { afterEach, expect, it, vi } from 'vitest'
import { leaveThrough, standGuard } from './leave-guard'

const posts: (() => void)[] = []
const post = (...given: Parameters<typeof standGuard>) => {
  const leave = standGuard(...given)
  posts.push(leave)
  return leave
}
afterEach(() => {
  for (const leave of posts.splice(0)) leave()
})

it('without a guard one goes at once', () => {
  const go = vi.fn()
  leaveThrough({ go })
  expect(go).toHaveBeenCalledOnce()
})

it('a guard that asks keeps one here until it lets go itself', () => {
  const go = vi.fn()
  const asked = vi.fn(() => true)
  post(asked)
  leaveThrough({ go })
  expect(go).not.toHaveBeenCalled()
  expect(asked).toHaveBeenCalledWith({ go })
})

it('a guard without anything to lose lets one pass', () => {
  const go = vi.fn()
  post(() => false)
  leaveThrough({ go })
  expect(go).toHaveBeenCalledOnce()
})

it('who has left the post does not take the next one from it', () => {
  const go = vi.fn()
  const leaveFirst = post(() => true)
  post(() => true)
  leaveFirst()
  leaveThrough({ go })
  expect(go).not.toHaveBeenCalled()
})
