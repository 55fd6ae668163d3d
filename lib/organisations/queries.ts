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

export interface NewOrganisation {
  readonly code: string
  readonly name: string
  readonly timeZone: string
  readonly currency: string
  readonly defaultLocale: string
  readonly isDemo?: boolean
}

/** A new tenant; the transaction must already be scoped to its id. */
export async function insertOrganisation(
  tx: Transaction,
  organisationId: OrganisationId,
  organisation: NewOrganisation,
  now: Date,
): Promise<void> {
  await tx.organisation.create({
    data: { id: organisationId, ...organisation, createdAt: now },
    select: { id: true },
  })
}

/** Whether this server has any organisation; runs with any or without one. */
export async function hasOrganisation(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<{ has: boolean }[]>`SELECT has_organisation() AS has`
  return rows[0]?.has ?? false
}

/** Lets one first run at a time through; the lock goes with the transaction. */
export async function lockFirstRun(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext('etalon first run'))`
}

export async function updateOrganisation(
  tx: Transaction,
  organisationId: OrganisationId,
  fields: Pick<NewOrganisation, 'name' | 'timeZone' | 'currency' | 'defaultLocale'>,
): Promise<void> {
  await tx.organisation.update({
    where: { id: organisationId },
    data: fields,
    select: { id: true },
  })
}

/** Whether fees or periods are already counted in the organisation's currency. */
export async function isCurrencyInUse(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<boolean> {
  const where = { organisationId }
  const [campaign, period, salary] = [
    await tx.campaign.findFirst({ where, select: { id: true } }),
    await tx.period.findFirst({ where, select: { id: true } }),
    await tx.salary.findFirst({ where, select: { id: true } }),
  ]
  return campaign !== null || period !== null || salary !== null
}

export interface LogoFile {
  readonly id: string
  readonly storageKey: string
  readonly mediaType: string
}

export async function findLogo(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<LogoFile | null> {
  const row = await tx.organisation.findUnique({
    where: { id: organisationId },
    select: { logo: { select: { id: true, storageKey: true, mediaType: true } } },
  })
  return row?.logo ?? null
}

export interface NewLogo {
  readonly storageKey: string
  readonly mediaType: string
  readonly byteSize: number
  readonly sha256: string
  readonly width: number
  readonly height: number
}

/** Puts another logo, or none, in the place of the present one, whose row goes. */
export async function replaceLogo(
  tx: Transaction,
  organisationId: OrganisationId,
  logo: NewLogo | null,
  now: Date,
): Promise<LogoFile | null> {
  const former = await findLogo(tx, organisationId)
  const made = logo
    ? await tx.storedFile.create({
        data: { organisationId, purpose: 'logo', ...logo, createdAt: now },
        select: { id: true },
      })
    : null
  await tx.organisation.update({
    where: { id: organisationId },
    data: { logoFileId: made?.id ?? null },
    select: { id: true },
  })
  if (former) await tx.storedFile.deleteMany({ where: { organisationId, id: former.id } })
  return former
}
