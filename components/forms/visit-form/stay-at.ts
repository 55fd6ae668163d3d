/** For so long nothing may have grown or shrunk before the place counts as reached. */
const STILL_MS = 1500

/** What somebody does: from then on the place is theirs, for an answer may make the page grow as well. */
const acts = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Keeps the screen at what one has gone to while what stands around it is drawn and takes another room
 * than was kept for it: not every browser does so by itself (Safari has no scroll anchoring). It ends
 * when all stands still, and at once when somebody scrolls, taps, types or goes on. Returns what calls
 * it off.
 */
export function stayAt(block: HTMLElement): () => void {
  let still: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(still)
    sizes.disconnect()
    for (const name of acts) window.removeEventListener(name, end)
    document.removeEventListener('focusin', onOther)
  }
  const hold = () => {
    if (!block.isConnected) return end()
    block.scrollIntoView({ block: 'start' })
    clearTimeout(still)
    still = setTimeout(end, STILL_MS)
  }
  const onOther = ({ target }: Event) => {
    if (!(target instanceof Node && block.contains(target))) end()
  }
  const sizes = new ResizeObserver(hold)
  // Told of it now, and with every group that is drawn.
  sizes.observe(document.body)
  for (const name of acts) window.addEventListener(name, end, { passive: true })
  document.addEventListener('focusin', onOther)
  return end
}
