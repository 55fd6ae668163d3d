import { addMonths } from '@/lib/core/calendar'
import type { Deps } from '@/lib/platform/deps'
import { makeSchemeTrial } from '@/lib/reports/use-cases/make-scheme-trial'
import { listAllSchemes } from '@/lib/schemes/use-cases/view-schemes'
import type { Company } from './found-company'
import { done } from './steps'
import { dayOfMonth, momentOf, type Story } from './story'

/** The scheme of the call centre, replayed by HR on the last months: how much of it is luck. */
export async function tryScheme(story: Story, { actors }: Company, deps: Deps): Promise<void> {
  const { hr } = actors
  const day = dayOfMonth(addMonths(story.lockedMonth, 1), 5)
  const then = { ...deps, now: momentOf(story, day, '15:00') }
  const schemes = await listAllSchemes(hr, then)
  const [first] = schemes.filter(({ versions }) => versions.length > 0)
  if (first === undefined) throw new RangeError('The demo has no scheme to try')
  const months = [-2, -1, 0].map((back) => addMonths(story.lockedMonth, back))
  const tried = { schemeId: first.scheme.id, version: first.versions[0]?.number ?? null }
  done(await makeSchemeTrial(hr, { schemes: [tried], months }, then))
}
