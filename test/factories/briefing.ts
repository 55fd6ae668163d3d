import type { SaveBriefingInput } from '@/lib/briefings/schema'
import { saveBriefing } from '@/lib/briefings/use-cases/save-briefing'
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

/** A briefing that says nothing, but for what matters. */
export function aBriefing(
  campaignId: string,
  matters: Partial<SaveBriefingInput> = {},
): SaveBriefingInput {
  return {
    campaignId,
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
  const saved = await saveBriefing(programmeManager, aBriefing(campaignId, matters), world.deps)
  if (!saved.ok) throw new Error(saved.reason)
}
