import { type NextRequest, NextResponse } from 'next/server'
import { pathHeader } from '@/lib/platform/paths'
import { pagePolicy } from '@/lib/platform/security-headers'

/**
 * Comfort, not a lock: the nonce of the page's policy, the page's own path for coming back after
 * sign-in, and a plain 4xx for posts that Next would answer with 500. Who may see or do what is
 * decided by pages, actions and use cases; they refuse just as well without this file. Route
 * handlers stay outside, because bodies behind a proxy are cut at 10 MB.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    if (isForeign(request)) return refuse(403)
    if (!(await isReadable(request))) return refuse(400)
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const https = (process.env.ETALON_URL ?? '').startsWith('https:')
  const policy = pagePolicy(nonce, { dev: process.env.NODE_ENV === 'development', https })
  const headers = new Headers(request.headers)
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  headers.set('content-security-policy', policy)
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (https) response.headers.set('strict-transport-security', 'max-age=31536000')
  return response
}

export const config = {
  matcher: [
    '/((?!api/|_next/static|_next/image|favicon\\.ico|icons/|manifest\\.webmanifest|sw\\.js).*)',
  ],
}

function refuse(status: number): NextResponse {
  return new NextResponse(null, { status, headers: { 'cache-control': 'no-store' } })
}

/**
 * Whether another site sent this. Compared with the address that was asked for, as Next does; a post
 * to this server under a name that is not its own gets a sentence from the action itself.
 */
function isForeign(request: NextRequest): boolean {
  const origin = request.headers.get('origin')
  if (origin === null) return false
  const asked = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  return !URL.canParse(origin) || new URL(origin).host !== asked
}

/** Whether the body of a server action or of a plain form is what its type says. */
async function isReadable(request: NextRequest): Promise<boolean> {
  const type = request.headers.get('content-type') ?? ''
  const copy = request.clone()
  try {
    if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type)) {
      await copy.formData()
    } else if (request.headers.has('next-action')) {
      JSON.parse(await copy.text(), refuseDangling)
    }
    return true
  } catch {
    return false
  }
}

/**
 * What a one-part body of React's may not hold: a text that refers to another part, which is not
 * there. Allowed are escaped dollars, numbers and dates that JSON lacks, and the body itself.
 */
const dangling = /^\$(?!\$|undefined$|NaN$|-?Infinity$|-0$|D|n-?\d|T|0(?::|$))/

function refuseDangling(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && dangling.test(value)) throw new SyntaxError('dangling reference')
  return value
}
