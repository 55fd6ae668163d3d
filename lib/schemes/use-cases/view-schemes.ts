import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import {
  findScheme,
  listSchemes,
  listSchemeVersions,
  type SchemeRow,
  type SchemeVersion,
} from '../queries'

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

/** One scheme with its draft and its versions. */
export async function viewScheme(
  actor: Actor,
  schemeId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<SchemeInList> {
  authoriseVerb(actor, 'scheme:read')
  return db.asActor(actor, async (tx) => {
    const found = await findScheme(tx, actor.organisationId, schemeId)
    const scheme = authorise(actor, 'scheme:read', found)
    return { scheme, versions: await listSchemeVersions(tx, actor.organisationId, scheme.id) }
  })
}
