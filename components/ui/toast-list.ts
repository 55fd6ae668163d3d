export interface ToastWords {
  title: string
  description?: string | undefined
  /** A failure stays until it is closed. */
  failure?: boolean | undefined
  /** Taking back what was just done. */
  undo?: (() => void) | undefined
}

/** A toast on the screen. */
export interface Shown extends ToastWords {
  readonly number: number
}

const AT_ONCE = 3

/** The toasts with one more, which is always shown; others give way to it. */
export function withToast(before: readonly Shown[], toast: Shown): readonly Shown[] {
  return [...atMost(before, AT_ONCE - 1), toast]
}

/** The oldest go first; a failure stays until somebody has closed it. */
function atMost(toasts: readonly Shown[], most: number): readonly Shown[] {
  if (toasts.length <= most) return toasts
  const over = toasts.findIndex(({ failure }) => failure !== true)
  return over === -1 ? toasts : atMost(toasts.toSpliced(over, 1), most)
}
