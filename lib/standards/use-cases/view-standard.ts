import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may, scopesOf } from '@/lib/access/permissions'
import { listChapters } from '@/lib/chapters/queries'
import type { Chapter } from '@/lib/chapters/schema'
import { listStandardUses } from '@/lib/checklists/queries'
import { AppError } from '@/lib/core/app-error'
import {
  type NamedThing,
  type StandardChange,
  type StandardDocument,
  type StandardDraft,
  standardChanges,
} from '@/lib/core/standard-document'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { isStandardInSchemes } from '@/lib/schemes/queries'
import { findStandardRow, type StandardRow } from '@/lib/standard-drafts/queries'
import { listStandardVersions } from '@/lib/standard-versions/queries'
import { listTrainings } from '@/lib/trainings/queries'
import type { Training } from '@/lib/trainings/schema'
import type { StandardState, ViewStandard } from '../schema'
import { stateOf } from './list-standards'
import { nameDraft } from './name-draft'
import { type Publication, publicationOf } from './preview-publication'

export interface VersionLine {
  readonly number: number
  readonly publishedOn: string
  readonly publishedByName: string | null
  readonly note: string | null
}

export interface Comparison {
  readonly from: number | 'draft'
  readonly to: number | 'draft'
  readonly changes: readonly StandardChange[]
}

export interface ViewedStandard {
  readonly standardId: string
  readonly number: string
  readonly state: StandardState
  readonly revision: number
  /** For the authors; null for everybody else. */
  readonly draft: StandardDraft | null
  /** Who answers for the draft, by name. */
  readonly draftOwner: NamedThing | null
  /** What is in force; the draft as it would read, while nothing is. */
  readonly document: StandardDocument
  /** Newest first. */
  readonly versions: readonly VersionLine[]
  /** Null where there is nothing to compare. */
  readonly comparison: Comparison | null
  /** Null where there is nothing to publish, or for who may not. */
  readonly publication: Publication | null
  readonly chapters: readonly Chapter[]
  readonly trainings: readonly Training[]
  /** Never published, never linked, never paid by, never trained on: it may be removed for good. */
  readonly isRemovable: boolean
  readonly today: string
  readonly may: {
    readonly change: boolean
    readonly publish: boolean
    readonly track: boolean
    readonly train: boolean
    readonly seeResults: boolean
  }
}

/** One standard: what is in force, its versions and what changed between two of them. */
export async function viewStandard(
  actor: Actor,
  input: ViewStandard,
  { db, now }: Deps,
): Promise<ViewedStandard> {
  authoriseVerb(actor, 'standard:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const row = await findStandardRow(tx, organisationId, input.standardId)
    const mayChange = may(actor, 'standard:change')
    const isInForce = row !== null && row.version !== null && row.retiredAt === null
    if (row === null || !(mayChange || isInForce)) throw new AppError('not-found')
    const drafted = mayChange ? await nameDraft(tx, actor, row.draft) : null
    const { timeZone } = await findOrganisation(tx, organisationId)
    const versions = await listStandardVersions(tx, organisationId, row.id)
    const trainings = await listTrainings(tx, organisationId, row.id)
    const documents = new Map<number | 'draft', StandardDocument>(
      versions.map(({ number, document }) => [number, document]),
    )
    const state = stateOf(row)
    if (drafted !== null && state !== 'published') documents.set('draft', drafted)
    const today = dateIn(now, timeZone)
    const toPublish = documents.get('draft')
    const mayPublish = row.retiredAt === null && may(actor, 'standard:publish')
    const document = row.version?.document ?? drafted
    if (document === null) throw new AppError('not-found')
    return {
      ...{ standardId: row.id, number: row.number, state, revision: row.revision, document },
      draft: mayChange ? row.draft : null,
      draftOwner: drafted?.owner ?? null,
      versions: versions.map(({ publishedAt, number, publishedByName, note }) => ({
        ...{ number, publishedByName, note },
        publishedOn: dateIn(publishedAt, timeZone),
      })),
      comparison: compare(documents, input),
      publication:
        toPublish !== undefined && mayPublish
          ? await publicationOf(tx, actor, row, toPublish, today)
          : null,
      chapters: await listChapters(tx, organisationId),
      trainings,
      isRemovable: mayChange && (await isFree(tx, actor, row, trainings)),
      today,
      may: {
        change: mayChange,
        publish: may(actor, 'standard:publish'),
        track: scopesOf(actor, 'standard:track').includes('any'),
        train: may(actor, 'standard:train'),
        seeResults: may(actor, 'overview:read'),
      },
    }
  })
}

async function isFree(
  tx: Transaction,
  { organisationId }: Actor,
  { id, version }: StandardRow,
  trainings: readonly Training[],
): Promise<boolean> {
  if (version !== null || trainings.length > 0) return false
  const uses = await listStandardUses(tx, organisationId)
  if (uses.some(({ standardId }) => standardId === id)) return false
  return !(await isStandardInSchemes(tx, organisationId, id))
}

/** The asked pair where both are there; else the newest and the one before it. */
function compare(
  documents: ReadonlyMap<number | 'draft', StandardDocument>,
  asked: ViewStandard,
): Comparison | null {
  const order = (name: number | 'draft') => (name === 'draft' ? Number.POSITIVE_INFINITY : name)
  const names = [...documents.keys()].sort((a, b) => order(b) - order(a))
  const known = (name: number | 'draft' | null) => names.find((one) => one === name)
  const to = known(asked.to) ?? names.find((name) => name !== asked.from)
  const from =
    known(asked.from) ?? names.find((name) => to !== undefined && order(name) < order(to))
  const [before, after] = [documents.get(from ?? -1), documents.get(to ?? -1)]
  if (from === undefined || to === undefined || before === undefined || after === undefined)
    return null
  return { from, to, changes: standardChanges(before, after) }
}
