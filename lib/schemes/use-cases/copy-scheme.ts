import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Localized } from '@/lib/core/checklist'
import type { Deps } from '@/lib/platform/deps'
import { findScheme, insertScheme } from '../queries'
import { type CopyScheme, nameLength } from '../schema'

/**
 * Begins a scheme with what the draft of another one says, to be tried beside it. It has no regulation
 * yet, and whoever wrote the draft counts among the authors of the copy.
 */
export async function copyScheme(
  actor: Actor,
  { schemeId }: CopyScheme,
  { db, now }: Deps,
): Promise<{ ok: true; schemeId: string }> {
  authoriseVerb(actor, 'scheme:change')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findScheme(tx, organisationId, schemeId)
    const { draft, draftAuthors } = authorise(actor, 'scheme:read', found)
    const copy = { ...draft, name: nameOfCopy(draft.name), regulation: null }
    const authors = [...new Set([...draftAuthors, accountId])]
    const copyId = await insertScheme(tx, organisationId, copy, authors, now)
    const subject = { subjectKind: 'scheme', subjectId: copyId, details: { of: schemeId } }
    await recordAudit(tx, actor, { action: 'scheme.copied', ...subject }, now)
    return { ok: true, schemeId: copyId }
  })
}

const marks = { ru: ' (копия)', en: ' (copy)' } as const

function nameOfCopy(name: Localized): Localized {
  const marked = (text: string, mark: string) => `${text.slice(0, nameLength - mark.length)}${mark}`
  const entries = Object.entries(marks).flatMap(([locale, mark]) => {
    const text = name[locale as keyof typeof marks]
    return text ? [[locale, marked(text, mark)]] : []
  })
  return { ...name, ...Object.fromEntries(entries) }
}
