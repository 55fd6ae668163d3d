import 'server-only'
import type { Locale, OrganisationId } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import type { Transaction } from '@/lib/platform/db/database'

export interface Organisation {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly timeZone: string
  readonly currency: string
  readonly defaultLocale: Locale
  readonly logoFileId: string | null
  readonly isDemo: boolean
}

/** The organisation itself. @throws AppError `not-found` when it is not there. */
export async function findOrganisation(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<Organisation> {
  const row = await tx.organisation.findUnique({
    where: { id: organisationId },
    select: {
      id: true,
      code: true,
      name: true,
      timeZone: true,
      currency: true,
      defaultLocale: true,
      logoFileId: true,
      isDemo: true,
    },
  })
  if (row === null) throw new AppError('not-found')
  return { ...row, defaultLocale: row.defaultLocale === 'en' ? 'en' : 'ru' }
}
