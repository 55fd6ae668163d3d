import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { decideLine } from '@/lib/line-decisions/use-cases/decide-line'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
} from '@/test/factories'
import { aComponent, aKpi } from '@/test/factories/pay'
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { computePeriod } from './compute-period'
import { decidePeriod } from './decide-period'
import { openPeriod } from './open-period'
import { verifyLockedPeriod, viewPeriod } from './view-period'
import { viewStatement } from './view-statement'

let world: World
let versionId: string
beforeEach(async () => {
  world = await openWorld()
  const questions = ['q1', 'q2', 'q3', 'q4'].map((id) => aQuestion({ id }))
  const sections = [aSection({ questions })]
  versionId = (await aPublishedChecklist(world, aChecklistDocument({ sections }))).versionId
  await activateScheme10k()
  await bring('pay', '202;2026-10;21;21;10000', '203;2026-10;21;21;10000')
  await bring('pay', '202;2026-11;20;20;10000', '203;2026-11;20;20;10000')
  await bring('kpi', '2026-10;trips;202;0.8', '2026-10;trips;203;1')
  await bring('kpi', '2026-11;trips;202;1', '2026-11;trips;203;1')
})
afterEach(() => world.close())

const headings = {
  pay: 'personnel number;month;worked days;norm days;base amount',
  kpi: 'month;metric;personnel number;value',
} as const

async function bring(kind: 'kpi' | 'pay', ...lines: readonly string[]) {
  const bytes = new TextEncoder().encode(`${[headings[kind], ...lines].join('\n')}\n`)
  const input = { kind, bytes, mode: 'all-or-nothing' } as const
  expect(await importFacts(world.actors.hr, input, world.deps)).toMatchObject({ written: true })
}

/** Half for courtesy, whole from 85 % on and held without a visit; half for trips. */
async function activateScheme10k() {
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
}

/** A released visit to Olga Smirnova, 75 %: three of four answers were good. */
async function visit(visitedOn: string): Promise<string> {
  const answers = ['q1', 'q2', 'q3', 'q4'].map((questionId, place) =>
    anAnswer({ questionId, value: { kind: 'choice', option: place === 0 ? 'no' : 'yes' } }),
  )
  const personId = world.actors.employee.personId ?? ''
  return aReleasedVisit(world, { versionId, personId }, { visitedOn, answers })
}

/** What an upheld appeal leaves: a score of its own beside the original. */
async function appealed(visitId: string, total: string) {
  await world.arrange(async (tx, organisationId) => {
    const { id: _, ...original } = await tx.score.findUniqueOrThrow({
      where: { organisationId_visitId_label: { organisationId, visitId, label: 'original' } },
    })
    await tx.score.create({ data: { ...original, label: 'appeal', total }, select: { id: true } })
  })
}

async function computed(month: string) {
  const { periodId } = await openPeriod(world.actors.hr, { month }, world.deps)
  const run = await computePeriod(world.actors.hr, { periodId }, world.deps)
  if (!run.ok) throw new Error(run.reason)
  return { periodId, runId: run.runId }
}

async function locked(month: string) {
  const made = await computed(month)
  const { hr, secondHr } = world.actors
  const decide = (actor: typeof hr, decision: 'submit' | 'approve' | 'lock') =>
    decidePeriod(actor, { ...made, decision }, world.deps)
  expect(await decide(hr, 'submit')).toEqual({ ok: true })
  expect(await decide(secondHr, 'approve')).toEqual({ ok: true })
  expect(await decide(hr, 'lock')).toEqual({ ok: true })
  return made
}

/** By name: what is paid, and what of it corrects an earlier month. */
async function paid({ periodId }: { periodId: string }) {
  const { statements } = await viewPeriod(world.actors.hr, periodId, world.deps)
  const told = await Promise.all(
    statements.map(async ({ id, fullName, payout }) => {
      const { document } = await viewStatement(world.actors.hr, id, world.deps)
      const adjusted = document.adjustments.map(({ month, cause, amount }) => [
        month,
        cause,
        amount,
      ])
      return [fullName, { payout, adjusted }]
    }),
  )
  return Object.fromEntries(told)
}

async function statementOf({ periodId }: { periodId: string }, name: string) {
  const { statements } = await viewPeriod(world.actors.hr, periodId, world.deps)
  const found = statements.find(({ fullName }) => fullName === name)
  return viewStatement(world.actors.hr, found?.id ?? '', world.deps)
}

describe('a correction after the lock', () => {
  test('an upheld appeal is paid by the next month, with its cause; the locked statement stays', async () => {
    const visitId = await visit('2026-10-12')
    const october = await locked('2026-10')
    const before = await statementOf(october, 'Ольга Смирнова')
    expect(before.document.amount).toBe('4000.00')
    await appealed(visitId, '851/10')
    const november = await computed('2026-11')
    expect(await paid(november)).toEqual({
      'Ольга Смирнова': { payout: '10000.00', adjusted: [['2026-10', 'appeal', '5000.00']] },
      'Пётр Волков': { payout: '5000.00', adjusted: [] },
    })
    const { document } = await statementOf(november, 'Ольга Смирнова')
    expect(document.adjustments).toMatchObject([
      {
        statementId: before.statementId,
        lines: [{ code: 'courtesy', amount: '5000.00' }],
        changes: [
          {
            kind: 'visit',
            visitId,
            visitedOn: '2026-10-12',
            before: { exact: '75/1' },
            after: { exact: '851/10' },
          },
        ],
      },
    ])
    const after = await statementOf(october, 'Ольга Смирнова')
    expect(after.document).toEqual(before.document)
    expect(await verifyLockedPeriod(world.actors.hr, october, world.deps)).toMatchObject({
      ok: true,
    })
  })

  test('figures, timesheets and held lines are corrected too, each once, and back again', async () => {
    await visit('2026-10-12')
    const october = await locked('2026-10')
    await bring('kpi', '2026-10;trips;203;0.9')
    await bring('pay', '202;2026-10;10.5;21;10000')
    const { statementId } = await statementOf(october, 'Пётр Волков')
    const line = { statementId, component: 'courtesy', amount: null, reason: 'Смену вёл один' }
    const decided = await decideLine(world.actors.hr, { ...line, kind: 'pay' }, world.deps)
    expect(decided).toEqual({ ok: true, isPaidLater: true })
    const november = await computed('2026-11')
    const expected = {
      'Ольга Смирнова': {
        payout: '3000.00',
        adjusted: [['2026-10', 'pay-fact-correction', '-2000.00']],
      },
      'Пётр Волков': {
        payout: '9500.00',
        adjusted: [
          ['2026-10', 'hold-decided', '5000.00'],
          ['2026-10', 'kpi-correction', '-500.00'],
        ],
      },
    }
    expect(await paid(november)).toEqual(expected)
    // The one who decided the held line does not approve the month that pays it.
    const { hr, secondHr } = world.actors
    const decide = (actor: typeof hr, decision: 'submit' | 'approve' | 'lock') =>
      decidePeriod(actor, { ...november, decision }, world.deps)
    expect(await decide(secondHr, 'submit')).toEqual({ ok: true })
    expect((await decide(hr, 'approve')).ok).toBe(false)
    const again = await locked('2026-11')
    expect(await paid(again)).toEqual(expected)

    await bring('pay', '202;2026-12;20;20;10000', '203;2026-12;20;20;10000')
    const december = await computed('2026-12')
    expect(await paid(december)).toMatchObject({
      'Ольга Смирнова': { adjusted: [] },
      'Пётр Волков': { adjusted: [] },
    })
    await bring('kpi', '2026-10;trips;203;1')
    expect(await paid(await computed('2026-12'))).toMatchObject({
      'Пётр Волков': { adjusted: [['2026-10', 'kpi-correction', '500.00']] },
    })
    for (const month of [october, again])
      expect(await verifyLockedPeriod(hr, month, world.deps)).toMatchObject({ ok: true })
  })

  test('somebody who has left is paid by a statement of the correction alone', async () => {
    await locked('2026-10')
    await world.arrange((tx, organisationId) =>
      tx.person.updateMany({
        where: { organisationId, id: world.actors.otherEmployee.personId ?? '' },
        data: { leftOn: new Date('2026-10-31T00:00:00Z') },
      }),
    )
    await bring('kpi', '2026-10;trips;203;1.2')
    const november = await computed('2026-11')
    expect(await paid(november)).toMatchObject({
      'Пётр Волков': { payout: '1000.00', adjusted: [['2026-10', 'kpi-correction', '1000.00']] },
    })
  })

  test('a visit released late counts in the next month, once, and is named', async () => {
    await locked('2026-10')
    const visitId = await visit('2026-10-15')
    const november = await computed('2026-11')
    const { computation } = await viewPeriod(world.actors.hr, november.periodId, world.deps)
    expect(computation?.late.counted).toMatchObject([
      { visitId, visitedOn: '2026-10-15', person: 'Ольга Смирнова' },
    ])
    expect(await paid(november)).toMatchObject({ 'Ольга Смирнова': { adjusted: [] } })
    const { document } = await statementOf(november, 'Ольга Смирнова')
    expect(document.traces[0]?.visits).toMatchObject([{ visitId, countsIn: '2026-11' }])
    await locked('2026-11')
    const december = await computed('2026-12')
    const later = await viewPeriod(world.actors.hr, december.periodId, world.deps)
    expect(later.computation?.late.counted).toEqual([])
  })
})
