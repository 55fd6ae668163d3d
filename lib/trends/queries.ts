import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { TrendVersion } from '@/lib/core/trend-plan'
import type { Transaction } from '@/lib/platform/db/database'

/** Versions with their documents, oldest first. */
export async function listTrendVersions(
  tx: Transaction,
  organisationId: OrganisationId,
  versionIds: readonly string[],
): Promise<readonly TrendVersion[]> {
  const rows = await tx.checklistVersion.findMany({
    where: { organisationId, id: { in: [...versionIds] } },
    select: { id: true, checklistId: true, document: true },
    orderBy: [{ number: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ document, ...row }) => {
    // Written by publish-checklist alone, which has parsed it.
    const parsed: ChecklistDocument = JSON.parse(document)
    return { ...row, document: parsed }
  })
}
