import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Localized, Touchpoint } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import { standardShape } from './schema'

/** A standard as it is in force; before its first version, as it is drafted. */
export interface Standard {
  readonly id: string
  readonly number: string
  readonly text: Localized
  readonly touchpoint: Touchpoint
}

const columns = { id: true, number: true, text: true, touchpoint: true } as const

export function toStandard(row: {
  id: string
  number: string
  text: unknown
  touchpoint: string
}): Standard {
  return {
    id: row.id,
    number: row.number,
    text: standardShape.text.parse(row.text),
    touchpoint: standardShape.touchpoint.parse(row.touchpoint),
  }
}

/** 2.9 stands before 2.10. */
export const byNumber = new Intl.Collator('ru', { numeric: true })

export async function listStandards(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<Standard[]> {
  const rows = await tx.standard.findMany({ where: { organisationId }, select: columns })
  return rows.map(toStandard).sort((a, b) => byNumber.compare(a.number, b.number))
}

/**
 * Standards to which nothing new should refer: those out of force, and those of which no version was
 * ever published, so that staff have not seen them.
 */
export async function listStandardsNotInForce(tx: Transaction, organisationId: OrganisationId) {
  const rows = await tx.standard.findMany({
    where: { organisationId, OR: [{ retiredAt: { not: null } }, { versions: { none: {} } }] },
    select: { id: true, retiredAt: true, versions: { select: { id: true }, take: 1 } },
  })
  const idsOf = (some: typeof rows): ReadonlySet<string> => new Set(some.map(({ id }) => id))
  return {
    retired: idsOf(rows.filter(({ retiredAt }) => retiredAt !== null)),
    unpublished: idsOf(rows.filter(({ versions }) => versions.length === 0)),
  }
}

export async function listStandardsByIds(
  tx: Transaction,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<Standard[]> {
  const rows = await tx.standard.findMany({
    where: { organisationId, id: { in: [...ids] } },
    select: columns,
  })
  return rows.map(toStandard).sort((a, b) => byNumber.compare(a.number, b.number))
}

/** The same with what each looks like when it is kept, and when not. */
export async function listPicturedStandards(
  tx: Transaction,
  organisationId: OrganisationId,
  ids: readonly string[],
) {
  const standards = await listStandardsByIds(tx, organisationId, ids)
  const rows = await tx.$queryRaw<
    { id: string; goodPictureId: string | null; badPictureId: string | null }[]
  >`
    SELECT s.id, coalesce(v.document, s.draft::text)::jsonb ->> 'goodPictureId' AS "goodPictureId",
      coalesce(v.document, s.draft::text)::jsonb ->> 'badPictureId' AS "badPictureId"
    FROM standards s
    LEFT JOIN LATERAL (
      SELECT document FROM standard_versions
      WHERE organisation_id = s.organisation_id AND standard_id = s.id
      ORDER BY number DESC LIMIT 1
    ) v ON true
    WHERE s.organisation_id = ${organisationId}::uuid AND s.id = ANY(${[...ids]}::uuid[])`
  const pictures = new Map(rows.map(({ id, ...of }) => [id, of]))
  return standards.map(({ id, number, text }) => {
    const { goodPictureId = null, badPictureId = null } = pictures.get(id) ?? {}
    return { id, number, text, goodPictureId, badPictureId }
  })
}

export async function listStandardsByNumbers(
  tx: Transaction,
  organisationId: OrganisationId,
  numbers: readonly string[],
): Promise<Standard[]> {
  const rows = await tx.standard.findMany({
    where: { organisationId, number: { in: [...numbers] } },
    select: columns,
  })
  return rows.map(toStandard)
}

/** Those of the ids that exist; they cannot be removed before the transaction ends. */
export async function holdStandards(
  tx: Transaction,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM standards
    WHERE organisation_id = ${organisationId}::uuid AND id::text = ANY(${[...ids]}::text[])
    ORDER BY id FOR KEY SHARE`
  return new Set(rows.map(({ id }) => id))
}

/** The columns by which everybody reads a standard. */
export function mirrorOf({
  number,
  text,
  touchpoint,
  chapterId,
}: Omit<Standard, 'id'> & { readonly chapterId?: string | null | undefined }) {
  return { number, text: { ...text }, touchpoint, chapterId: chapterId ?? null }
}
