import type { ChecklistDocument, Question, Section } from './checklist'

/** A section or question with the place where it stands. */
export type PlacedPart = {
  readonly id: string
  /** The section that holds it; null for a root section. */
  readonly parent: Section | null
  /** Place of a question in the checklist, from 1; null for a section. */
  readonly number: number | null
} & (
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'question'; readonly question: Question }
)

/**
 * Every section and question of a checklist by its identifier, in reading order.
 *
 * Rule    questions are numbered from 1 as people see them; a section comes before what is in it.
 * Returns of two parts with one identifier the later one; a published checklist has no such two.
 * Source  PRODUCT.md, Glossary (section, question).
 */
export function partsOf(document: ChecklistDocument): ReadonlyMap<string, PlacedPart> {
  const parts = new Map<string, PlacedPart>()
  let number = 0
  const visit = (section: Section, parent: Section | null) => {
    parts.set(section.id, { kind: 'section', id: section.id, parent, number: null, section })
    for (const question of section.questions) {
      number += 1
      parts.set(question.id, {
        kind: 'question',
        id: question.id,
        parent: section,
        number,
        question,
      })
    }
    for (const inner of section.sections) visit(inner, section)
  }
  for (const section of document.sections) visit(section, null)
  return parts
}

/**
 * The parts that stand in another order beneath the same section.
 *
 * Rule    of the parts that stayed beneath one section, the longest run that kept its order stays
 *         put; the others have been moved.
 * Returns identifiers.
 * Source  PRODUCT.md, Glossary (checklist version); longest increasing subsequence.
 */
export function wandererIds(
  old: ReadonlyMap<string, PlacedPart>,
  now: ReadonlyMap<string, PlacedPart>,
): ReadonlySet<string> {
  const places = new Map([...old.keys()].map((id, place) => [id, place]))
  const rows = new Map<string, { readonly id: string; readonly place: number }[]>()
  for (const { id, kind, parent } of now.values()) {
    const place = places.get(id)
    if (place === undefined || old.get(id)?.parent?.id !== parent?.id) continue
    const key = `${kind} ${parent?.id ?? ''}`
    const row = rows.get(key) ?? []
    row.push({ id, place })
    rows.set(key, row)
  }
  const wanderers = new Set<string>()
  for (const row of rows.values()) {
    const kept = longestAscending(row.map(({ place }) => place))
    for (const { id, place } of row) if (!kept.has(place)) wanderers.add(id)
  }
  return wanderers
}

/** The numbers of a longest ascending subsequence; all numbers are different. */
function longestAscending(numbers: readonly number[]): ReadonlySet<number> {
  const before = new Map<number, number | undefined>()
  const ends: number[] = []
  for (const number of numbers) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? number) < number) low = middle + 1
      else high = middle
    }
    before.set(number, ends[low - 1])
    ends[low] = number
  }
  const kept = new Set<number>()
  for (let own = ends.at(-1); own !== undefined; own = before.get(own)) kept.add(own)
  return kept
}
