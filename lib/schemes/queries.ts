import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import { dateOfUtc, utcMidnight } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { Transaction } from '@/lib/platform/db/database'
import { schemeDraftSchema } from './schema'

export interface SchemeRow {
  readonly id: string
  readonly draft: SchemeDocument
  readonly revision: number
  /** Accounts that wrote the draft since the last activation. */
  readonly draftAuthors: readonly string[]
  readonly retiredAt: Date | null
  readonly updatedAt: Date
}

export interface SchemeVersion {
  readonly id: string
  readonly schemeId: string
  readonly number: number
  readonly document: SchemeDocument
  readonly fingerprint: string
  readonly regulationNumber: string
  readonly regulationOn: string
  /** First day of the first month that it pays. */
  readonly effectiveFrom: string
  readonly authors: readonly string[]
  readonly activatedByName: string
  readonly activatedAt: Date
}

interface RawScheme {
  readonly id: string
  readonly draft: unknown
  readonly draft_revision: number
  readonly draft_authors: readonly string[]
  readonly retired_at: Date | null
  readonly updated_at: Date
}

const asScheme = (row: RawScheme): SchemeRow => ({
  id: row.id,
  draft: schemeDraftSchema.parse(row.draft),
  revision: row.draft_revision,
  draftAuthors: row.draft_authors,
  retiredAt: row.retired_at,
  updatedAt: row.updated_at,
})

export async function insertScheme(
  tx: Transaction,
  organisationId: OrganisationId,
  draft: SchemeDocument,
  authors: readonly string[],
  now: Date,
): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO schemes (organisation_id, draft, draft_authors, created_at, updated_at)
    VALUES (${organisationId}::uuid, ${canonicalJson(draft)}::jsonb, ${authors}::uuid[], ${now}, ${now})
    RETURNING id::text`
  const [row] = rows
  if (!row) throw new AppError('unavailable', 'the scheme was not inserted')
  return row.id
}

export async function listSchemes(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly SchemeRow[]> {
  const rows = await tx.$queryRaw<RawScheme[]>`
    SELECT id::text, draft, draft_revision, draft_authors::text[], retired_at, updated_at FROM schemes
    WHERE organisation_id = ${organisationId}::uuid
    ORDER BY retired_at IS NOT NULL, created_at, id`
  return rows.map(asScheme)
}

export async function findScheme(
  tx: Transaction,
  organisationId: OrganisationId,
  schemeId: string,
): Promise<SchemeRow | null> {
  const [row] = await tx.$queryRaw<RawScheme[]>`
    SELECT id::text, draft, draft_revision, draft_authors::text[], retired_at, updated_at FROM schemes
    WHERE organisation_id = ${organisationId}::uuid AND id = ${schemeId}::uuid`
  return row ? asScheme(row) : null
}

/** The scheme, held until the end of the transaction: saves and activations take turns. */
export async function findSchemeForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  schemeId: string,
): Promise<SchemeRow | null> {
  const [row] = await tx.$queryRaw<RawScheme[]>`
    SELECT id::text, draft, draft_revision, draft_authors::text[], retired_at, updated_at FROM schemes
    WHERE organisation_id = ${organisationId}::uuid AND id = ${schemeId}::uuid FOR UPDATE`
  return row ? asScheme(row) : null
}

/** Keeps a draft and counts the account among its authors. */
export async function saveSchemeDraftRow(
  tx: Transaction,
  organisationId: OrganisationId,
  schemeId: string,
  saved: { readonly draft: SchemeDocument; readonly revision: number; readonly accountId: string },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE schemes SET draft = ${canonicalJson(saved.draft)}::jsonb, draft_revision = ${saved.revision},
      draft_authors = ARRAY(SELECT DISTINCT unnest(draft_authors || ${saved.accountId}::uuid)),
      updated_at = ${now}
    WHERE organisation_id = ${organisationId}::uuid AND id = ${schemeId}::uuid`
}

/** The next version has authors of its own. */
export async function forgetDraftAuthors(
  tx: Transaction,
  organisationId: OrganisationId,
  schemeId: string,
): Promise<void> {
  await tx.scheme.updateMany({
    where: { organisationId, id: schemeId },
    data: { draftAuthors: [] },
  })
}

/** From when a scheme has ended; null for one that has not. */
export async function setSchemeRetired(
  tx: Transaction,
  organisationId: OrganisationId,
  schemeId: string,
  retiredAt: Date | null,
): Promise<void> {
  await tx.scheme.updateMany({ where: { organisationId, id: schemeId }, data: { retiredAt } })
}

export interface NewSchemeVersion {
  readonly schemeId: string
  readonly number: number
  /** Canonical JSON. */
  readonly document: string
  readonly fingerprint: string
  readonly regulation: { readonly number: string; readonly date: string }
  readonly effectiveFrom: string
  readonly authors: readonly string[]
  readonly activatedBy: string
}

export async function insertSchemeVersion(
  tx: Transaction,
  organisationId: OrganisationId,
  { regulation, effectiveFrom, authors, ...version }: NewSchemeVersion,
  now: Date,
): Promise<string> {
  const { id } = await tx.schemeVersion.create({
    data: {
      organisationId,
      ...version,
      authors: [...authors],
      regulationNumber: regulation.number,
      regulationOn: utcMidnight(regulation.date),
      effectiveFrom: utcMidnight(effectiveFrom),
      activatedAt: now,
    },
    select: { id: true },
  })
  return id
}

const versionColumns = {
  id: true,
  schemeId: true,
  number: true,
  document: true,
  fingerprint: true,
  regulationNumber: true,
  regulationOn: true,
  effectiveFrom: true,
  authors: true,
  activatedAt: true,
  activator: { select: { displayName: true } },
} as const

/** Activated versions, newest first; of one scheme, or of all. */
export async function listSchemeVersions(
  tx: Transaction,
  organisationId: OrganisationId,
  schemeId: string | null,
): Promise<readonly SchemeVersion[]> {
  const rows = await tx.schemeVersion.findMany({
    where: { organisationId, ...(schemeId === null ? {} : { schemeId }) },
    select: versionColumns,
    orderBy: [{ schemeId: 'asc' }, { number: 'desc' }],
  })
  return rows.map(({ activator, document, regulationOn, effectiveFrom, ...row }) => ({
    ...row,
    // Written by activate-scheme alone, which has parsed it, and immutable since.
    document: JSON.parse(document) as SchemeDocument,
    regulationOn: dateOfUtc(regulationOn),
    effectiveFrom: dateOfUtc(effectiveFrom),
    activatedByName: activator.displayName,
  }))
}

/** Whether the draft or a version of a scheme pays by the score of a standard. */
export async function isStandardInSchemes(
  tx: Transaction,
  organisationId: OrganisationId,
  standardId: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isUsed: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM (
        SELECT draft AS document FROM schemes WHERE organisation_id = ${organisationId}::uuid
        UNION ALL
        SELECT document::jsonb FROM scheme_versions WHERE organisation_id = ${organisationId}::uuid
      ) d
      WHERE jsonb_path_exists(d.document, '$.** ? (@.kind == "standard" && @.id == $id)',
        jsonb_build_object('id', ${standardId}::text))
    ) AS "isUsed"`
  return row?.isUsed ?? false
}
