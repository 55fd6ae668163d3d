import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { typeFigure } from '@/lib/facts/use-cases/type-figure'
import { typeTimesheet } from '@/lib/facts/use-cases/type-timesheet'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import type { Deps } from '@/lib/platform/deps'
import { makeSchemeTrial } from '@/lib/reports/use-cases/make-scheme-trial'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { startBatch } from '@/lib/statement-batches/use-cases/start-batch'

export interface PayOwner {
  readonly deps: Deps
  readonly positionId: string
  readonly personnelNumbers: readonly string[]
  /** Who computes and submits, and who approves; null leaves the month computed. */
  readonly hr: readonly [Actor, Actor | null]
}

/** An active scheme and October: locked where there is a second pair of eyes, else computed. */
export async function payRows({ deps, positionId, personnelNumbers, hr }: PayOwner) {
  const [first, second] = hr
  const schemeId = await activeScheme(first, positionId, deps)
  const lines = personnelNumbers.map((number) => `${number};2026-10;21;21;60000\n`).join('')
  const text = `personnel number;month;worked days;norm days;base amount\n${lines}`
  const bytes = new TextEncoder().encode(text)
  await importFacts(first, { kind: 'pay', bytes, mode: 'all-or-nothing', confirmed: true }, deps)
  const facts = await typedFacts(first, personnelNumbers[0] ?? '', deps)
  const { periodId } = await openPeriod(first, { month: '2026-10' }, deps)
  const run = await computePeriod(first, { periodId }, deps)
  if (!run.ok) throw new Error(run.reason)
  const { runId } = run
  if (second !== null) {
    const decide = async (actor: Actor, decision: 'submit' | 'approve' | 'lock') => {
      const decided = await decidePeriod(actor, { periodId, runId, decision }, deps)
      if (!decided.ok) throw new Error(decided.reason)
    }
    await decide(first, 'submit')
    await decide(second, 'approve')
    await decide(second, 'lock')
  }
  const { statements } = await viewPeriod(first, periodId, deps)
  const batchId = await aBatch(first, periodId, deps)
  const tried = { schemes: [{ schemeId, version: null }], months: ['2026-10'] }
  // In the month after: only a month that is over can be tried.
  const later = { ...deps, now: new Date('2026-11-02T09:00:00Z') }
  const trial = await makeSchemeTrial(first, tried, later)
  if (!trial.ok) throw new Error(trial.reason)
  return {
    ...{ schemeId, periodId, runId, statements, batchId, ...facts },
    trialId: trial.trialId,
  }
}

/** The statements of one more run, made when all visits are there: by person. */
export async function laterStatements(
  { deps, personnelNumbers, hr: [first] }: Omit<PayOwner, 'positionId'>,
  month: string,
): Promise<ReadonlyMap<string, string>> {
  const lines = personnelNumbers.map((number) => `${number};${month};21;21;60000\n`).join('')
  const text = `personnel number;month;worked days;norm days;base amount\n${lines}`
  const bytes = new TextEncoder().encode(text)
  await importFacts(first, { kind: 'pay', bytes, mode: 'all-or-nothing', confirmed: true }, deps)
  const { periodId } = await openPeriod(first, { month }, deps)
  const run = await computePeriod(first, { periodId }, deps)
  if (!run.ok) throw new Error(run.reason)
  const { statements } = await viewPeriod(first, periodId, deps)
  return new Map(statements.map(({ personId, id }) => [personId, id]))
}

/** What somebody typed for the month before. */
async function typedFacts(hr: Actor, number: string, deps: Deps) {
  const typed = { month: '2026-09', number, reason: 'Письмо склада', revision: 0 }
  const trips = { ...typed, metric: 'trips', subject: 'person', value: '0.9' } as const
  const figure = await typeFigure(hr, trips, deps)
  const days = { ...typed, workedDays: '20', normDays: '21', baseAmount: '' }
  const timesheet = await typeTimesheet(hr, days, deps)
  if (!figure.ok || !timesheet.ok) throw new Error('the facts were not typed')
  return { figureId: figure.factId, timesheetId: timesheet.factId }
}

/** An archive of the statements; nowhere where the month is not locked. */
async function aBatch(hr: Actor, periodId: string, deps: Deps): Promise<string> {
  const started = await startBatch(hr, { periodId }, deps)
  return started.ok ? started.batchId : randomUUID()
}

async function activeScheme(hr: Actor, positionId: string, deps: Deps): Promise<string> {
  const { schemeId } = await createScheme(hr, { template: 'driver' }, deps)
  const { scheme } = await viewScheme(hr, schemeId, deps)
  const document = {
    ...scheme.draft,
    regulation: { number: '17-П', date: '2026-08-28' },
    appliesTo: { ...scheme.draft.appliesTo, positionIds: [positionId] },
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, deps)
  const input = { schemeId, revision: 2, effectiveFrom: '2026-10' }
  const activated = await activateScheme(hr, input, deps)
  if (!activated.ok) throw new Error(activated.reason)
  return schemeId
}
