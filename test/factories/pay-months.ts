import { expect } from 'vitest'
import type { Base, SchemeDocument } from '@/lib/core/scheme'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { viewStatement } from '@/lib/periods/use-cases/view-statement'
import type { Deps } from '@/lib/platform/deps'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import type { World } from '@/test/world'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
} from '../factories'
import { aComponent, aKpi } from './pay'
import { aReleasedVisit } from './report'

const headings = {
  pay: 'personnel number;month;worked days;norm days;base amount',
  kpi: 'month;metric;personnel number;value',
} as const

/** The months of a company that pays its sellers 10 000 by a scheme of two parts. */
export interface PayMonths {
  /** Lines of a file of figures or timesheets. */
  bring(kind: 'kpi' | 'pay', ...lines: readonly string[]): Promise<void>
  /** A released visit, 75 %: three of four answers were good; to Olga Smirnova, or to a unit. */
  visit(visitedOn: string, unitId?: string): Promise<string>
  /** What an upheld appeal leaves: a score of its own beside the original. */
  appealed(visitId: string, total: string): Promise<void>
  computed(month: string): Promise<MonthRun>
  /** From now on months are computed and decided at another moment. */
  at(deps: Deps): void
  decide(
    run: MonthRun,
    name: 'hr' | 'secondHr',
    decision: Decision,
  ): ReturnType<typeof decidePeriod>
  /** From October on, the scheme pays shares of the salary. */
  bySalary(): Promise<void>
  /** From October on, the shares are shares of another base. */
  onBase(base: Base): Promise<void>
  /** From October on, the scheme pays the quarter 92,000 by trips alone. */
  byQuarter(): Promise<void>
  /** A second scheme of the sellers from October on; whoever both pay was seen and confirmed. */
  beside(changed: Partial<SchemeDocument>): Promise<string>
  /** Computed, submitted, approved by the second HR and locked. */
  locked(month: string): Promise<MonthRun>
  /** By name: what is paid, and what of it corrects an earlier month. */
  paid(run: MonthRun): Promise<Readonly<Record<string, PaidAndAdjusted>>>
  statementOf(run: MonthRun, name: string): ReturnType<typeof viewStatement>
}

export interface MonthRun {
  readonly periodId: string
  readonly runId: string
}

interface PaidAndAdjusted {
  readonly payout: string
  readonly adjusted: readonly (readonly string[])[]
}

type Decision = 'submit' | 'approve' | 'lock'

/** A scheme in force from October 2026, timesheets and trips of October and November. */
export async function payMonths(world: World): Promise<PayMonths> {
  const { hr } = world.actors
  const questions = ['q1', 'q2', 'q3', 'q4'].map((id) => aQuestion({ id }))
  const checklist = aChecklistDocument({ sections: [aSection({ questions })] })
  const { versionId } = await aPublishedChecklist(world, checklist)
  const schemeId = await activateTwoParts(world)
  const inForce = async (changed: (scheme: { draft: SchemeDocument }) => SchemeDocument) => {
    const { scheme } = await viewScheme(hr, schemeId, world.deps)
    const document = changed(scheme)
    await saveSchemeDraft(hr, { schemeId, revision: 2, document }, world.deps)
    const input = { schemeId, revision: 3, effectiveFrom: '2026-10' }
    expect(await activateScheme(hr, input, world.deps)).toMatchObject({ ok: true })
  }
  let deps = world.deps
  const months: PayMonths = {
    at(later) {
      deps = later
    },
    async bring(kind, ...lines) {
      const bytes = new TextEncoder().encode(`${[headings[kind], ...lines].join('\n')}\n`)
      // Months to come are entered ahead of their time.
      const input = { kind, bytes, mode: 'all-or-nothing', confirmed: true } as const
      expect(await importFacts(hr, input, world.deps)).toMatchObject({ written: true })
    },
    async visit(visitedOn, unitId) {
      const answers = ['q1', 'q2', 'q3', 'q4'].map((questionId, place) =>
        anAnswer({ questionId, value: { kind: 'choice', option: place === 0 ? 'no' : 'yes' } }),
      )
      const personId = world.actors.employee.personId ?? ''
      const subject = unitId === undefined ? { personId } : { unitId }
      return aReleasedVisit(world, { versionId, ...subject }, { visitedOn, answers })
    },
    async appealed(visitId, total) {
      await world.arrange(async (tx, organisationId) => {
        const { id: _, ...original } = await tx.score.findUniqueOrThrow({
          where: { organisationId_visitId_label: { organisationId, visitId, label: 'original' } },
        })
        const data = { ...original, label: 'appeal', total }
        await tx.score.create({ data, select: { id: true } })
      })
    },
    async computed(month) {
      const { periodId } = await openPeriod(hr, { month }, deps)
      const run = await computePeriod(hr, { periodId }, deps)
      if (!run.ok) throw new Error(run.reason)
      return { periodId, runId: run.runId }
    },
    decide: (run, name, decision) => decidePeriod(world.actors[name], { ...run, decision }, deps),
    bySalary: () => months.onBase({ kind: 'salary' }),
    onBase: (base) => inForce(({ draft }) => ({ ...draft, base })),
    byQuarter: () =>
      inForce(({ draft }) => ({
        ...draft,
        period: 'quarter',
        base: { kind: 'fixed', amount: '92000.00' },
        components: draft.components.slice(1).map((part) => ({ ...part, share: '1' })),
      })),
    beside: (changed) => activateBeside(world, changed),
    async locked(month) {
      const run = await months.computed(month)
      expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
      expect(await months.decide(run, 'secondHr', 'approve')).toEqual({ ok: true })
      expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
      return run
    },
    async paid({ periodId }) {
      const { statements } = await viewPeriod(hr, periodId, world.deps)
      const told = await Promise.all(
        statements.map(async ({ id, fullName, payout }) => {
          const { document } = await viewStatement(hr, id, world.deps)
          const adjusted = document.adjustments.map(({ month, cause, amount }) => [
            month,
            cause,
            amount,
          ])
          return [fullName, { payout, adjusted }] as const
        }),
      )
      return Object.fromEntries(told)
    },
    async statementOf({ periodId }, name) {
      const { statements } = await viewPeriod(hr, periodId, world.deps)
      const found = statements.find(({ fullName }) => fullName === name)
      return viewStatement(hr, found?.id ?? '', world.deps)
    },
  }
  await months.bring('pay', '202;2026-10;21;21;10000', '203;2026-10;21;21;10000')
  await months.bring('pay', '202;2026-11;20;20;10000', '203;2026-11;20;20;10000')
  await months.bring('kpi', '2026-10;trips;202;0.8', '2026-10;trips;203;1')
  await months.bring('kpi', '2026-11;trips;202;1', '2026-11;trips;203;1')
  return months
}

/** Half for courtesy, whole from 85 % on and held without a visit; half for trips. */
async function activateTwoParts(world: World): Promise<string> {
  const { hr } = world.actors
  const { schemeId } = await createScheme(hr, { template: 'driver' }, world.deps)
  const { scheme } = await viewScheme(hr, schemeId, world.deps)
  const document = {
    ...scheme.draft,
    regulation: { number: '17-П', date: '2026-08-28' },
    appliesTo: { ...scheme.draft.appliesTo, positionIds: [world.positions.seller] },
    components: [
      aComponent({
        share: '0.5',
        curve: { kind: 'all-or-nothing', from: '0.85' },
        sampling: { minimumVisits: 1, smoothing: 'none' },
        missing: 'hold',
      }),
      aComponent({ code: 'trips', share: '0.5', value: aKpi('trips'), missing: 'pay-zero' }),
    ],
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, world.deps)
  const input = { schemeId, revision: 2, effectiveFrom: '2026-10' }
  expect(await activateScheme(hr, input, world.deps)).toMatchObject({ ok: true })
  return schemeId
}

/** 31,000 a month for trips, but for what is said otherwise. */
async function activateBeside(world: World, changed: Partial<SchemeDocument>): Promise<string> {
  const { hr } = world.actors
  const { schemeId } = await createScheme(hr, { template: 'driver' }, world.deps)
  const { scheme } = await viewScheme(hr, schemeId, world.deps)
  const document = {
    ...scheme.draft,
    base: { kind: 'fixed' as const, amount: '31000.00' },
    regulation: { number: '18-П', date: '2026-08-28' },
    appliesTo: {
      ...{ positionIds: [world.positions.seller], unitIds: [] },
      from: '2026-10-01',
    },
    components: [aComponent({ code: 'trips', value: aKpi('trips'), missing: 'pay-zero' })],
    ...changed,
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, world.deps)
  const input = { schemeId, revision: 2, effectiveFrom: '2026-10' }
  const refused = await activateScheme(hr, input, world.deps)
  const paidTwice = 'doublePay' in refused ? refused.doublePay.people : 0
  expect(await activateScheme(hr, { ...input, paidTwice }, world.deps)).toMatchObject({ ok: true })
  return schemeId
}
