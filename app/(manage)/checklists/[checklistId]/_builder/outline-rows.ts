import type { ChecklistDocument, Question, Section } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import type { Language } from './remarks'

/** One line of the outline. */
export type OutlineRow =
  | {
      readonly kind: 'section'
      readonly id: string
      readonly depth: number
      readonly section: Section
    }
  | {
      readonly kind: 'question'
      readonly id: string
      readonly depth: number
      readonly question: Question
      readonly number: number
    }
  /** The way to one more question, last in its section. */
  | {
      readonly kind: 'add'
      readonly id: string
      readonly depth: number
      readonly section: Section
    }

/** The whole checklist as lines, one under the other, without those beneath a folded section. */
export function outlineRows(
  { sections }: ChecklistDocument,
  folded: ReadonlySet<string>,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = []
  let number = 0
  const visit = (section: Section, depth: number, isHidden: boolean) => {
    if (!isHidden) rows.push({ kind: 'section', id: section.id, depth, section })
    const isInnerHidden = isHidden || folded.has(section.id)
    for (const question of section.questions) {
      number += 1
      if (isInnerHidden) continue
      rows.push({ kind: 'question', id: question.id, depth, question, number })
    }
    if (!isInnerHidden) rows.push({ kind: 'add', id: `add ${section.id}`, depth, section })
    for (const inner of section.sections) visit(inner, depth + 1, isInnerHidden)
  }
  for (const section of sections) visit(section, 0, false)
  return rows
}

/** The lines that hold the words, and the question that has the number. */
export function rowsWith(
  rows: readonly OutlineRow[],
  words: string,
  language: Language,
): readonly OutlineRow[] {
  const wanted = words.trim().toLocaleLowerCase(language)
  if (wanted === '') return rows
  return rows.filter((row) => {
    if (row.kind === 'add') return false
    const text = row.kind === 'section' ? row.section.title : row.question.text
    if (row.kind === 'question' && String(row.number) === wanted) return true
    const both = `${textFor(text, 'ru')} ${textFor(text, 'en')}`
    return both.toLocaleLowerCase(language).includes(wanted)
  })
}
