import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { VisitState } from '@/lib/core/visit-states'
import type { KnownAside, KnownEvaluation } from '@/lib/evaluations/queries'
import type { KeptStatement, Line } from '@/lib/platform/db/line'

const knownColumns = `e.id, e.shopper_id AS "shopperId", e.sha256, e.received_at AS "receivedAt"`

/** $1 organisation, $2 visit, $3 shopper. Locked, so that what is read afterwards holds until the end. */
const visitToSubmit = {
  name: 'visit-to-submit',
  text: `
    SELECT v.id, v.state, v.checklist_version_id AS "checklistVersionId", v.unit_id AS "unitId",
      v.person_id AS "personId", v.shopper_id AS "shopperId",
      coalesce((
        WITH RECURSIVE up AS (
          SELECT u.parent_id, u.time_zone FROM units u
          WHERE u.organisation_id = v.organisation_id AND u.id = v.unit_id
          UNION ALL
          SELECT p.parent_id, p.time_zone FROM up
          JOIN units p ON p.organisation_id = $1::uuid AND p.id = up.parent_id
          WHERE up.time_zone IS NULL
        )
        SELECT time_zone FROM up WHERE time_zone IS NOT NULL
      ), o.time_zone) AS "timeZone",
      EXISTS (
        SELECT FROM campaign_briefings b WHERE b.organisation_id = v.organisation_id
          AND b.campaign_id = v.campaign_id AND b.recording_consent IS NOT NULL
      ) AS "mayRecord",
      CASE WHEN v.shopper_id = $3::uuid THEN false
        ELSE has_taken_visit($1::uuid, $2::uuid, $3::uuid) END AS "wasTheirs"
    FROM visits v
    JOIN organisations o ON o.organisation_id = v.organisation_id
    WHERE v.organisation_id = $1::uuid AND v.id = $2::uuid
    FOR UPDATE OF v`,
} as const satisfies KeptStatement

/**
 * $1 organisation, $2 visit, $3 report. Two looks instead of one with OR: that one read all reports
 * of the organisation wherever its plan was made while the table was young.
 */
const reportsBeside = {
  name: 'reports-beside',
  text: `
    SELECT ${knownColumns}, true AS "isOfVisit" FROM evaluations e
    WHERE e.organisation_id = $1::uuid AND e.visit_id = $2::uuid
    UNION ALL
    SELECT ${knownColumns}, false FROM evaluations e
    WHERE e.organisation_id = $1::uuid AND e.id = $3::uuid AND e.visit_id <> $2::uuid
    ORDER BY "receivedAt" DESC, id DESC`,
} as const satisfies KeptStatement

/** $1 organisation, $2 report, $3 its hash. Not what counts since its shopper has taken the visit again. */
const sameAside = {
  name: 'same-aside',
  text: `
    SELECT ${knownColumns}, e.reason FROM reports_aside e
    WHERE e.organisation_id = $1::uuid AND e.id = $2::uuid AND e.sha256 = $3
      AND NOT EXISTS (
        SELECT FROM evaluations c
        WHERE c.organisation_id = $1::uuid AND c.id = $2::uuid AND c.sha256 = $3
      )`,
} as const satisfies KeptStatement

/** $1 organisation, $2 visit, $3 shopper */
const filesOfVisit = {
  name: 'files-of-visit',
  text: `
    SELECT a.id, a.question_id AS "questionId", a.received_sha256 AS "receivedSha256",
      f.media_type AS "mediaType"
    FROM attachments a
    JOIN stored_files f ON f.organisation_id = a.organisation_id AND f.id = a.file_id
    WHERE a.organisation_id = $1::uuid AND a.visit_id = $2::uuid AND a.shopper_id = $3::uuid`,
} as const satisfies KeptStatement

export interface VisitToSubmit {
  readonly id: string
  readonly state: VisitState
  readonly checklistVersionId: string
  readonly unitId: string
  readonly personId: string | null
  readonly shopperId: string | null
  /** That of the unit, else of the nearest one above, else the company's. */
  readonly timeZone: string
  /** Whether the campaign has stated what recording needs. */
  readonly mayRecord: boolean
  /** Whoever sends has once taken it, and it is not his any more. */
  readonly wasTheirs: boolean
}

export interface ArrivedFile {
  readonly id: string
  readonly questionId: string
  readonly receivedSha256: string
  readonly mediaType: string
}

export interface SubmissionFacts {
  /** The report of the very id, of this visit or of another. */
  readonly known: KnownEvaluation | null
  /** The very bytes, kept beside their visit before and not counted. */
  readonly aside: KnownAside | null
  readonly visit: VisitToSubmit | null
  /** The visit's, newest first. */
  readonly reports: readonly KnownEvaluation[]
  /** Those that this shopper has sent. */
  readonly files: readonly ArrivedFile[]
}

/** All that decides about a report, in one journey; the visit stays locked. */
export async function findSubmissionFacts(
  line: Line,
  organisationId: OrganisationId,
  report: {
    readonly id: string
    readonly sha256: string
    readonly visitId: string
    readonly shopperId: string
    readonly hasFiles: boolean
  },
): Promise<SubmissionFacts> {
  const ofVisit = [organisationId, report.visitId]
  const ofShopper = [...ofVisit, report.shopperId]
  const [visits, beside, aside, files] = await Promise.all([
    line.ask<VisitToSubmit>(visitToSubmit, ofShopper),
    // A statement of its own behind the lock: a twin that held the visit is seen now.
    line.ask<KnownEvaluation & { isOfVisit: boolean }>(reportsBeside, [...ofVisit, report.id]),
    line.ask<KnownAside>(sameAside, [organisationId, report.id, report.sha256]),
    report.hasFiles ? line.ask<ArrivedFile>(filesOfVisit, ofShopper) : [],
  ])
  return {
    known: beside.find(({ id }) => id === report.id) ?? null,
    aside: aside[0] ?? null,
    visit: visits[0] ?? null,
    reports: beside.filter(({ isOfVisit }) => isOfVisit),
    files,
  }
}
