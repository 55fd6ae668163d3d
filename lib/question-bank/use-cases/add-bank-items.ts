import { randomUUID } from 'node:crypto'
import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { readParts } from '@/lib/checklists/formats/question-clip'
import {
  adaptParts,
  type ChecklistParts,
  questionsOfParts,
  type Surroundings,
} from '@/lib/core/copied-parts'
import { isPictureId } from '@/lib/core/hint-pictures'
import { listPicturesByIds } from '@/lib/pictures/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStandardsByIds } from '@/lib/standards/queries'
import { countBankItems, insertBankItems } from '../queries'
import { type AddBankItems, bankLimits } from '../schema'

export type BankItemsAdded =
  | {
      readonly ok: true
      readonly itemIds: readonly string[]
      /** Conditions that read a question outside of their part: they cannot be kept. */
      readonly lostConditions: number
      /** Pictures of hints that this organisation does not have. */
      readonly lostPictures: number
    }
  | { readonly ok: false; readonly reason: 'damaged' | 'nothing' | 'too-many' | 'bank-full' }

/**
 * Keeps marked questions and sections for further checklists, each as an item of its own.
 *
 * An item gets identifiers of its own, so that the checklists with a copy of it can be counted: a
 * copy keeps them, the original never had them.
 */
export async function addBankItems(
  actor: Actor,
  input: AddBankItems,
  { db, now }: Deps,
): Promise<BankItemsAdded> {
  authoriseVerb(actor, 'question-bank:change')
  const read = readParts(input)
  if (!read.ok) return { ok: false, reason: read.reason === 'nothing' ? 'nothing' : 'damaged' }
  const parts = separate(read.parts)
  if (parts.length > bankLimits.parts) return { ok: false, reason: 'too-many' }
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const kept = await countBankItems(tx, organisationId)
    if (kept + parts.length > bankLimits.items) return { ok: false, reason: 'bank-full' }
    const known = await knownBy(tx, organisationId, read.parts)
    const adapted = parts.map((part) => withOwnNames(part, known))
    const { tags, touchpoint } = input
    const items = adapted.map(({ questions, sections }) => ({
      ...{ parts: { questions, sections }, touchpoint },
      tags: [...new Set(tags)],
    }))
    const itemIds = await insertBankItems(tx, organisationId, items, actor.accountId, now)
    for (const subjectId of itemIds) {
      const subject = { subjectKind: 'question-bank-item', subjectId }
      await recordAudit(tx, actor, { action: 'question-bank.added', ...subject }, now)
    }
    const lostConditions = adapted.reduce((sum, own) => sum + own.lostConditions, 0)
    const lostPictures = adapted.reduce((sum, own) => sum + own.lostPictures, 0)
    return { ok: true, itemIds, lostConditions, lostPictures }
  })
}

type Known = Pick<Surroundings, 'standards' | 'pictures'>

/** Of the standards and pictures that the parts name, those that are here. */
async function knownBy(
  tx: Transaction,
  organisationId: OrganisationId,
  parts: ChecklistParts,
): Promise<Known> {
  const questions = questionsOfParts(parts)
  const standardIds = questions.flatMap(({ standardId }) => standardId ?? []).filter(isUuid)
  const standards = await listStandardsByIds(tx, organisationId, standardIds)
  const pictureIds = questions.flatMap(({ hintPicture }) => hintPicture ?? []).filter(isPictureId)
  const pictures = await listPicturesByIds(tx, organisationId, pictureIds)
  return { standards: new Set(standards.map(({ id }) => id)), pictures: new Set(pictures) }
}

/** A draft may name a standard by anything; only what could be one is looked for. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function separate({ questions, sections }: ChecklistParts): readonly ChecklistParts[] {
  return [
    ...questions.map((question) => ({ questions: [question], sections: [] })),
    ...sections.map((section) => ({ questions: [], sections: [section] })),
  ]
}

/** A part under names that nothing else has; what is not known here it gives up. */
export function withOwnNames(parts: ChecklistParts, known: Known) {
  const everything = { has: () => true }
  const surroundings = { taken: everything, questions: new Set<string>(), ...known }
  return adaptParts(parts, surroundings, () => `b${randomUUID().replaceAll('-', '').slice(0, 12)}`)
}
