import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Deps } from '@/lib/platform/deps'
import { findSchemeForUpdate, saveSchemeDraftRow } from '../queries'
import type { SaveSchemeDraft } from '../schema'

export type SchemeDraftSaved =
  | { ok: true; revision: number }
  | { ok: false; reason: 'retired' }
  /** `revision` stands now: a save that names it replaces the other's work knowingly. */
  | { ok: false; reason: 'changed-elsewhere'; revision: number }

/** Keeps a draft, when nobody else has kept another since it was read. */
export async function saveSchemeDraft(
  actor: Actor,
  input: SaveSchemeDraft,
  { db, now }: Deps,
): Promise<SchemeDraftSaved> {
  authoriseVerb(actor, 'scheme:change')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findSchemeForUpdate(tx, organisationId, input.schemeId)
    const scheme = authorise(actor, 'scheme:change', found)
    if (canonicalJson(scheme.draft) === canonicalJson(input.document))
      return { ok: true, revision: scheme.revision }
    if (scheme.retiredAt !== null) return { ok: false, reason: 'retired' }
    if (scheme.revision !== input.revision)
      return { ok: false, reason: 'changed-elsewhere', revision: scheme.revision }
    const revision = scheme.revision + 1
    const saved = { draft: input.document, revision, accountId }
    await saveSchemeDraftRow(tx, organisationId, scheme.id, saved, now)
    const subject = { subjectKind: 'scheme', subjectId: scheme.id, details: { revision } }
    await recordAudit(tx, actor, { action: 'scheme.draft-changed', ...subject }, now)
    return { ok: true, revision }
  })
}
