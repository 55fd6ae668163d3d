import { z } from 'zod'
import { checklistDraftSchema, checklistLimits } from '@/lib/checklist-documents/schema'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { type ChecklistParts, questionsOfParts } from '@/lib/core/copied-parts'

/** The marker by which a text of the clipboard is known as ours. */
export const clipFormat = 'etalon.questions/1'

const clipSchema = z.strictObject({
  format: z.literal(clipFormat),
  questions: z.array(z.unknown()).max(checklistLimits.questions),
  sections: z.array(z.unknown()).max(checklistLimits.sections),
})

export type ReadClip =
  | { readonly ok: true; readonly parts: ChecklistParts }
  | { readonly ok: false; readonly reason: 'not-questions' | 'nothing' | 'damaged' | 'too-large' }

/** Copied questions and sections as text: on the clipboard and in the question bank. */
export function writeClip({ questions, sections }: ChecklistParts): string {
  return JSON.stringify({ format: clipFormat, questions, sections }, null, 1)
}

/** Whether a text wants to be copied questions, whatever it holds. */
export function isClip(text: string): boolean {
  return text.length < checklistLimits.fileBytes && text.slice(0, 200).includes(clipFormat)
}

/**
 * Reads copied questions. They are held to what a draft is held to: a document around them is
 * parsed, so that whatever passes here can be saved.
 */
export function readClip(text: string): ReadClip {
  if (text.length > checklistLimits.fileBytes) return { ok: false, reason: 'too-large' }
  if (!isClip(text)) return { ok: false, reason: 'not-questions' }
  const clip = clipSchema.safeParse(jsonOf(text))
  if (!clip.success) return { ok: false, reason: 'damaged' }
  return readParts(clip.data)
}

/** The same for parts that came as JSON already. */
export function readParts(clip: {
  readonly questions: readonly unknown[]
  readonly sections: readonly unknown[]
}): ReadClip {
  const around = { id: aroundId, title: {}, weight: '1', passMark: null, sections: [] }
  const document = {
    ...emptyDocument,
    sections: [{ ...around, questions: clip.questions }, ...clip.sections],
  }
  const parsed = checklistDraftSchema.safeParse(document)
  if (!parsed.success) return { ok: false, reason: 'damaged' }
  const [first, ...sections] = parsed.data.sections
  const parts = { questions: first?.questions ?? [], sections }
  const isNothing = questionsOfParts(parts).length === 0 && sections.length === 0
  return isNothing ? { ok: false, reason: 'nothing' } : { ok: true, parts }
}

/** No identifier that a person's checklist has. */
const aroundId = 'etalon.questions:1'

const emptyDocument: Omit<ChecklistDocument, 'sections'> = {
  format: 'etalon.checklist/1',
  title: {},
  touchpoint: 'store',
  policies: {
    method: 'weighted-sections',
    notApplicable: 'exclude',
    unanswered: 'leave-out',
    allowOver100: false,
    passMark: null,
  },
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
