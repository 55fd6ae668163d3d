import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import {
  findChecklistVersion,
  listVersionHeads,
  type VersionHead,
} from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import type { CalendarDate } from '@/lib/core/calendar'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  listStandards,
  listStandardsByIds,
  listStandardsNotInForce,
  type Standard,
} from '@/lib/standards/queries'
import { standardsOf } from '../formats/checklist-file'
import { findChecklist } from '../queries'
import type { ChecklistInput, ChecklistVersionInput } from '../schema'
import { type ChecklistState, stateOf } from './list-checklists'

/** A published version in a list; the day is that of the organisation's zone. */
export interface VersionLine extends VersionHead {
  readonly publishedOn: CalendarDate
  /** The day on which it was taken out of use; null while it is in use. */
  readonly retiredOn: CalendarDate | null
}

async function listVersionLines(
  tx: Transaction,
  organisationId: OrganisationId,
  checklistId: string,
): Promise<VersionLine[]> {
  const { timeZone } = await findOrganisation(tx, organisationId)
  const heads = await listVersionHeads(tx, organisationId, checklistId)
  return heads.map((head) => ({
    ...head,
    publishedOn: dateIn(head.publishedAt, timeZone),
    retiredOn: head.retiredAt && dateIn(head.retiredAt, timeZone),
  }))
}

export interface ChecklistView {
  readonly id: string
  readonly draft: ChecklistDocument
  readonly revision: number
  readonly state: ChecklistState
  /** Newest first. */
  readonly versions: readonly VersionLine[]
  /** Every standard that a question may refer to; retired ones are not to be chosen anew. */
  readonly standards: readonly (Standard & {
    readonly isRetired: boolean
    readonly isUnpublished: boolean
  })[]
  /** Of the organisation, for the times that the page shows. */
  readonly timeZone: string
  readonly mayChange: boolean
  readonly mayPublish: boolean
  /** Whether the actor may bring a retired checklist back. */
  readonly mayRestore: boolean
}

export async function viewChecklist(
  actor: Actor,
  { checklistId }: ChecklistInput,
  { db }: Deps,
): Promise<ChecklistView> {
  authoriseVerb(actor, 'checklist:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const row = await findChecklist(tx, organisationId, checklistId)
    if (row === null) throw new AppError('not-found')
    const versions = await listVersionLines(tx, organisationId, checklistId)
    const { timeZone } = await findOrganisation(tx, organisationId)
    const standards = await listStandards(tx, organisationId)
    const { retired, unpublished } = await listStandardsNotInForce(tx, organisationId)
    return {
      id: row.id,
      draft: row.draft,
      revision: row.revision,
      state: stateOf(row, versions),
      versions,
      timeZone,
      standards: standards.map((own) => ({
        ...own,
        isRetired: retired.has(own.id),
        isUnpublished: unpublished.has(own.id),
      })),
      mayChange: may(actor, 'checklist:change') && row.retiredAt === null,
      mayPublish: may(actor, 'checklist:publish') && row.retiredAt === null,
      mayRestore: may(actor, 'checklist:change') && row.retiredAt !== null,
    }
  })
}

export interface ChecklistVersionView extends VersionLine {
  readonly document: ChecklistDocument
  /** The standards that the version refers to, with their wording of today. */
  readonly standards: readonly Standard[]
  /** Newest first, this one among them. */
  readonly versions: readonly VersionLine[]
}

export async function viewChecklistVersion(
  actor: Actor,
  { checklistId, versionId }: ChecklistVersionInput,
  { db }: Deps,
): Promise<ChecklistVersionView> {
  authoriseVerb(actor, 'checklist:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const version = await findChecklistVersion(tx, organisationId, versionId)
    if (version === null || version.checklistId !== checklistId) throw new AppError('not-found')
    const { text: _, ...view } = version
    const versions = await listVersionLines(tx, organisationId, checklistId)
    const own = versions.find(({ id }) => id === versionId)
    if (own === undefined) throw new AppError('not-found')
    const ids = standardsOf(version.document)
    const standards = await listStandardsByIds(tx, organisationId, ids)
    const { publishedOn, retiredOn } = own
    return { ...view, publishedOn, retiredOn, standards, versions }
  })
}

/** The draft as it stands now, for a page that was overtaken. */
export async function readDraft(
  actor: Actor,
  input: ChecklistInput,
  deps: Deps,
): Promise<{ readonly ok: true; readonly draft: ChecklistDocument; readonly revision: number }> {
  const { draft, revision } = await viewChecklist(actor, input, deps)
  return { ok: true, draft, revision }
}
