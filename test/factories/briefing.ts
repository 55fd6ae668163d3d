import { type SaveBriefingInput, silentBriefing } from '@/lib/briefings/schema'
import { saveBriefing } from '@/lib/briefings/use-cases/save-briefing'
import { viewBriefing } from '@/lib/briefings/use-cases/view-briefing'
import { fingerprintOf } from '@/lib/core/fingerprint'
import type { InstructionTest } from '@/lib/core/instruction-test'
import type { World } from '../world'

/** What recording needs. */
export const recordingTerms = {
  country: 'Россия',
  basis: 'Согласие сотрудников, п. 7.3 трудового договора',
  consent: { ru: 'Записывайте только разговор у стойки.' },
}

/** Two questions, both to be right; "b" is right in both. */
export const aTest: InstructionTest = {
  passMark: 2,
  questions: ['first', 'second'].map((id) => ({
    id,
    text: { ru: `Вопрос ${id}` },
    options: [
      { id: 'a', text: { ru: 'Так' } },
      { id: 'b', text: { ru: 'Иначе' } },
    ],
    right: 'b',
    explanation: { ru: 'Потому что' },
  })),
}

/** A briefing that says nothing, but for what matters, over one that was never written. */
export function aBriefing(
  campaignId: string,
  matters: Partial<SaveBriefingInput> = {},
): SaveBriefingInput {
  return {
    campaignId,
    basedOn: fingerprintOf(silentBriefing),
    recording: null,
    instructions: null,
    pictureIds: [],
    purchaseAsked: false,
    purchaseLimit: null,
    receiptAsked: false,
    placeAsked: false,
    lateAfterMinutes: 60,
    test: null,
    ...matters,
  }
}

/** The campaign says this from now on. */
export async function brief(
  world: World,
  campaignId: string,
  matters: Partial<SaveBriefingInput>,
): Promise<void> {
  const { programmeManager } = world.actors
  const { fingerprint } = await viewBriefing(programmeManager, { campaignId }, world.deps)
  const input = aBriefing(campaignId, { basedOn: fingerprint, ...matters })
  const saved = await saveBriefing(programmeManager, input, world.deps)
  if (!saved.ok) throw new Error(saved.reason)
}
