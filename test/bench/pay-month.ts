import { performance } from 'node:perf_hooks'
import type { Actor } from '@/lib/access/actor'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Metric } from '@/lib/core/metric'
import { insertMetrics } from '@/lib/metrics/queries'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { verifyLockedPeriod, viewPeriod } from '@/lib/periods/use-cases/view-period'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { aChecklistDocument } from '../factories'
import { type Bench, rounded } from './bench'
import { withScratchOrganisation } from './scratch-organisation'

const people = 5_000
const visitsEach = 4
const units = 50

/** A month of a large company from open to locked, with the database that writes through. */
export const payMonthBench: Bench = {
  name: 'pay month',
  async run() {
    return withScratchOrganisation(async (manager, deps) => {
      const hr: Actor = { ...manager, grants: ['hr'] }
      await deps.db.asActor(hr, (tx) => fill(tx, hr))
      await activate(hr, deps)
      const { periodId } = await openPeriod(hr, { month: '2026-10' }, deps)
      const first = await closed(hr, periodId, deps)
      const november = await openPeriod(hr, { month: '2026-11' }, deps)
      const second = await closed(hr, november.periodId, deps)
      const viewing = await took(() => viewPeriod(hr, periodId, deps))
      const verifying = await took(() => verifyLockedPeriod(hr, { periodId }, deps))
      if (!verifying.value.ok) throw new Error(verifying.value.reason)
      return {
        people,
        visitsEach,
        statements: first.statements,
        computeSnapshotSealMs: rounded(first.computing.ms),
        computeSnapshotSealOwnMs: rounded(first.computing.ownMs),
        lockMs: rounded(first.locking.ms),
        nextMonthComputeMs: rounded(second.computing.ms),
        nextMonthComputeOwnMs: rounded(second.computing.ownMs),
        viewMs: rounded(viewing.ms),
        verifyMs: rounded(verifying.ms),
      }
    })
  },
}

async function closed(hr: Actor, periodId: string, deps: Deps) {
  const computing = await took(() => computePeriod(hr, { periodId }, deps))
  const run = computing.value
  if (!run.ok) throw new Error(run.reason)
  const { runId, statements } = run
  const decide = async (decision: 'submit' | 'approve' | 'lock') => {
    const decided = await decidePeriod(
      decision === 'approve' ? await aSecondHr(hr, deps) : hr,
      { periodId, runId, decision },
      deps,
    )
    if (!decided.ok) throw new Error(decided.reason)
  }
  await decide('submit')
  await decide('approve')
  const locking = await took(() => decide('lock'))
  return { statements, computing, locking }
}

/** With the processor's time of this process: on a busy machine that says more than the clock. */
async function took<T>(work: () => Promise<T>): Promise<{ value: T; ms: number; ownMs: number }> {
  const begun = performance.now()
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, ms: performance.now() - begun, ownMs: (user + system) / 1000 }
}

async function aSecondHr(hr: Actor, { db, now }: Deps): Promise<Actor> {
  const email = 'second@etalon.example'
  const accountId = await db.asActor(hr, async (tx) => {
    const { organisationId } = hr
    const where = { organisationId, email }
    const found = await tx.account.findFirst({ where, select: { id: true } })
    if (found) return found.id
    const data = { organisationId, email, displayName: 'Second', createdAt: now }
    return (await tx.account.create({ data, select: { id: true } })).id
  })
  return { ...hr, accountId }
}

/** The worked example, paid on imported amounts. */
async function activate(hr: Actor, deps: Deps): Promise<void> {
  const { schemeId } = await createScheme(hr, { template: 'driver' }, deps)
  const { scheme } = await viewScheme(hr, schemeId, deps)
  const document = {
    ...scheme.draft,
    regulation: { number: '17', date: '2026-08-28' },
    appliesTo: { positionIds: [], unitIds: [], from: '2026-10-01' },
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, deps)
  const input = { schemeId, revision: 2, effectiveFrom: '2026-10' }
  const activated = await activateScheme(hr, input, deps)
  if (!activated.ok) throw new Error(activated.reason)
}

/** Roster, timesheets and figures of two months, and released visits, as plain rows. */
async function fill(tx: Transaction, { organisationId, accountId }: Actor): Promise<void> {
  const org = organisationId
  const document = canonicalJson(aChecklistDocument())
  await tx.$executeRaw`INSERT INTO positions (organisation_id, name) VALUES (${org}::uuid, 'Driver')`
  await tx.$executeRaw`
    INSERT INTO units (organisation_id, kind, code, name, created_at)
    SELECT ${org}::uuid, 'shop', 'S' || n, 'Shop ' || n, now() FROM generate_series(1, ${units}::int) n`
  await tx.$executeRaw`
    INSERT INTO people (organisation_id, personnel_number, full_name, hired_on, created_at)
    SELECT ${org}::uuid, n::text, 'Person ' || n, '2025-01-09', now() FROM generate_series(1, ${people}::int) n`
  await tx.$executeRaw`
    INSERT INTO assignments (organisation_id, person_id, unit_id, position_id, from_on)
    SELECT p.organisation_id, p.id, u.id, s.id, '2025-01-09' FROM people p
    JOIN units u ON u.organisation_id = p.organisation_id
      AND u.code = 'S' || (p.personnel_number::int % ${units}::int + 1)
    JOIN positions s ON s.organisation_id = p.organisation_id WHERE p.organisation_id = ${org}::uuid`
  await tx.$executeRaw`
    INSERT INTO pay_facts (organisation_id, person_id, month, worked_days, norm_days, base_amount, revision, entered_by, entered_at)
    SELECT p.organisation_id, p.id, m, 20, 21, 60000, 1, ${accountId}::uuid, '2026-10-01'
    FROM people p, unnest(ARRAY['2026-10-01', '2026-11-01']::date[]) m WHERE p.organisation_id = ${org}::uuid`
  const measured = ['trips', 'on_time', 'clean', 'handover']
  const metrics = measured.map(
    (code): Metric => ({
      code,
      title: { ru: code, en: code },
      unit: 'share',
      direction: 'more',
      target: null,
    }),
  )
  await insertMetrics(tx, org, metrics, new Date('2026-10-01'))
  await tx.$executeRaw`
    INSERT INTO kpi_facts (organisation_id, metric, person_id, month, value, revision, entered_by, entered_at)
    SELECT p.organisation_id, k, p.id, m, 0.8 + (p.personnel_number::int % 20) / 100.0, 1, ${accountId}::uuid, '2026-10-01'
    FROM people p, unnest(${measured}::text[]) k,
      unnest(ARRAY['2026-10-01', '2026-11-01']::date[]) m WHERE p.organisation_id = ${org}::uuid`
  await tx.$executeRaw`
    INSERT INTO shoppers (organisation_id, label, full_name, created_at)
    VALUES (${org}::uuid, '1', 'Shopper', now())`
  await tx.$executeRaw`
    INSERT INTO campaigns (organisation_id, name, purpose, starts_on, ends_on, names_people, fee, state, created_by, created_at)
    VALUES (${org}::uuid, 'Bench', 'Bench', '2026-10-01', '2026-11-30', false, 500, 'open', ${accountId}::uuid, now())`
  await tx.$executeRaw`
    INSERT INTO checklists (organisation_id, draft, created_at, updated_at)
    VALUES (${org}::uuid, ${document}::jsonb, now(), now())`
  await tx.$executeRaw`
    INSERT INTO checklist_versions (organisation_id, checklist_id, number, document, fingerprint, published_by, published_at)
    SELECT organisation_id, id, 1, ${document}, repeat('0', 64), ${accountId}::uuid, now()
    FROM checklists WHERE organisation_id = ${org}::uuid`
  await tx.$executeRaw`
    INSERT INTO visits (organisation_id, campaign_id, checklist_version_id, unit_id, person_id, shopper_id,
      scenario, opens_at, closes_at, due_at, fee, state, planned_by, created_at, visited_on)
    SELECT p.organisation_id, c.id, v.id, a.unit_id, p.id, h.id, '', day, day + interval '2 hours', day + interval '1 day', 500, 'released',
      ${accountId}::uuid, day, day::date
    FROM people p
    JOIN assignments a ON a.organisation_id = p.organisation_id AND a.person_id = p.id
    JOIN campaigns c ON c.organisation_id = p.organisation_id
    JOIN checklist_versions v ON v.organisation_id = p.organisation_id
    JOIN shoppers h ON h.organisation_id = p.organisation_id,
      generate_series(1, ${visitsEach}::int) n, LATERAL (SELECT '2026-10-01'::timestamptz + n * interval '5 days' AS day) at
    WHERE p.organisation_id = ${org}::uuid`
  await tx.$executeRaw`
    INSERT INTO evaluations (organisation_id, id, visit_id, shopper_id, report, sha256, finished_at, clock_skew_ms, received_at)
    SELECT organisation_id, gen_random_uuid(), id, shopper_id, '{}', repeat('0', 64), created_at, 0, created_at
    FROM visits WHERE organisation_id = ${org}::uuid`
  const result = JSON.stringify({
    questions: [],
    sections: Array.from({ length: 6 }, (_, place) => ({
      id: `s${place}`,
      score: { exact: '85/1', text: '85.00' },
    })),
  })
  await tx.$executeRaw`
    INSERT INTO scores (organisation_id, visit_id, evaluation_id, checklist_version_id, result, total, total_approx,
      outcome, critical_failures, scored_at)
    SELECT v.organisation_id, v.id, e.id, v.checklist_version_id, ${result},
      (70 + row_number() OVER () % 30)::text || '/1', 70, 'pass', 0, v.created_at
    FROM visits v JOIN evaluations e ON e.organisation_id = v.organisation_id AND e.visit_id = v.id
    WHERE v.organisation_id = ${org}::uuid`
}
