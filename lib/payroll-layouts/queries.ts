import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'
import { defaultColumns, type PayrollColumn, savePayrollLayoutSchema } from './schema'

/** The columns of the payroll file; those of the documentation where nobody has said anything. */
export async function findPayrollColumns(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly PayrollColumn[]> {
  const row = await tx.payrollLayout.findUnique({
    where: { organisationId },
    select: { columns: true },
  })
  return row === null ? defaultColumns : savePayrollLayoutSchema.parse(row).columns
}

export async function savePayrollColumns(
  tx: Transaction,
  organisationId: OrganisationId,
  columns: readonly PayrollColumn[],
  now: Date,
): Promise<void> {
  const data = { columns: [...columns], updatedAt: now }
  await tx.payrollLayout.upsert({
    where: { organisationId },
    create: { organisationId, ...data },
    update: data,
    select: { organisationId: true },
  })
}
