import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { ColumnMeanings } from '@/lib/core/table-mapping'
import type { Transaction } from '@/lib/platform/db/database'

/** Tables whose columns are set on the screen and remembered. */
export type MappedKind =
  | 'checklist'
  | 'kpi-facts'
  | 'past-scores'
  | 'pay-facts'
  | 'people'
  | 'salaries'
  | 'standards'
  | 'units'

const rememberedColumns = 2000

/** What the organisation has said of columns by their headings; null for one to be left alone. */
export async function listColumnMeanings(
  tx: Transaction,
  organisationId: OrganisationId,
  kind: MappedKind,
): Promise<ColumnMeanings> {
  const rows = await tx.tableMapping.findMany({
    where: { organisationId, kind },
    select: { heading: true, meaning: true },
    orderBy: { updatedAt: 'desc' },
    take: rememberedColumns,
  })
  return new Map(rows.map(({ heading, meaning }) => [heading, meaning]))
}

/** Remembers what columns are; what was said of the same headings before is replaced. */
export async function saveColumnMeanings(
  tx: Transaction,
  organisationId: OrganisationId,
  kind: MappedKind,
  meanings: ColumnMeanings,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO table_mappings (organisation_id, kind, heading, meaning, updated_at)
    SELECT ${organisationId}::uuid, ${kind}, heading, meaning, ${now}
    FROM unnest(${[...meanings.keys()]}::text[], ${[...meanings.values()]}::text[])
      AS said (heading, meaning)
    ON CONFLICT (organisation_id, kind, heading)
    DO UPDATE SET meaning = EXCLUDED.meaning, updated_at = EXCLUDED.updated_at`
}
