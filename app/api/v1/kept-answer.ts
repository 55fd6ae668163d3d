import { createHash } from 'node:crypto'

/**
 * JSON with a tag of its content, for what a phone keeps: 304 when it has exactly this already.
 * Nobody in between may keep it.
 */
export function keptAnswer(request: Request, body: object): Response {
  const text = JSON.stringify(body)
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = { etag, 'cache-control': 'private, no-cache', 'content-type': 'application/json' }
  // A proxy that packs the body marks the tag as weak.
  const known = request.headers.get('if-none-match')?.replace(/^W\//, '')
  if (known === etag) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}
