import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import {
  listVersionHeads,
  listVersionUses,
  type VersionHead,
  type VersionUse,
} from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import type { CalendarDate } from '@/lib/core/calendar'
import type { Localized } from '@/lib/core/checklist'
import { checklistsOfScheme } from '@/lib/core/scheme-checklists'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listSchemes } from '@/lib/schemes/queries'
import { findChecklist } from '../queries'
import type { ChecklistInput } from '../schema'
import { type ChecklistState, stateOf } from './list-checklists'

export interface UsedVersion extends Omit<VersionHead, 'publishedAt' | 'retiredAt'> {
  readonly publishedOn: CalendarDate
  /** The day on which it was taken out of use; null while it is in use. */
  readonly retiredOn: CalendarDate | null
  readonly campaigns: readonly Pick<VersionUse, 'campaignId' | 'campaignName'>[]
  readonly open: number
  readonly onPhones: number
  readonly finished: number
}

export interface VersionList {
  readonly checklistId: string
  readonly title: Localized
  readonly state: ChecklistState
  /** Newest first. */
  readonly versions: readonly UsedVersion[]
  /** Pay schemes in force or drafted that read this checklist by name. */
  readonly schemes: {
    readonly count: number
    /** Only for those who may read schemes. */
    readonly named: readonly { readonly id: string; readonly name: Localized }[]
  }
  readonly mayChange: boolean
}

/** All published versions of a checklist, and who works with each. */
export async function listVersions(
  actor: Actor,
  { checklistId }: ChecklistInput,
  { db }: Deps,
): Promise<VersionList> {
  authoriseVerb(actor, 'checklist:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const row = await findChecklist(tx, organisationId, checklistId)
    if (row === null) throw new AppError('not-found')
    const { timeZone } = await findOrganisation(tx, organisationId)
    const heads = await listVersionHeads(tx, organisationId, checklistId)
    const uses = await listVersionUses(tx, organisationId, checklistId)
    const schemes = (await listSchemes(tx, organisationId)).filter(
      ({ retiredAt, draft }) => retiredAt === null && checklistsOfScheme(draft).has(checklistId),
    )
    const named = schemes.map(({ id, draft }) => ({ id, name: draft.name }))
    return {
      checklistId,
      title: row.draft.title,
      state: stateOf(row, heads),
      versions: heads.map(({ publishedAt, retiredAt, ...head }) => ({
        ...head,
        publishedOn: dateIn(publishedAt, timeZone),
        retiredOn: retiredAt && dateIn(retiredAt, timeZone),
        ...sumOf(uses.filter(({ versionId }) => versionId === head.id)),
      })),
      schemes: { count: schemes.length, named: may(actor, 'scheme:read') ? named : [] },
      mayChange: may(actor, 'checklist:change'),
    }
  })
}

function sumOf(uses: readonly VersionUse[]) {
  const sum = (of: 'open' | 'onPhones' | 'finished') => uses.reduce((all, use) => all + use[of], 0)
  const campaigns = uses.map(({ campaignId, campaignName }) => ({ campaignId, campaignName }))
  return { campaigns, open: sum('open'), onPhones: sum('onPhones'), finished: sum('finished') }
}
