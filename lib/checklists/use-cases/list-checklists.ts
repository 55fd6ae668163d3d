import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import {
  countVisitsByVersion,
  listVersionHeads,
  type VersionHead,
} from '@/lib/checklist-versions/queries'
import type { CalendarDate } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Localized, Touchpoint } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { sha256OfText } from '@/lib/core/fingerprint'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { templateFile } from '../formats/templates'
import { type ChecklistRow, listChecklists as listChecklistRows } from '../queries'
import { type TemplateName, templateNames } from '../schema'

/**
 * `changed`: published, and the draft is another than the version in use; `versions-retired`: every
 * version was taken out of use, so nothing can be planned with it until one is brought back or made.
 */
export type ChecklistState = 'draft' | 'published' | 'changed' | 'versions-retired' | 'retired'

export interface ChecklistLine {
  readonly id: string
  readonly title: Localized
  readonly touchpoint: Touchpoint
  readonly questions: number
  readonly state: ChecklistState
  /** The newest version in use. */
  readonly version: { readonly id: string; readonly number: number } | null
  /** Visits on any of its versions. */
  readonly visits: number
  /** The day, in the organisation's zone. */
  readonly changedOn: CalendarDate
}

export interface TemplateLine {
  readonly name: TemplateName
  readonly title: Localized
  readonly touchpoint: Touchpoint
  readonly sections: readonly Localized[]
  readonly questions: number
  readonly standards: number
}

export interface ChecklistList {
  readonly checklists: readonly ChecklistLine[]
  readonly templates: readonly TemplateLine[]
  readonly mayChange: boolean
}

export async function listChecklists(
  actor: Actor,
  _input: Record<string, never>,
  { db }: Deps,
): Promise<ChecklistList> {
  authoriseVerb(actor, 'checklist:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const rows = await listChecklistRows(tx, organisationId)
    const heads = await listVersionHeads(tx, organisationId)
    const visits = await countVisitsByVersion(tx, organisationId)
    const { timeZone } = await findOrganisation(tx, organisationId)
    return {
      checklists: rows.map((row) => {
        const versions = heads.filter(({ checklistId }) => checklistId === row.id)
        return lineOf(row, versions, visits, timeZone)
      }),
      templates: templateNames.map(templateLine),
      mayChange: may(actor, 'checklist:change'),
    }
  })
}

/** Where a checklist stands; `versions` newest first. */
export function stateOf(
  row: Pick<ChecklistRow, 'draft' | 'retiredAt'>,
  versions: readonly VersionHead[],
): ChecklistState {
  if (row.retiredAt !== null) return 'retired'
  if (versions.length === 0) return 'draft'
  const newest = versions.find(({ retiredAt }) => retiredAt === null)
  if (newest === undefined) return 'versions-retired'
  const isSame = newest.fingerprint === sha256OfText(canonicalJson(row.draft))
  return isSame ? 'published' : 'changed'
}

function lineOf(
  row: ChecklistRow,
  versions: readonly VersionHead[],
  visits: ReadonlyMap<string, number>,
  timeZone: string,
): ChecklistLine {
  const newest = versions.find(({ retiredAt }) => retiredAt === null)
  return {
    id: row.id,
    title: row.draft.title,
    touchpoint: row.draft.touchpoint,
    questions: allQuestions(row.draft).length,
    state: stateOf(row, versions),
    version: newest ? { id: newest.id, number: newest.number } : null,
    visits: versions.reduce((sum, { id }) => sum + (visits.get(id) ?? 0), 0),
    changedOn: dateIn(row.updatedAt, timeZone),
  }
}

function templateLine(name: TemplateName): TemplateLine {
  const { checklist, standards } = templateFile(name)
  return {
    name,
    title: checklist.title,
    touchpoint: checklist.touchpoint,
    sections: checklist.sections.map(({ title }) => title),
    questions: allQuestions(checklist).length,
    standards: standards.length,
  }
}
