import type { SchemeDocument, ScoreSource } from './scheme'

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
    if (value.kind === 'kpi') return []
    const sources =
      value.kind === 'score' ? [value.source] : value.scores.map(({ source }) => source)
    return sources.flatMap(checklistsOfSource)
  })
  return new Set(ids.filter((id) => id !== ''))
}

function checklistsOfSource(source: ScoreSource): readonly string[] {
  if (source.kind === 'checklist') return [source.id]
  return source.kind === 'section' ? [source.checklistId] : []
}
