import { type NextRequest, NextResponse } from 'next/server'
import { pathHeader } from '@/lib/platform/paths'
import { pagePolicy } from '@/lib/platform/security-headers'

/**
 * Comfort, not a lock: the nonce of the page's policy, and the page's own path for coming back after
 * sign-in. Who may see what is decided by pages and use cases; they refuse just as well without
 * this file. Route handlers stay outside, because bodies behind a proxy are cut at 10 MB.
 */
export function proxy(request: NextRequest): NextResponse {
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
