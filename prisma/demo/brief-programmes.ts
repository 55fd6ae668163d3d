import { silentBriefing } from '@/lib/briefings/schema'
import { saveBriefing } from '@/lib/briefings/use-cases/save-briefing'
import { fingerprintOf } from '@/lib/core/fingerprint'
import { done } from './steps'
import { briefings } from './texts/briefings'
import type { World } from './world'

/** What shoppers are told from now on; the visits of the months before were made without it. */
export async function briefProgrammes({ programmes, company, deps }: World): Promise<void> {
  const { manager } = company.actors
  // Nothing has been said before.
  const basedOn = fingerprintOf(silentBriefing)
  for (const { programme, ...said } of briefings) {
    const input = { campaignId: programmes.campaignIds[programme], basedOn, ...said }
    done(await saveBriefing(manager, input, deps))
  }
}
