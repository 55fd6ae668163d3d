import { addMonths } from '@/lib/core/calendar'
import type { SeedDeps } from '@/lib/platform/demo'
import { bringFacts, correctFigure } from './bring-facts'
import { bringPast } from './bring-past'
import type { Outcome } from './carry-out'
import { closeLockedMonth, proposeOpenMonth } from './close-month'
import { foundCompany } from './found-company'
import { keepQuestions } from './keep-questions'
import { liveOpenMonth } from './open-month'
import { openProgrammes } from './open-programmes'
import { liveMonth } from './past-month'
import { payFees, sayWhenFeesArePaid } from './pay-fees'
import { readFirstVersions, readSecondVersions, remindOfStandards } from './read-standards'
import { setUpPay } from './set-up-pay'
import { dayOfMonth, momentOf, storyOf } from './story'
import { tryScheme } from './try-scheme'
import { openWorld } from './world'
import { keepStandards, writeStandards } from './write-standards'

/** The whole company, step by step; every step happens at its own time, none in the future. */
export async function makeCompany({ anchorMonth, report, ...given }: SeedDeps): Promise<void> {
  const story = storyOf(anchorMonth, given.now)
  const deps = { ...given, now: story.now }
  report('Organisation, units, people')
  const company = await foundCompany(story, deps)
  report('Standards, checklists, shoppers, programmes, schemes')
  const programmes = await openProgrammes(story, company, deps)
  const library = await writeStandards(story, company, deps)
  await readFirstVersions(story, company, deps)
  await keepQuestions(story, company, deps)
  await bringPast(story, company, deps)
  await setUpPay(story, company, deps)
  const world = openWorld(story, company, programmes, deps)
  let waiting: readonly Outcome[] = []
  for (const [place, month] of story.months.slice(0, -1).entries()) {
    report(`Visits of ${month}`)
    waiting = await liveMonth(world, month, place, waiting)
    const now = momentOf(story, dayOfMonth(addMonths(month, 1), 2), '10:00')
    await bringFacts(company, month, { ...deps, now })
  }
  report(`Closing ${story.lockedMonth}`)
  await closeLockedMonth(story, company, deps)
  const corrected = momentOf(story, dayOfMonth(anchorMonth, 5), '09:40')
  await correctFigure(company, story.lockedMonth, { ...deps, now: corrected })
  await tryScheme(story, company, deps)
  report(`Visits of ${anchorMonth}`)
  await liveOpenMonth(world, waiting)
  await bringFacts(company, anchorMonth, deps)
  await proposeOpenMonth(story, company, deps)
  report('Fees of the shoppers')
  await sayWhenFeesArePaid(company, deps)
  await payFees(story, company, deps)
  report('Standards: who has read what')
  await keepStandards(story, company, library, deps)
  await readSecondVersions(story, company, deps)
  await remindOfStandards(story, company, library, deps)
}
