import { createHash } from 'node:crypto'
import type { World } from '../world'
import type { Finished } from './phone'

/** The server, counted against what the phones had finished. All but the first two should be 0. */
export interface Counted {
  readonly submissions: number
  readonly photos: number
  readonly lost: number
  readonly duplicated: number
  readonly altered: number
}

interface ReportRow {
  readonly id: string
  readonly sha256: string
  readonly report: string
  readonly visit_id: string
  readonly audited: number
}

interface PhotoRow {
  readonly id: string
  readonly received_sha256: string
  readonly storage_key: string
  readonly sha256: string
}

const sha256Of = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Reads every report and every file of the visits back, byte for byte. */
export async function countAgainstLedger(
  world: World,
  ledger: readonly Finished[],
): Promise<Counted> {
  const visits = ledger.map(({ visitId }) => visitId)
  const reports = await world.database.asOwner<ReportRow>(
    `SELECT e.id, e.sha256, e.report, e.visit_id, (SELECT count(*)::int FROM audit_entries a
       WHERE a.action = 'evaluation.submitted' AND a.subject_id = e.id) AS audited
     FROM evaluations e WHERE e.visit_id = ANY($1)`,
    [visits],
  )
  const photos = await world.database.asOwner<PhotoRow>(
    `SELECT a.id, a.received_sha256, f.storage_key, f.sha256 FROM attachments a
     JOIN stored_files f ON f.organisation_id = a.organisation_id AND f.id = a.file_id
     WHERE a.visit_id = ANY($1)`,
    [visits],
  )
  const [conflicts] = await world.database.asOwner<{ count: number }>(
    'SELECT count(*)::int AS count FROM evaluation_conflicts',
  )
  const finishedPhotos = ledger.flatMap((finished) => finished.photos)
  const counted = { lost: 0, duplicated: conflicts?.count ?? 0, altered: 0 }
  const reportOf = new Map(reports.map((row) => [row.id, row]))
  for (const { reportId, sha256 } of ledger) {
    const row = reportOf.get(reportId)
    if (row === undefined) counted.lost += 1
    else if (row.sha256 !== sha256 || sha256Of(row.report) !== sha256) counted.altered += 1
    if (row !== undefined && row.audited !== 1) counted.duplicated += 1
  }
  const photoOf = new Map(photos.map((row) => [row.id, row]))
  for (const { id, sha256 } of finishedPhotos) {
    const row = photoOf.get(id)
    const bytes = row && (await world.deps.files.get(row.storage_key).catch(() => null))
    if (!row || !bytes) counted.lost += 1
    else if (row.received_sha256 !== sha256 || sha256Of(bytes) !== row.sha256) counted.altered += 1
  }
  counted.duplicated += reports.length - new Set(reports.map((row) => row.visit_id)).size
  counted.duplicated += Math.max(0, photos.length - finishedPhotos.length)
  return { submissions: ledger.length, photos: finishedPhotos.length, ...counted }
}
