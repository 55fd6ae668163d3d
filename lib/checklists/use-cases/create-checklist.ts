import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { insertStandardsOnce, listStandardsByNumbers } from '@/lib/standards/queries'
import { type ChecklistFile, standardsOf, withStandards } from '../formats/checklist-file'
import { templateFile } from '../formats/templates'
import { insertChecklist } from '../queries'
import type { CreateChecklist } from '../schema'

export interface Created {
  readonly ok: true
  readonly checklistId: string
  /** Numbers of the standards that came with it and were new. */
  readonly standardsAdded: readonly string[]
}

/** A new checklist: empty, from a template, or a copy of a document that could not be saved. */
export async function createChecklist(
  actor: Actor,
  input: CreateChecklist,
  { db, now }: Deps,
): Promise<Created> {
  authoriseVerb(actor, 'checklist:change')
  return db.asActor(actor, async (tx) => {
    if (input.from === 'template') {
      return createFromFile(tx, actor, templateFile(input.template), input.template, now)
    }
    const draft = input.from === 'document' ? input.document : emptyDocument(input)
    const checklistId = await insertChecklist(tx, actor.organisationId, draft, now)
    await recordAudit(tx, actor, created(checklistId, { from: input.from }), now)
    return { ok: true, checklistId, standardsAdded: [] }
  })
}

/**
 * Writes a file's checklist, and those of its standards whose number is new. A reference to a
 * standard that neither the file nor the organisation has is left out.
 */
export async function createFromFile(
  tx: Transaction,
  actor: Actor,
  file: ChecklistFile,
  from: string,
  now: Date,
): Promise<Created> {
  const { idOf, added } = await addStandards(tx, actor, file, now)
  const draft = withStandards(file.checklist, (number) => idOf.get(number) ?? null)
  const checklistId = await insertChecklist(tx, actor.organisationId, draft, now)
  await recordAudit(tx, actor, created(checklistId, { from, standardsAdded: added }), now)
  return { ok: true, checklistId, standardsAdded: added }
}

/**
 * The standards of a file, added where their number is new, and all that its checklist refers to.
 *
 * A standard is recognised by its number: the organisation's own wording stays, so that importing
 * twice adds no standard and overwrites none.
 */
export async function addStandards(
  tx: Transaction,
  actor: Actor,
  { checklist, standards }: Pick<ChecklistFile, 'checklist' | 'standards'>,
  now: Date,
): Promise<{ readonly idOf: ReadonlyMap<string, string>; readonly added: string[] }> {
  authoriseVerb(actor, 'standard:change')
  const { organisationId } = actor
  const own = standards.map(({ number }) => number)
  const numbers = [...new Set([...own, ...standardsOf(checklist)])]
  const known = new Set(
    (await listStandardsByNumbers(tx, organisationId, numbers)).map(({ number }) => number),
  )
  if (standards.length > 0) await insertStandardsOnce(tx, organisationId, standards, now)
  const present = await listStandardsByNumbers(tx, organisationId, numbers)
  const idOf = new Map(present.map(({ id, number }) => [number, id]))
  return { idOf, added: own.filter((number) => !known.has(number)) }
}

function created(checklistId: string, details: { from: string; standardsAdded?: string[] }) {
  return { action: 'checklist.created', subjectKind: 'checklist', subjectId: checklistId, details }
}

function emptyDocument({
  title,
  touchpoint,
}: Pick<ChecklistDocument, 'title' | 'touchpoint'>): ChecklistDocument {
  return {
    format: 'etalon.checklist/1',
    title,
    touchpoint,
    policies: {
      method: 'weighted-sections',
      notApplicable: 'exclude',
      unanswered: 'leave-out',
      allowOver100: false,
      passMark: null,
    },
    sections: [],
  }
}
