import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { may, type Verb } from '@/lib/access/permissions'
import { resumeSession } from '@/lib/sessions/use-cases/resume-session'
import { isUuid, pathHeader } from './paths'
import { cookieOfRequest } from './request-cookie'
import { serverDeps, serverEnvironment } from './server'
import { readSessionToken, type SessionClaims, sessionCookieName } from './session-token'

/** Who is asking, checked in the database once per request; null without a session that holds. */
export const currentActor = cache(async (): Promise<Actor | null> => actorOf(await currentClaims()))

/** What this request's cookie claims, unchecked: for ending the very session. */
export async function currentClaims(): Promise<SessionClaims | null> {
  const environment = serverEnvironment()
  const jar = await cookies()
  return readSessionToken(jar.get(sessionCookieName(environment.url))?.value, environment)
}

/** The same for route handlers, from the request itself. */
export async function actorOfRequest(request: Request): Promise<Actor | null> {
  const environment = serverEnvironment()
  const token = cookieOfRequest(request, sessionCookieName(environment.url))
  return actorOf(await readSessionToken(token, environment))
}

/**
 * Who asks for a page that needs a verb.
 * Without a session to the sign-in page; without the verb the page is not there.
 */
export async function pageActor(verb: Verb): Promise<Actor> {
  const actor = await signedInActor()
  if (!may(actor, verb)) notFound()
  return actor
}

/** Who asks for a page that anybody signed in may see. */
export async function signedInActor(): Promise<Actor> {
  const actor = await currentActor()
  if (actor) return actor
  // Comfort from proxy.ts; without it one lands on the first page after signing in.
  const path = (await headers()).get(pathHeader)
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

/** An id from a page's address; whatever cannot be one is a page that is not there. */
export function uuidParam(value: string): string {
  if (!isUuid(value)) notFound()
  return value
}

async function actorOf(claims: SessionClaims | null): Promise<Actor | null> {
  return claims ? resumeSession(claims, await serverDeps()) : null
}
