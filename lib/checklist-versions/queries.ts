import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Database, Transaction } from '@/lib/platform/db/database'
import type { Prisma } from '@/lib/platform/db/generated/client'

/** A published version without its document. */
export interface VersionHead {
  readonly id: string
  readonly checklistId: string
  readonly number: number
  readonly fingerprint: string
  readonly publishedAt: Date
  readonly publishedByName: string
  /** Since when no new visits are planned with it; null while it is in use. */
  readonly retiredAt: Date | null
}

export interface ChecklistVersion extends VersionHead {
  readonly document: ChecklistDocument
  /** The canonical JSON that the fingerprint is of. */
  readonly text: string
}

// Versions are written by publish-checklist alone, which has parsed the document, and never change:
// a later, stricter schema must not shut an old version out.
function readDocument(text: string): ChecklistDocument {
  const document: ChecklistDocument = JSON.parse(text)
  return document
}

export async function insertVersion(
  tx: Transaction,
  organisationId: OrganisationId,
  version: {
    readonly checklistId: string
    readonly number: number
    readonly document: string
    readonly fingerprint: string
    readonly publishedBy: string
  },
  now: Date,
): Promise<string> {
  const { id } = await tx.checklistVersion.create({
    data: { organisationId, ...version, publishedAt: now },
    select: { id: true },
  })
  return id
}

/** Takes the version out of use; false when it is already. */
export async function insertVersionRetirementOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
  retiredBy: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.checklistVersionRetirement.createMany({
    data: [{ organisationId, versionId, retiredBy, retiredAt: now }],
    skipDuplicates: true,
  })
  return count === 1
}

/** Brings the version back into use; false when it is in use. */
export async function deleteVersionRetirement(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
): Promise<boolean> {
  const { count } = await tx.checklistVersionRetirement.deleteMany({
    where: { organisationId, versionId },
  })
  return count === 1
}

const headColumns = {
  id: true,
  checklistId: true,
  number: true,
  fingerprint: true,
  publishedAt: true,
  publisher: { select: { displayName: true } },
  retirement: { select: { retiredAt: true } },
} as const

interface RawHead {
  readonly id: string
  readonly checklistId: string
  readonly number: number
  readonly fingerprint: string
  readonly publishedAt: Date
  readonly publisher: { readonly displayName: string }
  readonly retirement: { readonly retiredAt: Date } | null
}

function toHead({ publisher, retirement, ...row }: RawHead): VersionHead {
  const retiredAt = retirement?.retiredAt ?? null
  return { ...row, publishedByName: publisher.displayName, retiredAt }
}

/** Newest first. */
export async function listVersionHeads(
  tx: Transaction,
  organisationId: OrganisationId,
  checklistId?: string,
): Promise<VersionHead[]> {
  const rows = await tx.checklistVersion.findMany({
    where: { organisationId, ...(checklistId === undefined ? {} : { checklistId }) },
    select: headColumns,
    orderBy: [{ checklistId: 'asc' }, { number: 'desc' }],
  })
  return rows.map(toHead)
}

/** A published version with its document: what a visit is filled in, reviewed and scored by. */
export async function findChecklistVersion(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
): Promise<ChecklistVersion | null> {
  const row = await tx.checklistVersion.findUnique({
    where: { organisationId_id: { organisationId, id: versionId } },
    select: { ...headColumns, document: true },
  })
  if (row === null) return null
  const { document, ...head } = row
  return { ...toHead(head), document: readDocument(document), text: document }
}

/** The newest version in use of every checklist in use: what a visit may be planned with. */
export async function listCurrentVersions(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ChecklistVersion[]> {
  const inUse = { checklist: { retiredAt: null }, retirement: { is: null } }
  return listNewest(tx, { organisationId, ...inUse })
}

/** The newest version of every checklist with which nothing may be planned any more. */
export async function listVersionsOutOfUse(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ChecklistVersion[]> {
  const noneInUse = { versions: { every: { retirement: { isNot: null } } } }
  const checklist = { OR: [{ retiredAt: { not: null } }, noneInUse] }
  return listNewest(tx, { organisationId, checklist })
}

async function listNewest(
  tx: Transaction,
  where: Prisma.ChecklistVersionWhereInput & { readonly organisationId: OrganisationId },
): Promise<ChecklistVersion[]> {
  const rows = await tx.checklistVersion.findMany({
    where,
    distinct: ['checklistId'],
    orderBy: [{ checklistId: 'asc' }, { number: 'desc' }],
    select: { ...headColumns, document: true },
  })
  return rows.map(({ document, ...head }) => ({
    ...toHead(head),
    document: readDocument(document),
    text: document,
  }))
}

/** How many visits stand on each version. */
export async function countVisitsByVersion(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; visits: number }[]>`
    SELECT checklist_version_id AS id, count(*)::int AS visits FROM visits
    WHERE organisation_id = ${organisationId}::uuid AND state <> 'cancelled'
    GROUP BY checklist_version_id`
  return new Map(rows.map(({ id, visits }) => [id, visits]))
}

/** Who works with one version. */
export interface VersionUse {
  readonly versionId: string
  readonly campaignId: string
  readonly campaignName: string
  /** Planned, offered, accepted, sent or returned: not finished yet. */
  readonly open: number
  /** Accepted or returned: the form is, or will be, open on a phone. */
  readonly onPhones: number
  readonly finished: number
}

/** The campaigns whose visits stand on the versions of a checklist, with their visits. */
export async function listVersionUses(
  tx: Transaction,
  organisationId: OrganisationId,
  checklistId: string,
): Promise<VersionUse[]> {
  return tx.$queryRaw<VersionUse[]>`
    SELECT visit.checklist_version_id AS "versionId", visit.campaign_id AS "campaignId",
      campaign.name AS "campaignName",
      (count(*) FILTER (WHERE visit.state NOT IN ('approved', 'released')))::int AS open,
      (count(*) FILTER (WHERE visit.state IN ('accepted', 'returned')))::int AS "onPhones",
      (count(*) FILTER (WHERE visit.state IN ('approved', 'released')))::int AS finished
    FROM visits visit
    JOIN checklist_versions version ON version.organisation_id = visit.organisation_id
      AND version.id = visit.checklist_version_id
    JOIN campaigns campaign ON campaign.organisation_id = visit.organisation_id
      AND campaign.id = visit.campaign_id
    WHERE visit.organisation_id = ${organisationId}::uuid
      AND version.checklist_id = ${checklistId}::uuid AND visit.state <> 'cancelled'
    GROUP BY 1, 2, 3 ORDER BY 3, 2`
}

/** What answers are checked by. */
export type PublishedForm = Pick<ChecklistVersion, 'fingerprint' | 'document'>

/** So many forms stay read in this process; a company fills in a handful at a time. */
const REMEMBERED_FORMS = 100
const forms = new Map<string, PublishedForm>()

/**
 * The form of a published version, read once by a process: a version never changes, and every report
 * of it is checked by the same document.
 */
export async function findPublishedForm(
  db: Database,
  organisationId: OrganisationId,
  versionId: string,
): Promise<PublishedForm | null> {
  const key = `${organisationId} ${versionId}`
  const known = forms.get(key)
  if (known) return known
  const version = await db.asOrganisation(organisationId, (tx) =>
    findChecklistVersion(tx, organisationId, versionId),
  )
  if (version === null) return null
  const { fingerprint, document } = version
  const [oldest] = forms.keys()
  if (forms.size >= REMEMBERED_FORMS && oldest !== undefined) forms.delete(oldest)
  forms.set(key, { fingerprint, document })
  return { fingerprint, document }
}
