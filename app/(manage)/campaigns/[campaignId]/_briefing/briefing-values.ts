import type { z } from 'zod'
import type { CampaignBriefing, saveBriefingSchema } from '@/lib/briefings/schema'
import type { Localized } from '@/lib/core/checklist'

/** The briefing as it stands in the fields of its form. */
export type BriefingValues = z.input<typeof saveBriefingSchema>
export type TestValues = NonNullable<BriefingValues['test']>
export type TestQuestionValues = TestValues['questions'][number]

const written = (text: Localized | null) => ({ ru: text?.ru ?? '', en: text?.en ?? '' })

export function valuesOf(
  campaignId: string,
  briefing: CampaignBriefing,
  basedOn: string,
): BriefingValues {
  const { recording, purchase, test } = briefing
  return {
    campaignId,
    basedOn,
    recording: {
      country: recording?.country ?? '',
      basis: recording?.basis ?? '',
      consent: written(recording?.consent ?? null),
    },
    instructions: written(briefing.instructions),
    pictureIds: [...briefing.pictureIds],
    purchaseAsked: purchase !== null,
    purchaseLimit: limitText(purchase?.limitMinor ?? null),
    receiptAsked: purchase?.receiptAsked ?? false,
    placeAsked: briefing.placeAsked,
    lateAfterMinutes: String(briefing.lateAfterMinutes),
    test: test && {
      passMark: String(test.passMark),
      questions: test.questions.map((question) => ({
        ...question,
        text: written(question.text),
        options: question.options.map(({ id, text }) => ({ id, text: written(text) })),
        explanation: written(question.explanation),
      })),
    },
  }
}

/** "300.50"; empty where there is no limit. */
function limitText(minor: number | null): string {
  if (minor === null) return ''
  const digits = String(minor).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A key for a part that no other part has. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function newOption(): TestQuestionValues['options'][number] {
  return { id: newKey(), text: written(null) }
}

export function newQuestion(): TestQuestionValues {
  return {
    id: newKey(),
    text: written(null),
    options: [newOption(), newOption()],
    right: '',
    explanation: written(null),
  }
}
