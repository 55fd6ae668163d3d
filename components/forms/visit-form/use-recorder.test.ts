import { afterEach, describe, expect, test, vi } from 'vitest'
import { startRecorder } from './use-recorder'

afterEach(() => vi.unstubAllGlobals())

/** A microphone that can tell whether it is open. */
function aMicrophone() {
  const track = {
    isOpen: true,
    stop() {
      this.isOpen = false
    },
  }
  return { track, stream: { getTracks: () => [track] } as unknown as MediaStream }
}

/** A recorder of a browser; it stops when it is told to. */
function aRecorder(trouble: { makes?: Error; starts?: Error } = {}) {
  class Recorder extends EventTarget {
    readonly mimeType = 'audio/webm'
    constructor() {
      super()
      if (trouble.makes) throw trouble.makes
    }
    start() {
      if (trouble.starts) throw trouble.starts
    }
    stop() {
      this.dispatchEvent(new Event('stop'))
    }
  }
  vi.stubGlobal('MediaRecorder', Recorder)
}

const use = () => ({ begin: () => null, onSound: () => {} })

describe('the microphone', () => {
  test.each([
    ['no recorder can be made', { makes: new DOMException('', 'NotSupportedError') }],
    ['the recorder does not start', { starts: new DOMException('', 'InvalidStateError') }],
  ])('is let go where %s', (_, trouble) => {
    aRecorder(trouble)
    const { track, stream } = aMicrophone()
    expect(() => startRecorder(stream, use, () => {})).toThrow(DOMException)
    expect(track.isOpen).toBe(false)
  })

  test('stays open until the recording stops', () => {
    aRecorder()
    const { track, stream } = aMicrophone()
    const recorder = startRecorder(stream, use, () => {})
    expect(track.isOpen).toBe(true)
    recorder.stop()
    expect(track.isOpen).toBe(false)
  })
})
