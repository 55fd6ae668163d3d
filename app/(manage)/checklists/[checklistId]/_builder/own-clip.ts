/** What was copied here last, and whether the browser's clipboard took it as well. */
interface OwnClip {
  readonly text: string
  readonly isHereOnly: boolean
}

let own: OwnClip | null = null

/** Kept for as long as the page is not loaded anew: from one checklist to another, to nobody else. */
export function keepOwnClip(clip: OwnClip): void {
  own = clip
}

/**
 * What a press on "paste" means: what the browser's clipboard holds, unless it refused the last copy
 * or cannot be read. Null where nothing is known.
 */
export function clipToPaste(fromBrowser: string | null): string | null {
  if (own !== null && (own.isHereOnly || fromBrowser === null)) return own.text
  return fromBrowser
}
