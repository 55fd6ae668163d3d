import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may, scopesOf } from '@/lib/access/permissions'
import { countBehind, countByStandard, findLastReminder } from '@/lib/acknowledgements/queries'
import { listChapters } from '@/lib/chapters/queries'
import type { Chapter } from '@/lib/chapters/schema'
import { listChecklists, listStandardUses } from '@/lib/checklists/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Localized } from '@/lib/core/checklist'
import { draftOf } from '@/lib/core/standard-document'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStandardRows, type StandardRow } from '@/lib/standard-drafts/queries'
import { listTrainedDays } from '@/lib/trainings/queries'
import type { Standard } from '../queries'
import type { ListStandards, StandardState } from '../schema'

export interface StandardLine extends Standard {
  readonly chapterId: string | null
  readonly state: StandardState
  readonly revision: number
  /** The number of the newest version; null while there is none. */
  readonly version: number | null
  /** The checklists that refer to it, by their drafts or their published versions. */
  readonly usedBy: readonly { readonly checklistId: string; readonly title: Localized }[]
  /** Of those whom the newest version concerns; null for who may not know, and without a version. */
  readonly acknowledged: { readonly people: number; readonly of: number } | null
  /** The newest training of any unit; null where there was none. */
  readonly trainedOn: string | null
}

export interface StandardList {
  /** Those that meet the conditions, by chapter and number. */
  readonly standards: readonly StandardLine[]
  /** How many there are without conditions. */
  readonly total: number
  readonly chapters: readonly Chapter[]
  readonly today: string
  readonly mayChange: boolean
  readonly mayTrack: boolean
  readonly maySeeScores: boolean
  /** Who has something left to acknowledge; null for who may not remind, and where nobody has. */
  readonly behind: BehindPeople | null
}

export interface BehindPeople {
  readonly people: number
  /** Null before the first reminder. */
  readonly last: {
    readonly on: string
    readonly byName: string
    readonly people: number
  } | null
}

/**
 * The library by chapters. Drafts are for their authors: others see what is in force. Who may not
 * see checklists is not told where a standard is used; only those for the whole company are told
 * how many have read it.
 */
export async function listStandards(
  actor: Actor,
  input: ListStandards,
  { db, now }: Deps,
): Promise<StandardList> {
  authoriseVerb(actor, 'standard:read')
  const mayChange = may(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const chapters = await listChapters(tx, organisationId)
    const lines = await listLines(tx, actor, today)
    const visible = mayChange ? lines : lines.filter(isInForce)
    const placeOf = new Map(chapters.map(({ id, place }) => [id, place]))
    const placeOfLine = ({ chapterId }: StandardLine) =>
      placeOf.get(chapterId ?? '') ?? chapters.length + 1
    return {
      standards: visible
        .filter((line) => meets(line, input))
        .sort((a, b) => placeOfLine(a) - placeOfLine(b)),
      total: visible.length,
      chapters,
      today,
      mayChange,
      mayTrack: scopesOf(actor, 'standard:track').includes('any'),
      maySeeScores: may(actor, 'overview:read'),
      behind: may(actor, 'standard:remind') ? await readBehind(tx, actor, today, timeZone) : null,
    }
  })
}

async function readBehind(
  tx: Transaction,
  { organisationId }: Actor,
  today: string,
  timeZone: string,
): Promise<BehindPeople | null> {
  const people = await countBehind(tx, organisationId, today)
  if (people === 0) return null
  const last = await findLastReminder(tx, organisationId)
  if (last === null) return { people, last: null }
  const { byName, people: reminded, remindedAt } = last
  return { people, last: { on: dateIn(remindedAt, timeZone), byName, people: reminded } }
}

async function listLines(tx: Transaction, actor: Actor, today: string): Promise<StandardLine[]> {
  const { organisationId } = actor
  const rows = await listStandardRows(tx, organisationId)
  const maySeeUses = may(actor, 'checklist:read')
  const uses = maySeeUses ? await listStandardUses(tx, organisationId) : []
  const checklists = maySeeUses ? await listChecklists(tx, organisationId) : []
  const titleOf = new Map(checklists.map(({ id, draft }) => [id, draft.title]))
  const counts = scopesOf(actor, 'standard:track').includes('any')
    ? await countByStandard(tx, organisationId, today)
    : null
  const trained = await listTrainedDays(tx, organisationId)
  return rows.map((row) => ({
    ...readable(row),
    chapterId: row.chapterId,
    state: stateOf(row),
    revision: row.revision,
    version: row.version?.number ?? null,
    usedBy: uses
      .filter(({ standardId }) => standardId === row.id)
      .map(({ checklistId }) => ({ checklistId, title: titleOf.get(checklistId) ?? {} })),
    acknowledged: row.version === null ? null : (counts?.get(row.id) ?? null),
    trainedOn: trained.get(row.id) ?? null,
  }))
}

function readable({ id, number, text, touchpoint }: StandardRow): Standard {
  return { id, number, text, touchpoint }
}

/** Where a standard stands; a draft that says what is published is no change. */
export function stateOf({ retiredAt, version, draft }: StandardRow): StandardState {
  if (retiredAt !== null) return 'retired'
  if (version === null) return 'draft'
  const isSame = canonicalJson(draftOf(version.document)) === canonicalJson(draft)
  return isSame ? 'published' : 'changed'
}

function isInForce({ state }: StandardLine): boolean {
  return state === 'published' || state === 'changed'
}

function meets(line: StandardLine, asked: ListStandards): boolean {
  const { number, text, touchpoint, chapterId, state } = line
  if (asked.state === null ? state === 'retired' : state !== asked.state) return false
  if (asked.touchpoint !== null && touchpoint !== asked.touchpoint) return false
  if (asked.chapter !== null && (chapterId ?? 'none') !== asked.chapter) return false
  const words = asked.text.toLocaleLowerCase('ru')
  return [number, text.ru ?? '', text.en ?? ''].some((own) =>
    own.toLocaleLowerCase('ru').includes(words),
  )
}
