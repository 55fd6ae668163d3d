import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import type { Month } from '@/lib/core/calendar'
import type { Deps } from '@/lib/platform/deps'
import {
  findScheme,
  listSchemes,
  listSchemeVersions,
  type SchemeRow,
  type SchemeVersion,
} from '../queries'
import { type DoublePay, draftFrom, gatherDoublePay, monthsToPay } from './gather-double-pay'

export interface SchemeInList {
  readonly scheme: SchemeRow
  /** Newest first; empty while the scheme is only a draft. */
  readonly versions: readonly SchemeVersion[]
}

/** All schemes with their activated versions. */
export async function listAllSchemes(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly SchemeInList[]> {
  authoriseVerb(actor, 'scheme:read')
  return db.asActor(actor, async (tx) => {
    const versions = await listSchemeVersions(tx, actor.organisationId, null)
    const schemes = await listSchemes(tx, actor.organisationId)
    return schemes.map((scheme) => ({
      scheme,
      versions: versions.filter((version) => version.schemeId === scheme.id),
    }))
  })
}

export interface SchemeView extends SchemeInList {
  /** The month that an activation begins with if nobody says otherwise. */
  readonly proposedMonth: Month
  /** Whom the saved draft, activated from that month on, would pay beside other schemes. */
  readonly doublePay: DoublePay
}

/** One scheme with its draft and its versions, and whom it would pay beside others. */
export async function viewScheme(
  actor: Actor,
  schemeId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<SchemeView> {
  authoriseVerb(actor, 'scheme:read')
  return db.asActor(actor, async (tx) => {
    const found = await findScheme(tx, actor.organisationId, schemeId)
    const scheme = authorise(actor, 'scheme:read', found)
    const { organisationId } = actor
    const paysFrom = scheme.draft.appliesTo.from.slice(0, 7)
    const toPay = await monthsToPay(tx, organisationId)
    const proposedMonth = toPay !== null && paysFrom < toPay.first ? toPay.first : paysFrom
    return {
      scheme,
      versions: await listSchemeVersions(tx, organisationId, scheme.id),
      proposedMonth,
      doublePay: await gatherDoublePay(tx, organisationId, draftFrom(scheme, proposedMonth, toPay)),
    }
  })
}
