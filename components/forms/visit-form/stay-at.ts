/** For so long nothing may have grown or shrunk before the place counts as reached. */
const STILL_MS = 1500

/** Keys that scroll. */
const scrolling = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'])
const scrolls = ['wheel', 'touchmove'] as const

/**
 * Keeps the screen at what one has gone to while what stands around it is drawn and takes another room
 * than was kept for it: not every browser does so by itself (Safari has no scroll anchoring). It ends
 * when all stands still, and at once when somebody scrolls or goes on. Returns what calls it off.
 */
export function stayAt(block: HTMLElement): () => void {
  let still: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(still)
    sizes.disconnect()
    for (const name of scrolls) window.removeEventListener(name, end)
    window.removeEventListener('keydown', onKey)
    document.removeEventListener('focusin', onOther)
    document.removeEventListener('pointerdown', onOther)
  }
  const hold = () => {
    if (!block.isConnected) return end()
    block.scrollIntoView({ block: 'start' })
    clearTimeout(still)
    still = setTimeout(end, STILL_MS)
  }
  const onKey = ({ key }: KeyboardEvent) => {
    if (scrolling.has(key)) end()
  }
  const onOther = ({ target }: Event) => {
    if (!(target instanceof Node && block.contains(target))) end()
  }
  const sizes = new ResizeObserver(hold)
  // Told of it now, and with every group that is drawn.
  sizes.observe(document.body)
  for (const name of scrolls) window.addEventListener(name, end, { passive: true })
  window.addEventListener('keydown', onKey)
  document.addEventListener('focusin', onOther)
  document.addEventListener('pointerdown', onOther)
  return end
}
