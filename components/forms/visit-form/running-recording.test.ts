import { describe, expect, test, vi } from 'vitest'
import { endOfLast, followRecording, type RecordingEnd, rememberEnd } from './running-recording'

class FakeRecorder extends EventTarget {
  state: RecordingState = 'recording'
  /** As a browser does it: the state at once, the event after. */
  stop() {
    this.state = 'inactive'
    queueMicrotask(() => this.dispatchEvent(new Event('stop')))
  }
}

function follow(locks?: Pick<WakeLock, 'request'>) {
  const recorder = new FakeRecorder()
  const told: (RecordingEnd | null)[] = []
  const running = followRecording(recorder as unknown as MediaRecorder, locks, (why) => {
    told.push(why)
  })
  return { recorder, told, running }
}

function fakeLocks() {
  const release = vi.fn(async () => {})
  const request = vi.fn(async () => ({ release }) as unknown as WakeLockSentinel)
  return { request, release }
}

describe('a recording tells once, when it has ended,', () => {
  test.each(['put-away', 'left', 'too-long', null] as const)('why: %s', async (why) => {
    const { recorder, told, running } = follow()
    running.stop(why)
    expect(recorder.state).toBe('inactive')
    expect(told).toEqual([])
    await expect.poll(() => told).toEqual([why])
  })

  test('that the phone did it, where nobody asked for it', () => {
    const { recorder, told, running } = follow()
    recorder.state = 'inactive'
    recorder.dispatchEvent(new Event('stop'))
    running.stop('put-away')
    expect(told).toEqual(['by-phone'])
  })

  test('the first reason: what comes while it ends changes nothing', async () => {
    const { told, running } = follow()
    running.stop(null)
    running.stop('left')
    await expect.poll(() => told).toEqual([null])
  })
})

describe('the screen', () => {
  test('stays on until the recording ends', async () => {
    const { request, release } = fakeLocks()
    const { running } = follow({ request })
    expect(request).toHaveBeenCalledExactlyOnceWith('screen')
    await Promise.resolve()
    expect(release).not.toHaveBeenCalled()
    running.stop(null)
    await expect.poll(() => release.mock.calls.length).toBe(1)
  })

  test('may go dark again, also where the phone agreed after the end', async () => {
    const { release } = fakeLocks()
    let agree: (lock: WakeLockSentinel) => void = () => {}
    const asked = new Promise<WakeLockSentinel>((resolve) => {
      agree = resolve
    })
    const { running, told } = follow({ request: () => asked })
    running.stop(null)
    await expect.poll(() => told).toEqual([null])
    agree({ release } as unknown as WakeLockSentinel)
    await expect.poll(() => release.mock.calls.length).toBe(1)
  })

  test.each([
    ['cannot be kept on', undefined],
    ['is refused', { request: () => Promise.reject(new Error('low battery')) }],
  ])('hinders nothing where it %s', async (_, locks) => {
    const { running, told } = follow(locks)
    running.stop('put-away')
    await expect.poll(() => told).toEqual(['put-away'])
  })
})

test('why it ended is known as long as the form is open, at its own question, until the next one', () => {
  const [form, other] = [{}, {}]
  rememberEnd(form, 'q1', 'left')
  expect(endOfLast(form, 'q1')).toBe('left')
  expect(endOfLast(form, 'q2')).toBeNull()
  expect(endOfLast(other, 'q1')).toBeNull()
  rememberEnd(form, 'q1', null)
  expect(endOfLast(form, 'q1')).toBeNull()
})
