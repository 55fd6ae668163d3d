import { sha256OfText } from '@/lib/core/fingerprint'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import {
  findAccount,
  findLinkOrganisation,
  findOpenLinkForUpdate,
  type LinkPurpose,
} from '../queries'
import type { LinkToken } from '../schema'

export interface ShownLink {
  readonly displayName: string
  readonly loginName: string
  readonly organisationName: string
  readonly purpose: LinkPurpose
}

/** What the holder of a link is greeted with; null for a link that no longer works. */
export async function viewLink(
  { token }: LinkToken,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<ShownLink | null> {
  const tokenHash = sha256OfText(token)
  const organisationId = await db.withoutOrganisation((tx) => findLinkOrganisation(tx, tokenHash))
  if (organisationId === null) return null
  return db.asOrganisation(organisationId, async (tx) => {
    const link = await findOpenLinkForUpdate(tx, organisationId, tokenHash, now)
    const account = link && (await findAccount(tx, organisationId, link.accountId))
    if (!account) return null
    const organisation = await findOrganisation(tx, organisationId)
    return {
      displayName: account.displayName,
      loginName: account.email ?? account.personnelNumber ?? '',
      organisationName: organisation.name,
      purpose: link.purpose,
    }
  })
}
