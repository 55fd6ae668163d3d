import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { ActionRefusal, ActionResult } from './action-result'
import type { Deps } from './deps'
import { appErrorCodeOf, reportUnexpected, sentenceOf } from './errors'
import { problem } from './i18n/problem'
import { parseInput } from './input'
import { isOwnOrigin } from './origin'
import { serverDeps, serverEnvironment } from './server'
import { currentActor } from './session'

type UseCase<Asker, Input, Answer> = (asker: Asker, input: Input, deps: Deps) => Promise<Answer>

/**
 * The body of a server action for whoever is signed in: who asks, parse, run, say what happened.
 * In a file with 'use server':
 *
 *     export async function lockPeriodAction(input: unknown) {
 *       return formAction(lockPeriodSchema, lockPeriod)(input)
 *     }
 */
export function formAction<Schema extends z.ZodType, Answer>(
  schema: Schema,
  work: UseCase<Actor, z.output<Schema>, Answer>,
): (input: unknown) => Promise<ActionResult<Answer>> {
  return async (input) => {
    if (!(await isOwnRequest())) return { ok: false, reason: 'foreign-origin' }
    const actor = await currentActor()
    if (!actor) return { ok: false, reason: 'not-signed-in' }
    return runAction(actor, schema, work, input, await serverDeps())
  }
}

/** The same for what nobody needs to be signed in for: invitation, reset, first run. */
export function publicAction<Schema extends z.ZodType, Answer>(
  schema: Schema,
  work: UseCase<null, z.output<Schema>, Answer>,
): (input: unknown) => Promise<ActionResult<Answer>> {
  return async (input) => {
    if (!(await isOwnRequest())) return { ok: false, reason: 'foreign-origin' }
    return runAction(null, schema, work, input, await serverDeps())
  }
}

/** Next lets an action without an Origin pass; a browser always sends one with a post. */
export async function isOwnRequest(): Promise<boolean> {
  const origin = (await headers()).get('origin')
  return isOwnOrigin('POST', origin, serverEnvironment().url)
}

/** Parses, runs and names the outcome; Next's own control flow (redirect, notFound) goes through. */
export async function runAction<Asker extends Actor | null, Schema extends z.ZodType, Answer>(
  asker: Asker,
  schema: Schema,
  work: UseCase<Asker, z.output<Schema>, Answer>,
  input: unknown,
  deps: Deps,
): Promise<ActionResult<Answer>> {
  const parsed = parseInput(schema, input)
  if (!parsed.ok) return { ok: false, reason: 'invalid-input', fields: parsed.fields }
  try {
    return await work(asker, parsed.value, deps)
  } catch (error) {
    unstable_rethrow(error)
    return refusalOf(error, work.name)
  }
}

function refusalOf(error: unknown, useCase: string): ActionRefusal {
  const code = appErrorCodeOf(error)
  if (code === 'invalid-input') return { ok: false, reason: code, fields: {} }
  if (code) return { ok: false, reason: code }
  const errorId = reportUnexpected(error, { useCase })
  return { ok: false, reason: problem(sentenceOf('unexpected'), { id: errorId }), errorId }
}
