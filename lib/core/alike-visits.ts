import type { Localized } from './checklist'

/** What a list says of a visit besides its place and its days. */
export interface ListedVisit {
  readonly id: string
  readonly title: Localized
  readonly campaignName: string
  readonly place: { readonly unitId: string }
}

/** What tells a visit from another one to the same place. */
export type VisitTrait = 'checklist' | 'campaign'

/**
 * What a list has to say so that no two visits to one place look alike in it.
 *
 * Rule    the form where another visit to the place has another one; the campaign likewise. Days and
 *         hours, the fee and the person are told of every visit anyway.
 * Returns the traits by the visit's id; visits that need none are not in it.
 * Source  LOOK.md, Frame (the next thing to do on top); PHONE.md.
 */
export function traitsToTell(
  visits: readonly ListedVisit[],
): ReadonlyMap<string, readonly VisitTrait[]> {
  const told = new Map<string, readonly VisitTrait[]>()
  for (const there of Map.groupBy(visits, ({ place }) => place.unitId).values()) {
    const traits: VisitTrait[] = []
    if (isVarying(there.map(({ title }) => `${title.ru ?? ''}\n${title.en ?? ''}`))) {
      traits.push('checklist')
    }
    if (isVarying(there.map(({ campaignName }) => campaignName))) traits.push('campaign')
    if (traits.length > 0) for (const { id } of there) told.set(id, traits)
  }
  return told
}

function isVarying(texts: readonly string[]): boolean {
  return new Set(texts).size > 1
}
