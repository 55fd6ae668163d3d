import { saveBriefing } from '@/lib/briefings/use-cases/save-briefing'
import { done } from './steps'
import { briefings } from './texts/briefings'
import type { World } from './world'

/** What shoppers are told from now on; the visits of the months before were made without it. */
export async function briefProgrammes({ programmes, company, deps }: World): Promise<void> {
  const { manager } = company.actors
  for (const { programme, ...said } of briefings) {
    const input = { campaignId: programmes.campaignIds[programme], ...said }
    done(await saveBriefing(manager, input, deps))
  }
}
