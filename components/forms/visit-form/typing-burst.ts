/** A pause of so many milliseconds ends a burst of typing; a burst without a pause is cut. */
const PAUSE_MS = 120
const LONGEST_BURST_MS = 600

export interface TypingBurst {
  /** Something was typed; says whether a burst begins with it. */
  note(): boolean
  /** The burst is over: what was typed has been taken. */
  end(): void
}

/** Gathers keystrokes until a pause, or until they have waited long enough. */
export function makeTypingBurst(onOver: () => void): TypingBurst {
  let timer: ReturnType<typeof setTimeout> | null = null
  let began: number | null = null
  return {
    note() {
      const now = Date.now()
      const isFirst = began === null
      began ??= now
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(onOver, Math.max(0, Math.min(PAUSE_MS, LONGEST_BURST_MS - (now - began))))
      return isFirst
    },
    end() {
      if (timer !== null) clearTimeout(timer)
      timer = null
      began = null
    },
  }
}
