import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { canonicalJson } from '@/lib/core/canonical-json'
import { draftOf, type StandardDocument } from '@/lib/core/standard-document'
import type { Transaction } from '@/lib/platform/db/database'
import { mirrorOf } from '@/lib/standards/queries'

export interface StandardVersion {
  readonly id: string
  readonly number: number
  readonly publishedAt: Date
  readonly document: StandardDocument
}

// Versions are written by publish-standards and by the migration alone, and never change.
export function readDocument(text: string): StandardDocument {
  return JSON.parse(text)
}

/** Adds a version and puts it in force. */
export async function insertStandardVersion(
  tx: Transaction,
  organisationId: OrganisationId,
  standardId: string,
  version: {
    readonly number: number
    readonly document: StandardDocument
    readonly note: string | null
    readonly publishedBy: string
  },
  now: Date,
): Promise<void> {
  const { number, document, note, publishedBy } = version
  await tx.standardVersion.create({
    data: {
      ...{ organisationId, standardId, number, note, publishedBy },
      document: canonicalJson(document),
      publishedAt: now,
    },
    select: { id: true },
  })
  await tx.standard.updateMany({
    where: { organisationId, id: standardId },
    data: { ...mirrorOf(draftOf(document)), updatedAt: now },
  })
}

export interface PublishedVersion extends StandardVersion {
  readonly note: string | null
  /** Null for what stood before there were versions. */
  readonly publishedByName: string | null
}

/** Newest first. */
export async function listStandardVersions(
  tx: Transaction,
  organisationId: OrganisationId,
  standardId: string,
): Promise<readonly PublishedVersion[]> {
  const rows = await tx.standardVersion.findMany({
    where: { organisationId, standardId },
    select: {
      ...{ id: true, number: true, publishedAt: true, document: true, note: true },
      publisher: { select: { displayName: true } },
    },
    orderBy: { number: 'desc' },
  })
  return rows.map(({ publisher, document, ...row }) => ({
    ...row,
    document: readDocument(document),
    publishedByName: publisher?.displayName ?? null,
  }))
}
