import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { readParts } from '@/lib/checklists/formats/question-clip'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import { type Touchpoint, touchpoints } from '@/lib/core/checklist'
import type { ChecklistParts } from '@/lib/core/copied-parts'
import type { Transaction } from '@/lib/platform/db/database'

export interface NewBankItem {
  /** One question or one section. */
  readonly parts: ChecklistParts
  readonly tags: readonly string[]
  readonly touchpoint: Touchpoint
}

export interface BankItem extends NewBankItem {
  readonly id: string
  readonly createdByName: string
  readonly createdAt: Date
}

/** What is kept together stays in its order: each is a moment older than the one before. */
export async function insertBankItems(
  tx: Transaction,
  organisationId: OrganisationId,
  items: readonly NewBankItem[],
  createdBy: string,
  now: Date,
): Promise<string[]> {
  const rows = await tx.questionBankItem.createManyAndReturn({
    data: items.map(({ parts, tags, touchpoint }, place) => ({
      organisationId,
      content: JSON.parse(canonicalJson({ questions: parts.questions, sections: parts.sections })),
      tags: [...tags],
      touchpoint,
      createdBy,
      createdAt: new Date(now.getTime() - place),
    })),
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Whoever fills an empty bank waits for whoever else does. */
export async function holdBank(tx: Transaction, organisationId: OrganisationId): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`question bank ${organisationId}`}, 0))`
}

export async function countBankItems(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<number> {
  return tx.questionBankItem.count({ where: { organisationId } })
}

/** Newest first. */
export async function listBankItems(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<BankItem[]> {
  const rows = await tx.questionBankItem.findMany({
    where: { organisationId },
    select: {
      id: true,
      content: true,
      tags: true,
      touchpoint: true,
      createdAt: true,
      creator: { select: { displayName: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ content, creator, touchpoint, ...row }) => ({
    ...row,
    parts: partsOf(content),
    touchpoint: touchpoints.find((own) => own === touchpoint) ?? 'store',
    createdByName: creator.displayName,
  }))
}

function partsOf(content: unknown): ChecklistParts {
  const { questions, sections } = Object(content)
  const read = readParts({ questions, sections })
  if (!read.ok) throw new AppError('unavailable', 'an item of the question bank cannot be read')
  return read.parts
}

export async function deleteBankItem(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<boolean> {
  const { count } = await tx.questionBankItem.deleteMany({ where: { organisationId, id } })
  return count === 1
}

/** In how many checklists, by their drafts or their versions, a copy of each item stands. */
export async function countBankUses(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; checklists: number }[]>`
    WITH parts AS (
      SELECT id AS checklist_id, jsonb_path_query(draft, '$.sections.**.id') #>> '{}' AS part
      FROM checklists WHERE organisation_id = ${organisationId}::uuid
      UNION
      SELECT checklist_id, jsonb_path_query(document::jsonb, '$.sections.**.id') #>> '{}'
      FROM checklist_versions WHERE organisation_id = ${organisationId}::uuid
    )
    SELECT item.id, count(DISTINCT parts.checklist_id)::int AS checklists
    FROM question_bank_items item
    JOIN parts ON parts.part =
      COALESCE(item.content #>> '{questions,0,id}', item.content #>> '{sections,0,id}')
    WHERE item.organisation_id = ${organisationId}::uuid
    GROUP BY item.id`
  return new Map(rows.map(({ id, checklists }) => [id, checklists]))
}
