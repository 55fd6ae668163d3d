import type { SchemeDocument } from './scheme'

/**
 * The checklists that a scheme reads by name: as a whole, or a section of them.
 *
 * Rule    visits of a checklist count for any scheme that reads all visits, a touchpoint or a
 *         standard; only the ones that would lose their figure without the checklist are told.
 * Returns identifiers, each once; an identifier that is not chosen yet is left out.
 * Source  PAY.md, Scheme.
 */
export function checklistsOfScheme({ components }: SchemeDocument): ReadonlySet<string> {
  const ids = components.flatMap(({ value }) => {
    if (!('source' in value)) return []
    if (value.source.kind === 'checklist') return value.source.id
    return value.source.kind === 'section' ? value.source.checklistId : []
  })
  return new Set(ids.filter((id) => id !== ''))
}
