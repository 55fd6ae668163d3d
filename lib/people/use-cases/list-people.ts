import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, scopesOf } from '@/lib/access/permissions'
import { subtreeOf } from '@/lib/core/unit-tree'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listUnits } from '@/lib/units/queries'
import { listPeople, type PersonInList } from '../queries'
import type { ListPeople } from '../schema'

export const peoplePerPage = 50

/** One page of the people whom the actor may see: all, or those of the units that he heads. */
export async function listVisiblePeople(
  actor: Actor,
  filter: ListPeople,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<{ people: readonly PersonInList[]; total: number }> {
  authoriseVerb(actor, 'person:read')
  const seesAll = scopesOf(actor, 'person:read').includes('any')
  return db.asActor(actor, async (tx) => {
    const organisation = await findOrganisation(tx, actor.organisationId)
    const units = await listUnits(tx, actor.organisationId)
    const chosen = filter.unitId === null ? null : subtreeOf(units, filter.unitId)
    const visible = seesAll ? null : new Set(actor.headedUnitIds)
    const unitIds =
      chosen === null
        ? visible && [...visible]
        : [...chosen].filter((id) => visible === null || visible.has(id))
    return listPeople(tx, actor.organisationId, {
      text: filter.text,
      unitIds,
      withLeft: filter.left === 'with',
      today: dateIn(now, organisation.timeZone),
      offset: (filter.page - 1) * peoplePerPage,
      limit: peoplePerPage,
    })
  })
}
