/** Request header in which proxy.ts tells the page its own path. Nothing may trust it. */
export const pathHeader = 'x-etalon-path'

/**
 * A path of this site to go on to after sign-in; null for anything that could lead elsewhere.
 *
 * Rule  one slash, then no slash and no backslash ("//evil", "/\evil" are other hosts), no control
 *       characters (browsers drop them), and no way back into sign-in itself.
 */
export function ownPath(text: string | null | undefined): string | null {
  if (!text || text.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return null
  if (text.includes('\\') || /^\/(sign-in|join|first-run|api)\b/.test(text)) return null
  return text
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return uuid.test(text)
}
