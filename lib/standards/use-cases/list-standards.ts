import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import { listChecklists, listStandardUses } from '@/lib/checklists/queries'
import type { Localized } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStandards as listStandardRows, type Standard } from '../queries'
import type { ListStandards } from '../schema'

export interface StandardLine extends Standard {
  /** The checklists that refer to it, by their drafts or their published versions. */
  readonly usedBy: readonly { readonly checklistId: string; readonly title: Localized }[]
}

export interface StandardList {
  /** Those that meet the conditions, by number. */
  readonly standards: readonly StandardLine[]
  /** How many there are without conditions. */
  readonly total: number
  /** The one that is open beside the list; also one that the conditions leave out. */
  readonly opened: StandardLine | null
  readonly mayChange: boolean
}

/** Standards by number; who may not see checklists is not told where a standard is used. */
export async function listStandards(
  actor: Actor,
  input: ListStandards,
  { db }: Deps,
): Promise<StandardList> {
  authoriseVerb(actor, 'standard:read')
  const all = await db.asActor(actor, (tx) => listLines(tx, actor))
  return {
    standards: all.filter((standard) => meets(standard, input)),
    total: all.length,
    opened: all.find(({ id }) => id === input.open) ?? null,
    mayChange: may(actor, 'standard:change'),
  }
}

async function listLines(tx: Transaction, actor: Actor): Promise<StandardLine[]> {
  const { organisationId } = actor
  const standards = await listStandardRows(tx, organisationId)
  const maySeeUses = may(actor, 'checklist:read')
  const uses = maySeeUses ? await listStandardUses(tx, organisationId) : []
  const checklists = maySeeUses ? await listChecklists(tx, organisationId) : []
  const titleOf = new Map(checklists.map(({ id, draft }) => [id, draft.title]))
  return standards.map((standard) => ({
    ...standard,
    usedBy: uses
      .filter(({ standardId }) => standardId === standard.id)
      .map(({ checklistId }) => ({ checklistId, title: titleOf.get(checklistId) ?? {} })),
  }))
}

function meets({ number, text, touchpoint }: Standard, asked: ListStandards): boolean {
  if (asked.touchpoint !== null && touchpoint !== asked.touchpoint) return false
  const words = asked.text.toLocaleLowerCase('ru')
  return [number, text.ru ?? '', text.en ?? ''].some((own) =>
    own.toLocaleLowerCase('ru').includes(words),
  )
}
