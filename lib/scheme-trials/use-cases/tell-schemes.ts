import type { OrganisationId } from '@/lib/access/actor'
import type { SchemeDocument } from '@/lib/core/scheme'
import { listPositions } from '@/lib/people/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listUnits } from '@/lib/units/queries'

/** What somebody knows a scheme by: its name, how often and whom it pays. */
export async function tellSchemes(tx: Transaction, organisationId: OrganisationId) {
  const positions = await listPositions(tx, organisationId)
  const units = await listUnits(tx, organisationId)
  const namesOf = (
    all: readonly { readonly id: string; readonly name: string }[],
    ids: readonly string[],
  ) => all.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return ({ name, period, appliesTo }: SchemeDocument) => ({
    ...{ name, period },
    positions: namesOf(positions, appliesTo.positionIds),
    units: namesOf(units, appliesTo.unitIds),
  })
}
