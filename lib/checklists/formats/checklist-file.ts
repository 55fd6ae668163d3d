import { z } from 'zod'
import { chapterTitleSchema } from '@/lib/chapters/schema'
import { checklistDraftSchema, checklistLimits } from '@/lib/checklist-documents/schema'
import type { ChecklistDocument, Question, Section } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { type Problem, problemOfIssue } from '@/lib/platform/i18n/problem'
import { standardShape } from '@/lib/standards/schema'

/** Standards as a file carries them. */
export const fileStandards = z
  .array(
    z.strictObject({
      ...standardShape,
      /** Where the standard stands in the library; absent outside all chapters. */
      chapter: chapterTitleSchema.optional(),
    }),
  )
  .max(checklistLimits.questions)

/**
 * A checklist on its way between organisations: the document and the standards that it refers to.
 * Identifiers of standards belong to one organisation, so in a file `standardId` holds the
 * standard's number.
 */
export const checklistFileSchema = z
  .strictObject({
    format: z.literal('etalon.checklist-file/1'),
    checklist: checklistDraftSchema,
    standards: fileStandards,
  })
  .superRefine((file, context) => {
    const numbers = new Set(file.standards.map(({ number }) => number))
    if (numbers.size < file.standards.length) {
      context.addIssue({ code: 'custom', message: 'checklists.refused.standard-twice' })
    }
    if (standardsOf(file.checklist).some((number) => !numbers.has(number))) {
      context.addIssue({ code: 'custom', message: 'checklists.refused.standard-missing' })
    }
  })

export type ChecklistFile = z.infer<typeof checklistFileSchema>

/** One thing that is wrong with a file: where (path of members), and the sentence. */
export interface FileProblem {
  readonly path: string
  readonly problem: Problem
}

export type ReadFile =
  | { readonly ok: true; readonly file: ChecklistFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

const shownProblems = 20

/** Reads the text of a file of the own format; every fault is named with its place. */
export function readChecklistFile(text: string): ReadFile {
  const json = parseJson(text)
  return json === undefined ? refused('', 'checklists.refused.not-json') : readChecklistJson(json)
}

function parseJson(text: string): unknown {
  try {
    // A byte order mark is what Windows editors put in front; JSON.parse would refuse it.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Reads the JSON of a file of the own format; every fault is named with its place. */
export function readChecklistJson(json: unknown): ReadFile {
  if (!isChecklistFile(json)) return refused('', 'checklists.refused.not-a-checklist')
  const parsed = checklistFileSchema.safeParse(json, { error: problemOfIssue })
  if (parsed.success) return { ok: true, file: parsed.data }
  return {
    ok: false,
    problems: parsed.error.issues
      .slice(0, shownProblems)
      .map((issue) => ({ path: issue.path.map(String).join('.'), problem: issue.message })),
  }
}

function refused(path: string, problem: Problem): ReadFile {
  return { ok: false, problems: [{ path, problem }] }
}

function isChecklistFile(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    json.format === 'etalon.checklist-file/1'
  )
}

type KnownStandard = ChecklistFile['standards'][number] & { readonly id: string }

/** A checklist as it travels: with the standards that it refers to, by their numbers. */
export function checklistFile(
  document: ChecklistDocument,
  standards: readonly KnownStandard[],
): ChecklistFile {
  const numberOf = new Map(standards.map(({ id, number }) => [id, number]))
  const checklist = withStandards(document, (id) => numberOf.get(id) ?? null)
  const used = new Set(standardsOf(checklist))
  return {
    format: 'etalon.checklist-file/1',
    checklist,
    standards: standards
      .filter(({ number }) => used.has(number))
      .map(({ number, text, touchpoint, chapter }) => ({
        ...{ number, text, touchpoint },
        ...(chapter && { chapter }),
      })),
  }
}

/** The text of a file, indented for people who compare two of them. */
export function writeChecklistFile(
  document: ChecklistDocument,
  standards: readonly KnownStandard[],
): string {
  return `${JSON.stringify(checklistFile(document, standards), null, 2)}\n`
}

/** The standards that a document refers to, each once. */
export function standardsOf(document: ChecklistDocument): readonly string[] {
  const ids = allQuestions(document).flatMap(({ standardId }) => standardId ?? [])
  return [...new Set(ids)]
}

/** The document with every reference to a standard exchanged. */
export function withStandards(
  document: ChecklistDocument,
  exchange: (standardId: string) => string | null,
): ChecklistDocument {
  const ofQuestion = (question: Question): Question => ({
    ...question,
    standardId: question.standardId === null ? null : exchange(question.standardId),
  })
  const ofSection = (section: Section): Section => ({
    ...section,
    questions: section.questions.map(ofQuestion),
    sections: section.sections.map(ofSection),
  })
  return { ...document, sections: document.sections.map(ofSection) }
}
