import type { ChecklistDocument, Localized } from '@/lib/core/checklist'
import type { ChecklistProblem, ProblemCode, Severity } from '@/lib/core/checklist-problem'
import { checklistProblems } from '@/lib/core/checklist-problems'
import { textsOfChecklist } from '@/lib/core/checklist-texts'
import { sectionsOf } from './document-edits'

export type Language = 'ru' | 'en'

/** One thing to look at: a problem of the core, a standard that is gone, a missing translation. */
export interface Remark {
  readonly severity: Severity | 'translation'
  readonly code: ProblemCode | 'standard-gone' | 'untranslated'
  /** Where to look: a section or a question; null is the checklist itself. */
  readonly nodeId: string | null
  readonly optionId: string | null
  readonly field: string | null
  readonly detail: string | null
  /** The language in which a text is missing. */
  readonly language: Language | null
}

const nowhere = { nodeId: null, optionId: null, field: null, detail: null, language: null }

/** Everything that should be looked at, what hinders publishing first. */
export function remarksOf(
  document: ChecklistDocument,
  standardIds: ReadonlySet<string>,
): readonly Remark[] {
  const problems = checklistProblems(document).map(remarkOf)
  const all = [...problems, ...goneStandards(document, standardIds), ...untranslated(document)]
  return all.toSorted((a, b) => rank[a.severity] - rank[b.severity])
}

/** A problem of the core as a thing to look at. */
export function remarkOf(problem: ChecklistProblem): Remark {
  const { severity, code, sectionId, questionId, optionId, field, detail } = problem
  return {
    ...{ severity, code, optionId, field, detail },
    nodeId: questionId ?? sectionId,
    language: null,
  }
}

const rank: Record<Remark['severity'], number> = { error: 0, warning: 1, translation: 2, note: 3 }

/** Only errors keep a checklist from being published. */
export function errorsIn(remarks: readonly Remark[]): readonly Remark[] {
  return remarks.filter(({ severity }) => severity === 'error')
}

/** Faults without which no score can be computed, not even a trial one. */
const unscorable: readonly Remark['code'][] = [
  'not-a-decimal',
  'duplicate-id',
  'duplicate-option',
  'scale-not-whole',
  'scale-empty',
  'no-bands',
  'line-without-length',
]

export function isScorable(remarks: readonly Remark[]): boolean {
  return !remarks.some(({ code }) => unscorable.includes(code))
}

function goneStandards(
  document: ChecklistDocument,
  standardIds: ReadonlySet<string>,
): readonly Remark[] {
  return sectionsOf(document)
    .flatMap(({ questions }) => questions)
    .filter(({ standardId }) => standardId !== null && !standardIds.has(standardId))
    .map(({ id }) => ({ ...nowhere, severity: 'error', code: 'standard-gone', nodeId: id }))
}

/**
 * The languages in which its author writes the checklist: by titles and questions, for some messages
 * and options come ready in both.
 */
export function languagesIn(document: ChecklistDocument): readonly Language[] {
  const texts = writtenTexts(document).flatMap(({ isOwn, text }) => (isOwn ? [text] : []))
  return (['ru', 'en'] as const).filter((language) => texts.some((text) => isIn(text, language)))
}

/** In a checklist of two languages, the parts where one of them is missing, each part once. */
function untranslated(document: ChecklistDocument): readonly Remark[] {
  const languages = languagesIn(document)
  if (languages.length < 2) return []
  const found = new Map<string, Remark>()
  for (const { nodeId, text } of writtenTexts(document)) {
    const missing = languages.filter((language) => !isIn(text, language))
    if (missing.length !== 1) continue
    const language = missing[0] ?? null
    const remark = { ...nowhere, severity: 'translation', code: 'untranslated' } as const
    found.set(`${nodeId} ${language}`, { ...remark, nodeId, language })
  }
  return [...found.values()]
}

function isIn(text: Localized, language: Language): boolean {
  return (text[language] ?? '').trim() !== ''
}

/** The worst thing to look at in every part that has any; a note is for information. */
export function worstRemarks(remarks: readonly Remark[]): ReadonlyMap<string | null, Worst> {
  const worst = new Map<string | null, Worst>()
  for (const { nodeId, severity } of remarks) {
    // They come sorted, the worst first.
    if (severity !== 'note' && !worst.has(nodeId)) worst.set(nodeId, severity)
  }
  return worst
}

export type Worst = Exclude<Remark['severity'], 'note'>

interface WrittenText {
  readonly nodeId: string | null
  readonly text: Localized
  /** A title or a question: nobody but the author writes it. */
  readonly isOwn: boolean
}

/** Listed once for a document, however often it is asked what is written in it. */
const knownTexts = new WeakMap<ChecklistDocument, readonly WrittenText[]>()

function writtenTexts(document: ChecklistDocument): readonly WrittenText[] {
  const known = knownTexts.get(document)
  if (known !== undefined) return known
  const texts = textsOfChecklist(document).flatMap(({ kind, nodeId, text }) => {
    const isOwn = kind === 'title' || kind === 'section-title' || kind === 'text'
    return text === null ? [] : [{ nodeId, text, isOwn }]
  })
  knownTexts.set(document, texts)
  return texts
}
