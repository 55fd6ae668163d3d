import { addMonths, type Month } from '@/lib/core/calendar'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import type { Deps } from '@/lib/platform/deps'
import type { Company } from './found-company'
import { done } from './steps'
import { dayOfMonth, momentOf, type Story } from './story'

/** The month before the open one: computed and submitted by one, approved and locked by another. */
export async function closeLockedMonth(story: Story, company: Company, deps: Deps): Promise<void> {
  const { hr, hr2 } = company.actors
  const at = (day: number, time: string) => ({
    ...deps,
    now: momentOf(story, dayOfMonth(addMonths(story.lockedMonth, 1), day), time),
  })
  const { periodId, runId } = await compute(story.lockedMonth, company, at(2, '11:30'))
  done(await decidePeriod(hr, { periodId, runId, decision: 'submit' }, at(2, '12:10')))
  done(await decidePeriod(hr2, { periodId, runId, decision: 'approve' }, at(3, '10:20')))
  done(await decidePeriod(hr2, { periodId, runId, decision: 'lock' }, at(3, '10:25')))
}

/** The open month as a proposal that nobody has submitted yet. */
export async function proposeOpenMonth(story: Story, company: Company, deps: Deps): Promise<void> {
  await compute(story.anchorMonth, company, { ...deps, now: story.now })
}

async function compute(
  month: Month,
  { actors }: Company,
  deps: Deps,
): Promise<{ periodId: string; runId: string }> {
  const { periodId } = done(await openPeriod(actors.hr, { month }, deps))
  const { runId } = done(await computePeriod(actors.hr, { periodId }, deps))
  return { periodId, runId }
}
