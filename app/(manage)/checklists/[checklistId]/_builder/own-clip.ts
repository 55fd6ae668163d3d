/** What was copied here last, and whether the browser's clipboard took it as well. */
interface OwnClip {
  readonly text: string
  readonly isHereOnly: boolean
}

let own: (OwnClip & { readonly accountId: string }) | null = null

/**
 * Kept for as long as the page is not loaded anew: from one checklist to another. Signing out does not
 * load the page anew, so a clip belongs to whoever copied it.
 */
export function keepOwnClip(accountId: string, { text, isHereOnly }: OwnClip): void {
  own = { accountId, text, isHereOnly }
}

/** What was copied here covers nothing any more: something else was copied since, or it was refused. */
export function passOwnClip(accountId: string): void {
  if (own?.accountId === accountId) own = { ...own, isHereOnly: false }
}

/**
 * What a press on "paste" means: what the browser's clipboard holds, unless it refused the last copy
 * or cannot be read. Null where nothing is known.
 */
export function clipToPaste(accountId: string, fromBrowser: string | null): string | null {
  if (own?.accountId !== accountId) own = null
  if (own !== null && (own.isHereOnly || fromBrowser === null)) return own.text
  return fromBrowser
}
