import { cookies, headers } from 'next/headers'
import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import 'server-only'
import { keepLocale } from '@/lib/accounts/use-cases/keep-locale'
import { signInDemoSchema, signInSchema } from '@/lib/sessions/schema'
import { endSession } from '@/lib/sessions/use-cases/end-session'
import { resumeSession } from '@/lib/sessions/use-cases/resume-session'
import { type SignedIn, signIn } from '@/lib/sessions/use-cases/sign-in'
import { signInDemo } from '@/lib/sessions/use-cases/sign-in-demo'
import type { AppEnvironment } from './env'
import { reportUnexpected } from './errors'
import { chooseLocale, isLocale, localeCookie } from './i18n/locales'
import { problem } from './i18n/problem'
import { parseInput } from './input'
import { log } from './log'
import { isLoopback } from './origin'
import { serverDeps } from './server'
import { sessionCookieOptions } from './session-cookie'
import {
  readSessionClaims,
  type SessionClaims,
  sessionCookieName,
  sessionSeconds,
} from './session-token'

declare module 'next-auth' {
  interface User {
    readonly claims: SessionClaims
  }
}

/** The demo's one-click sign-in exists only on an embedded database and a loopback address. */
export function demoPlace(environment: AppEnvironment): { readonly demo: boolean } {
  return { demo: environment.demo && isLoopback(new URL(environment.url).hostname) }
}

/** next-auth with two ways in; both end in a session row, and the cookie names only that row. */
export function authOptions(environment: AppEnvironment): AuthOptions {
  return {
    secret: environment.sessionSecret,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: cookiesOf(environment.url),
    providers: [passwordProvider, demoProvider(environment)],
    callbacks: {
      jwt: ({ token, user }) => ({ ...(user ? user.claims : readSessionClaims(token)) }),
      // Nothing about the account is handed to scripts; pages get what they need on the server.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ baseUrl }) => baseUrl,
    },
    events: {
      signIn: ({ user }) => agreeOnLanguage(user.claims, environment),
      signOut: async ({ token }) => {
        const claims = readSessionClaims(token)
        if (claims) await endSession(claims, await serverDeps())
      },
    },
    logger: {
      error: (event, metadata) => log.error({ event, metadata }, 'next-auth'),
      warn: (event) => log.warn({ event }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

const passwordProvider = Credentials({
  id: 'credentials',
  credentials: { login: {}, password: {} },
  // The message of the error is the only thing that next-auth hands back: a problem text.
  authorize: async (input) => {
    const parsed = parseInput(signInSchema, input)
    if (!parsed.ok) throw new Error('access.signIn.reasons.wrong')
    const entered = await attempt(() =>
      serverDeps().then((deps) => signIn(null, parsed.value, deps)),
    )
    if (!entered.ok) throw new Error(sentenceOf(entered))
    return { id: entered.claims.accountId, claims: entered.claims }
  },
})

function demoProvider(environment: AppEnvironment) {
  return Credentials({
    id: 'demo',
    credentials: { accountId: {} },
    authorize: async (input) => {
      const parsed = parseInput(signInDemoSchema, { accountId: input?.accountId })
      if (!parsed.ok) return null
      const deps = await serverDeps()
      const claims = await attempt(() => signInDemo(demoPlace(environment), parsed.value, deps))
      return claims && { id: claims.accountId, claims }
    },
  })
}

function sentenceOf(refusal: Extract<SignedIn, { ok: false }>): string {
  const values = refusal.reason === 'throttled' ? { seconds: refusal.seconds } : {}
  return problem(`access.signIn.reasons.${refusal.reason}`, values)
}

/**
 * The language after signing in. A browser that nobody has told one yet starts in the account's;
 * in the demo, whose accounts are everybody's, the account takes the browser's.
 */
async function agreeOnLanguage(claims: SessionClaims, environment: AppEnvironment): Promise<void> {
  const [jar, head, deps] = [await cookies(), await headers(), await serverDeps()]
  const actor = await resumeSession(claims, deps)
  if (!actor) return
  const chosen = jar.get(localeCookie)?.value
  if (demoPlace(environment).demo) {
    await keepLocale(actor, { locale: chooseLocale(chosen, head.get('accept-language')) }, deps)
  } else if (!isLocale(chosen)) {
    jar.set(localeCookie, actor.locale, { path: '/', maxAge: 31_536_000, sameSite: 'lax' })
  }
}

async function attempt<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    const id = reportUnexpected(error, { useCase: 'signIn' })
    throw new Error(problem('errors.reasons.unknown', { id }))
  }
}

function cookiesOf(url: string): NonNullable<AuthOptions['cookies']> {
  const options = sessionCookieOptions(url)
  const prefix = options.secure ? '__Host-etalon' : 'etalon'
  return {
    sessionToken: { name: sessionCookieName(url), options },
    csrfToken: { name: `${prefix}-csrf`, options },
    callbackUrl: { name: `${prefix}-callback`, options },
  }
}
