/** A way out, and what puts things back where somebody stays. */
export interface Leaving {
  readonly go: () => void
  readonly stay?: (() => void) | undefined
}

/** Returns true where it asks before it lets anybody go. */
type Guard = (leaving: Leaving) => boolean

let guard: Guard | null = null

/** Who holds words that are kept nowhere else stands at the door; returns how to leave the post. */
export function standGuard(next: Guard): () => void {
  guard = next
  return () => {
    if (guard === next) guard = null
  }
}

/** Every way out that is no link: at once, or after whoever stands guard has asked. */
export function leaveThrough(leaving: Leaving): void {
  if (guard?.(leaving)) return
  leaving.go()
}
