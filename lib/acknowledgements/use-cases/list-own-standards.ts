import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { listChapters } from '@/lib/chapters/queries'
import type { Chapter } from '@/lib/chapters/schema'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listStandardRows } from '@/lib/standard-drafts/queries'
import { listConcerned, listLastRead } from '../queries'
import { readingLine } from '../report'
import type { OwnStandardLine } from '../schema'

export interface OwnStandards {
  readonly ok: true
  /** Owed, the longest first. */
  readonly toRead: readonly OwnStandardLine[]
  /** Those that concern the person and were acknowledged, and all others in force, by number. */
  readonly others: readonly OwnStandardLine[]
  readonly chapters: readonly Chapter[]
}

/** The standards in force, as the signed-in person has to read them. */
export async function listOwnStandards(
  actor: Actor,
  _input: unknown,
  { db, now }: Deps,
): Promise<OwnStandards> {
  authoriseVerb(actor, 'standard:acknowledge')
  const { organisationId, personId } = actor
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const filter = { today: dateIn(now, timeZone), standardId: null, personId, unitIds: null }
    const rows = personId === null ? [] : await listConcerned(tx, organisationId, filter)
    const lines = new Map(rows.map((row) => [row.standardId, readingLine(row, timeZone)]))
    const versions = new Map(rows.map((row) => [row.standardId, row.versionId]))
    const read = personId === null ? new Map() : await listLastRead(tx, organisationId, personId)
    const standards = (await listStandardRows(tx, organisationId)).filter(
      ({ version, retiredAt }) => version !== null && retiredAt === null,
    )
    const own = standards.map(({ id, number, text, chapterId }): OwnStandardLine => {
      const line = lines.get(id)
      const acknowledgedOn = line?.acknowledgedOn ?? null
      return {
        ...{ standardId: id, number, text, chapterId, acknowledgedOn },
        versionId: versions.get(id) ?? null,
        isConcerned: line !== undefined,
        owedSince: line?.owedSince ?? null,
        remindedOn: line?.remindedOn ?? null,
        isAgain: acknowledgedOn === null && read.has(id),
      }
    })
    const since = (line: OwnStandardLine) => line.owedSince ?? ''
    return {
      ok: true,
      toRead: own
        .filter((line) => line.owedSince !== null)
        .sort((a, b) => (since(a) < since(b) ? -1 : Number(since(a) > since(b)))),
      others: own.filter((line) => line.owedSince === null),
      chapters: await listChapters(tx, organisationId),
    }
  })
}
