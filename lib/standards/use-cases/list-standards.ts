import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import { listChecklists, listStandardUses } from '@/lib/checklists/queries'
import type { Localized } from '@/lib/core/checklist'
import type { Deps } from '@/lib/platform/deps'
import { listStandards as listStandardRows, type Standard } from '../queries'

export interface StandardLine extends Standard {
  /** The checklists that refer to it, by their drafts or their published versions. */
  readonly usedBy: readonly { readonly checklistId: string; readonly title: Localized }[]
}

export interface StandardList {
  readonly standards: readonly StandardLine[]
  readonly mayChange: boolean
}

/** Every standard by number; who may not see checklists is not told where a standard is used. */
export async function listStandards(
  actor: Actor,
  _input: Record<string, never>,
  { db }: Deps,
): Promise<StandardList> {
  authoriseVerb(actor, 'standard:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const standards = await listStandardRows(tx, organisationId)
    const maySeeUses = may(actor, 'checklist:read')
    const uses = maySeeUses ? await listStandardUses(tx, organisationId) : []
    const checklists = maySeeUses ? await listChecklists(tx, organisationId) : []
    const titleOf = new Map(checklists.map(({ id, draft }) => [id, draft.title]))
    return {
      standards: standards.map((standard) => ({
        ...standard,
        usedBy: uses
          .filter(({ standardId }) => standardId === standard.id)
          .map(({ checklistId }) => ({ checklistId, title: titleOf.get(checklistId) ?? {} })),
      })),
      mayChange: may(actor, 'standard:change'),
    }
  })
}
