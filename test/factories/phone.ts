import { randomUUID } from 'node:crypto'
import type { KeptPhoto } from '@/app/(shopper)/_device/rows'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { sha256OfText } from '@/lib/core/fingerprint'
import { emptyDraft, type VisitDraft } from '@/lib/core/visit-draft'
import { aChecklist, aSection, photoQuestion, textQuestion } from './checklist'

/** A form with one text and one photo. */
export const phoneChecklist = aChecklist([
  aSection('s1', [textQuestion('text'), photoQuestion('photo')]),
])
const begunAt = '2026-10-20T08:30:00.000Z'
const takenAt = '2026-10-20T09:00:00.000Z'

/** A draft with one text in it. */
export function aDraft(
  accountId: string,
  { typed = 'Всё хорошо', ...matters }: Partial<VisitDraft> & { typed?: string } = {},
): VisitDraft {
  const beginning = {
    visitId: randomUUID(),
    accountId,
    checklistVersionId: randomUUID(),
    fingerprint: 'f'.repeat(64),
    startedAt: begunAt,
  }
  const answers = { text: { ...emptyAnswer, typed, answeredAt: takenAt } }
  return { ...emptyDraft(beginning), answers, changes: 1, ...matters }
}

/** A photo whose bytes are a text. */
export function aPhoto(accountId: string, visitId: string, text: string): KeptPhoto {
  const bytes = new TextEncoder().encode(text).buffer
  return {
    accountId,
    visitId,
    id: randomUUID(),
    questionId: 'photo',
    sha256: sha256OfText(text),
    byteSize: bytes.byteLength,
    mediaType: 'image/jpeg',
    takenAt,
    bytes,
    receivedAt: null,
  }
}

/** The visit of a draft, as far as opening its form asks for it; it was not sent back. */
export function visitOf({ visitId, checklistVersionId, fingerprint }: VisitDraft) {
  return {
    id: visitId,
    returned: null,
    checklist: { versionId: checklistVersionId, fingerprint, document: phoneChecklist },
  }
}
