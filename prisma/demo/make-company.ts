import type { SeedDeps } from '@/lib/platform/demo'
import type { Outcome } from './carry-out'
import { foundCompany } from './found-company'
import { liveOpenMonth } from './open-month'
import { openProgrammes } from './open-programmes'
import { liveMonth } from './past-month'
import { storyOf } from './story'
import { openWorld } from './world'

/** The whole company, step by step. */
export async function makeCompany({ anchorMonth, report, ...deps }: SeedDeps): Promise<void> {
  const story = storyOf(anchorMonth, deps.now)
  report('Organisation, units, people')
  const company = await foundCompany(story, deps)
  report('Standards, checklists, shoppers, programmes')
  const programmes = await openProgrammes(story, company, deps)
  const world = openWorld(story, company, programmes, { ...deps, now: story.now })
  let waiting: readonly Outcome[] = []
  for (const [place, month] of story.months.slice(0, -1).entries()) {
    report(`Visits of ${month}`)
    waiting = await liveMonth(world, month, place, waiting)
  }
  report(`Visits of ${story.anchorMonth}`)
  await liveOpenMonth(world, waiting)
}
