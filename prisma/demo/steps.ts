import type { Actor, OrganisationId } from '@/lib/access/actor'
import type { Deps } from '@/lib/platform/deps'
import { endSession } from '@/lib/sessions/use-cases/end-session'
import { openSession } from '@/lib/sessions/use-cases/open-session'
import { resumeSession } from '@/lib/sessions/use-cases/resume-session'

type Answer = { readonly ok: boolean }

/** What a use case gave when it did what it was asked. @throws when it refused. */
export function done<A extends Answer>(answer: A): Extract<A, { readonly ok: true }> {
  if (!answer.ok) throw new Error(`The demo company was refused: ${JSON.stringify(answer)}`)
  return answer as Extract<A, { readonly ok: true }>
}

/** Somebody of the company, as a signed-in user. */
export async function actorOf(
  organisationId: OrganisationId,
  accountId: string,
  deps: Deps,
): Promise<Actor> {
  const claims = await openSession(organisationId, accountId, deps)
  const actor = claims && (await resumeSession(claims, deps))
  if (!claims || !actor) throw new Error('An account of the demo company cannot sign in')
  await endSession(claims, deps)
  return actor
}

/** Enough to keep two cores and the pool busy. */
const workers = 8

/** Does the work for every item, several at a time; the first failure ends it. */
export async function forEach<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = items.values()
  const worker = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(workers, items.length) }, worker))
}
