import { noneBesideOthers, notBelow, onlyAlone, withBound } from '@/lib/core/answer-bounds'
import { withEvenPoints } from '@/lib/core/best-points'
import type { ChecklistDocument, Question, Section } from '@/lib/core/checklist'
import { freedQuestion, withShowWhen } from '@/lib/core/condition-readers'
import type { Edit } from './builder-state'
import { findQuestion, findSection } from './document-edits'
import { asMatrix } from './matrix-parts'
import { withKnownDemands, withPreset } from './new-parts'
import type { Remark } from './remarks'

/** What one click can mend, by the words that offer it. */
export type Mending =
  | 'points-apart'
  | 'number-unbounded'
  | 'none-beside-others'
  | 'condition'
  | 'formula'
  | 'demand-unknown-option'
  | 'preset-invalid'
  | 'matrix-unequal'

/** The edit that mends a remark; null where only a person can say what was meant. */
export function mendingOf(
  document: ChecklistDocument,
  remark: Remark,
): { readonly words: Mending; readonly edit: Edit } | null {
  const question = findQuestion(document, remark.nodeId)?.question
  if (question) {
    const own = mendedQuestion(document, question, remark)
    return own && { words: own.words, edit: { kind: 'question', question: own.part } }
  }
  const section = findSection(document, remark.nodeId)?.section
  const own = section ? mendedSection(document, section, remark) : null
  return own && { words: own.words, edit: { kind: 'replace-section', section: own.part } }
}

interface Mended<Part> {
  readonly words: Mending
  readonly part: Part
}

/** Where nothing would be another, nothing is mended. */
function mended<Part>(words: Mending, before: Part, part: Part | null): Mended<Part> | null {
  return part === null || part === before ? null : { words, part }
}

function mendedQuestion(
  document: ChecklistDocument,
  question: Question,
  { code, field, detail }: Remark,
): Mended<Question> | null {
  switch (code) {
    case 'number-unbounded':
      return mended(code, question, withBound(question, notBelow(question.id, '0')))
    case 'none-beside-others': {
      const none = noneBesideOthers(question)
      return mended(code, question, none && withBound(question, onlyAlone(question.id, none)))
    }
    case 'condition-unknown':
    case 'condition-option':
    case 'condition-kind': {
      const words = field === 'value' ? 'formula' : 'condition'
      return mended(words, question, freedQuestion(question, claimsOf(document, detail)))
    }
    case 'demand-unknown-option':
      return mended(code, question, withKnownDemands(question))
    case 'preset-invalid':
      return mended(code, question, withPreset(question, null))
    default:
      return null
  }
}

function mendedSection(
  document: ChecklistDocument,
  section: Section,
  { code, detail }: Remark,
): Mended<Section> | null {
  switch (code) {
    case 'points-apart':
      return mended(code, section, withEvenPoints(section))
    case 'matrix-unequal':
      return mended(code, section, asMatrix(section))
    case 'condition-unknown':
    case 'condition-option':
    case 'condition-kind':
      return mended('condition', section, withShowWhen(section, claimsOf(document, detail)))
    default:
      return null
  }
}

/** What a condition names, as it is: what it says of it and cannot is taken out. */
function claimsOf(document: ChecklistDocument, questionId: string | null) {
  return new Map([[questionId ?? '', findQuestion(document, questionId)?.question ?? null]])
}
