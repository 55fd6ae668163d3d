import type { SeedDeps } from '@/lib/platform/demo'
import { foundCompany } from './found-company'
import { storyOf } from './story'

/** The whole company, step by step. */
export async function makeCompany({ anchorMonth, report, ...deps }: SeedDeps): Promise<void> {
  const story = storyOf(anchorMonth, deps.now)
  report('Organisation, units, people')
  await foundCompany(story, deps)
}
