import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { parseDecimal } from '@/lib/core/exact'
import type { ColumnsMissing, TableImported, TableSent } from '@/lib/core/table-import'
import type { RowProblem } from '@/lib/core/table-rows'
import { dateIn } from '@/lib/core/zone-clock'
import { listFactSubjects } from '@/lib/facts/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import type { TableRefused } from '@/lib/platform/table-file'
import { readMappedTable } from '@/lib/table-mappings/report'
import { listUnits } from '@/lib/units/queries'
import {
  type PlacedPastScore,
  pastScoreColumns,
  pastScoreKey,
  readPastScores,
  unitsByName,
} from '../formats/past-score-table'
import { insertPastScores, listPastScores, type NewPastScore } from '../queries'

type Imported = TableImported | ColumnsMissing | TableRefused

/**
 * Reads a table of scores from before the product and, unless it is a preview, adds them as one
 * batch. The same file twice adds nothing; a line whose place holds another score is refused: the
 * import that brought it has to be removed first.
 */
export async function importPastScores(
  actor: Actor,
  { bytes, mode, columns = null }: TableSent,
  { db, now }: Deps,
): Promise<Imported> {
  authoriseVerb(actor, 'past-score:change')
  const { organisationId, accountId } = actor
  const read = await readMappedTable(actor, 'past-scores', bytes, pastScoreColumns, columns, { db })
  if (!read.ok) return read
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const ground = {
      ...(await listFactSubjects(tx, organisationId)),
      unitNames: unitsByName(await listUnits(tx, organisationId)),
      today: dateIn(now, timeZone),
    }
    const planned = readPastScores(read.header, read.rows, ground)
    if (!planned.ok) {
      return { ok: false, reason: 'columns-missing', missing: planned.missing, table: read.mapped }
    }
    const { scores } = planned.plan
    const compared = compare(scores, await standingFor(tx, actor, scores))
    const problems = [...planned.plan.problems, ...compared.problems]
    const written = mode === 'good-rows' || (mode === 'all-or-nothing' && problems.length === 0)
    if (written) await read.remember(tx, now)
    if (written && compared.created.length > 0) {
      const added = await insertPastScores(tx, organisationId, compared.created, accountId, now)
      // Somebody else has added the same scores meanwhile: the whole file is undone.
      if (added.written !== compared.created.length) throw new AppError('conflict')
      await recordAudit(
        tx,
        actor,
        {
          action: 'past-scores.imported',
          subjectKind: 'past-score',
          subjectId: added.batchId,
          details: { created: added.written, refused: problems.length },
        },
        now,
      )
    }
    return {
      ok: true,
      format: read.format,
      created: compared.created.length,
      changed: 0,
      unchanged: compared.unchanged,
      problems,
      unread: read.unread,
      written,
      table: read.mapped,
    }
  })
}

async function standingFor(
  tx: Transaction,
  { organisationId }: Actor,
  scores: readonly NewPastScore[],
): Promise<readonly NewPastScore[]> {
  const days = scores.map(({ scoredOn }) => scoredOn).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  return listPastScores(tx, organisationId, first, last)
}

interface Compared {
  readonly created: readonly NewPastScore[]
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
}

function compare(scores: readonly PlacedPastScore[], standing: readonly NewPastScore[]): Compared {
  const byKey = new Map(standing.map((score) => [pastScoreKey(score), score]))
  const created: NewPastScore[] = []
  const problems: RowProblem[] = []
  let unchanged = 0
  for (const { refuse, ...score } of scores) {
    const there = byKey.get(pastScoreKey(score))
    if (there === undefined) created.push(score)
    else if (parseDecimal(there.score).equals(parseDecimal(score.score))) unchanged += 1
    else problems.push(...refuse('other-past-score'))
  }
  return { created, unchanged, problems }
}
