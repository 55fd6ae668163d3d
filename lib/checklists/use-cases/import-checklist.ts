import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { type FileProblem, readChecklistFile } from '../formats/checklist-file'
import type { ImportChecklist } from '../schema'
import { type Created, createFromFile } from './create-checklist'

/** A new checklist from a file that another organisation, or this one, exported. */
export async function importChecklist(
  actor: Actor,
  input: ImportChecklist,
  { db, now }: Deps,
): Promise<
  | Created
  | { readonly ok: false; readonly reason: 'bad-file'; readonly problems: readonly FileProblem[] }
> {
  authoriseVerb(actor, 'checklist:change')
  const read = readChecklistFile(input.text)
  if (!read.ok) return { ok: false, reason: 'bad-file', problems: read.problems }
  return db.asActor(actor, (tx) => createFromFile(tx, actor, read.file, 'file', now))
}
