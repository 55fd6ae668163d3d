import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import type { CalendarDate } from '@/lib/core/calendar'
import { textsOfQuestion } from '@/lib/core/checklist-texts'
import { questionsOfParts } from '@/lib/core/copied-parts'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listStandardsByIds, type Standard } from '@/lib/standards/queries'
import { type BankItem, countBankUses, listBankItems as listRows } from '../queries'
import { bankLimits, type ListBankItems } from '../schema'

export interface BankLine extends Omit<BankItem, 'createdAt'> {
  readonly createdOn: CalendarDate
  /** Checklists with a copy of it. */
  readonly checklists: number
  /** Numbers of the standards that it checks. */
  readonly standards: readonly string[]
}

export interface BankList {
  readonly ok: true
  /** Those of the touchpoint asked for first, then the newest; at most so many as are shown. */
  readonly items: readonly BankLine[]
  /** How many meet the conditions. */
  readonly found: number
  /** How many there are without conditions. */
  readonly total: number
  /** All tags in use, the most frequent first. */
  readonly tags: readonly string[]
  /** The standards that items check, by number. */
  readonly standards: readonly Pick<Standard, 'id' | 'number' | 'text'>[]
  readonly mayChange: boolean
}

/** The question bank, searched by words, standard, tag and touchpoint. */
export async function listBankItems(
  actor: Actor,
  input: ListBankItems,
  { db }: Deps,
): Promise<BankList> {
  authoriseVerb(actor, 'question-bank:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const rows = await listRows(tx, organisationId)
    const uses = await countBankUses(tx, organisationId)
    const { timeZone } = await findOrganisation(tx, organisationId)
    const ids = [...new Set(rows.flatMap(standardIdsOf))]
    const standards = await listStandardsByIds(tx, organisationId, ids)
    const numberOf = new Map(standards.map(({ id, number }) => [id, number]))
    const lines = rows.map(({ createdAt, ...row }) => ({
      ...row,
      createdOn: dateIn(createdAt, timeZone),
      checklists: uses.get(row.id) ?? 0,
      standards: standardIdsOf(row).flatMap((id) => numberOf.get(id) ?? []),
    }))
    const isLater = ({ touchpoint }: BankLine) => Number(touchpoint !== input.first)
    const found = lines
      .filter((line) => meets(line, input))
      .toSorted((a, b) => isLater(a) - isLater(b))
    return {
      ok: true,
      items: found.slice(0, bankLimits.shown),
      found: found.length,
      total: rows.length,
      tags: tagsOf(rows),
      standards: standards.map(({ id, number, text }) => ({ id, number, text })),
      mayChange: may(actor, 'question-bank:change'),
    }
  })
}

function standardIdsOf({ parts }: Pick<BankItem, 'parts'>): readonly string[] {
  const ids = questionsOfParts(parts).flatMap(({ standardId }) => standardId ?? [])
  return [...new Set(ids)]
}

function meets(line: BankLine, asked: ListBankItems): boolean {
  if (asked.touchpoint !== null && line.touchpoint !== asked.touchpoint) return false
  if (asked.standardId !== null && !standardIdsOf(line).includes(asked.standardId)) return false
  if (asked.tag !== null && !line.tags.includes(asked.tag)) return false
  const words = asked.text.toLocaleLowerCase('ru')
  return wordsOf(line).some((own) => own.toLocaleLowerCase('ru').includes(words))
}

function wordsOf({ parts, tags, standards }: BankLine): readonly string[] {
  const texts = [
    ...parts.sections.map(({ title }) => title),
    ...questionsOfParts(parts).flatMap((question) =>
      textsOfQuestion(question).map(({ text }) => text),
    ),
  ]
  return [...texts.flatMap((text) => [text?.ru ?? '', text?.en ?? '']), ...tags, ...standards]
}

function tagsOf(rows: readonly BankItem[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const tag of rows.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([tag]) => tag)
}
