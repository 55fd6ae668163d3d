'use client'

/** Keeps a choice of look or language on this device for a year; null forgets it. */
export function keepPreference(cookie: string, value: string | null): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : ''
  const age = value === null ? 0 : 31_536_000
  // biome-ignore lint/suspicious/noDocumentCookie: Safari has no cookieStore worth relying on
  document.cookie = `${cookie}=${value ?? ''}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`
}
