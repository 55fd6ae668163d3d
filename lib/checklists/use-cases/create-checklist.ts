import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { insertMissingChapters } from '@/lib/chapters/queries'
import { areTitledAlike } from '@/lib/chapters/schema'
import type { ChecklistDocument, Localized } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { insertStandardsOnce } from '@/lib/standard-drafts/queries'
import { listStandardsByNumbers } from '@/lib/standards/queries'
import { type ChecklistFile, standardsOf, withStandards } from '../formats/checklist-file'
import { templateFile } from '../formats/templates'
import { insertChecklist } from '../queries'
import type { CreateChecklist } from '../schema'

export interface Created {
  readonly ok: true
  readonly checklistId: string
  /** Numbers of the standards that came with it and were new. */
  readonly standardsAdded: readonly string[]
  /** Chapters of the library in which they stand now, and those among them that were new. */
  readonly chapters: readonly Localized[]
  readonly chaptersAdded: readonly Localized[]
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
    return { ok: true, checklistId, standardsAdded: [], chapters: [], chaptersAdded: [] }
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
  const { idOf, ...came } = await addStandards(tx, actor, file, now)
  const draft = withStandards(file.checklist, (number) => idOf.get(number) ?? null)
  const checklistId = await insertChecklist(tx, actor.organisationId, draft, now)
  await recordAudit(
    tx,
    actor,
    created(checklistId, { from, standardsAdded: came.standardsAdded }),
    now,
  )
  return { ok: true, checklistId, ...came }
}

interface StandardsTaken extends Pick<Created, 'standardsAdded' | 'chapters' | 'chaptersAdded'> {
  readonly idOf: ReadonlyMap<string, string>
}

/**
 * The standards of a file, added where their number is new, and all that its checklist refers to.
 *
 * A standard is recognised by its number: the organisation's own wording stays, so that importing
 * twice adds no standard and overwrites none. What is added stands in the chapter that the file names;
 * a chapter is recognised by its name in either language.
 */
export async function addStandards(
  tx: Transaction,
  actor: Actor,
  { checklist, standards }: Pick<ChecklistFile, 'checklist' | 'standards'>,
  now: Date,
): Promise<StandardsTaken> {
  authoriseVerb(actor, 'standard:change')
  const { organisationId } = actor
  const own = standards.map(({ number }) => number)
  const numbers = [...new Set([...own, ...standardsOf(checklist)])]
  const known = new Set(
    (await listStandardsByNumbers(tx, organisationId, numbers)).map(({ number }) => number),
  )
  const fresh = standards.filter(({ number }) => !known.has(number))
  const titles = fresh.flatMap(({ chapter }) => chapter ?? [])
  const chapters = await insertMissingChapters(tx, organisationId, titles, now)
  for (const { id, title } of chapters.added) {
    const subject = { subjectKind: 'standard', subjectId: id }
    const details = { title: { ...title } }
    await recordAudit(tx, actor, { action: 'standard.chapter-created', ...subject, details }, now)
  }
  const placed = fresh.map(({ chapter, ...standard }) => ({
    ...standard,
    chapterId: chapter ? chapters.idOf(chapter) : null,
  }))
  if (placed.length > 0) await insertStandardsOnce(tx, organisationId, placed, now)
  const present = await listStandardsByNumbers(tx, organisationId, numbers)
  return {
    idOf: new Map(present.map(({ id, number }) => [number, id])),
    standardsAdded: fresh.map(({ number }) => number),
    chapters: titles.filter(
      (title, place) => titles.findIndex((other) => areTitledAlike(title, other)) === place,
    ),
    chaptersAdded: chapters.added.map(({ title }) => title),
  }
}

function created(
  checklistId: string,
  details: { from: string; standardsAdded?: readonly string[] },
) {
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
