import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ScoringPolicies } from '@/lib/core/checklist'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
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
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { computePeriod } from './compute-period'
import { decidePeriod } from './decide-period'
import { openPeriod } from './open-period'
import { verifyLockedPeriod, viewPeriod } from './view-period'
import { viewStatement } from './view-statement'

const questionIds = ['q1', 'q2', 'q3', 'q4']

let world: World
beforeEach(async () => {
  world = await openWorld()
  await activateDriverScheme()
  const bring = async (kind: 'kpi' | 'pay', text: string) => {
    const bytes = new TextEncoder().encode(text)
    const input = { kind, bytes, mode: 'all-or-nothing' } as const
    expect(await importFacts(world.actors.hr, input, world.deps)).toMatchObject({ written: true })
  }
  await bring(
    'pay',
    'personnel number;month;worked days;norm days;base amount\n202;2026-10;21;21;60000\n',
  )
  const metrics = ['trips', 'on_time', 'clean', 'handover'].map(
    (metric) => `2026-10;${metric};202;1\n`,
  )
  await bring('kpi', `month;metric;personnel number;value\n${metrics.join('')}`)
})
afterEach(() => world.close())

/** 55/15/10/10/10; the visits are worth 6000 of 60000. */
async function activateDriverScheme() {
  const { hr } = world.actors
  const { schemeId } = await createScheme(hr, { template: 'driver' }, world.deps)
  const { scheme } = await viewScheme(hr, schemeId, world.deps)
  const document = {
    ...scheme.draft,
    regulation: { number: '17-П', date: '2026-08-28' },
    appliesTo: { ...scheme.draft.appliesTo, positionIds: [world.positions.seller] },
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, world.deps)
  const input = { schemeId, revision: 2, effectiveFrom: '2026-10' }
  expect(await activateScheme(hr, input, world.deps)).toMatchObject({ ok: true })
}

/** A visit of one answer, 0 of 1, and two of four, 4 of 4: the mean is 200/3, the points 8 of 9. */
async function visitsUnder(...rules: readonly Partial<ScoringPolicies>[]) {
  for (const [place, policies] of rules.entries()) {
    const sections = [aSection({ questions: questionIds.map((id) => aQuestion({ id })) })]
    const { versionId } = await aPublishedChecklist(
      world,
      aChecklistDocument({ sections, policies }),
    )
    const answers =
      place === 0
        ? [anAnswer({ value: { kind: 'choice', option: 'no' } })]
        : questionIds.map((questionId) => anAnswer({ questionId }))
    const personId = world.actors.employee.personId ?? ''
    const report = { visitedOn: `2026-10-1${place}`, answers }
    await aReleasedVisit(world, { versionId, personId }, report)
  }
}

async function computedOctober() {
  const { periodId } = await openPeriod(world.actors.hr, { month: '2026-10' }, world.deps)
  const run = await computePeriod(world.actors.hr, { periodId }, world.deps)
  if (!run.ok) throw new Error(run.reason)
  const { statements } = await viewPeriod(world.actors.hr, periodId, world.deps)
  const own = statements.find(({ fullName }) => fullName === 'Ольга Смирнова')
  const { document } = await viewStatement(world.actors.hr, own?.id ?? '', world.deps)
  const { snapshot } = await world.arrange((tx, organisationId) =>
    tx.periodRun.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: run.runId } },
      select: { snapshot: true },
    }),
  )
  return { periodId, runId: run.runId, document, snapshot }
}

const pooled = { personScore: 'pooled' } as const

describe('a month of visits whose checklists pool points', () => {
  test('is paid from the points of all visits, locked and verified', async () => {
    await visitsUnder(pooled, pooled, pooled)
    const { periodId, runId, document, snapshot } = await computedOctober()
    const courtesy = document.result.components.find(({ code }) => code === 'courtesy')
    expect(courtesy).toMatchObject({ measure: { mean: '8/9', visits: 3 }, amount: '5333.33' })
    expect(document.traces.find(({ code }) => code === 'courtesy')?.pooled).toEqual({
      earned: '8/1',
      possible: '9/1',
    })
    expect(snapshot.match(/"points":\{"earned":"\d\/1","possible":"\d\/1"\}/g)).toHaveLength(3)

    const { hr, secondHr } = world.actors
    const decide = (actor: typeof hr, decision: 'submit' | 'approve' | 'lock') =>
      decidePeriod(actor, { periodId, runId, decision }, world.deps)
    expect(await decide(hr, 'submit')).toEqual({ ok: true })
    expect(await decide(secondHr, 'approve')).toEqual({ ok: true })
    expect(await decide(hr, 'lock')).toEqual({ ok: true })
    expect(await verifyLockedPeriod(hr, { periodId }, world.deps)).toMatchObject({ ok: true })
  })

  test('one visit under another rule: the mean of all, as ever', async () => {
    await visitsUnder(pooled, pooled, {})
    const { document } = await computedOctober()
    const courtesy = document.result.components.find(({ code }) => code === 'courtesy')
    expect(courtesy).toMatchObject({ measure: { mean: '2/3', visits: 3 }, amount: '4000.00' })
    expect(canonicalJson(document)).not.toContain('"pooled"')
  })
})

test('an ordinary month is frozen in the bytes that it always had', async () => {
  await visitsUnder({}, {}, {})
  const { document, snapshot } = await computedOctober()
  const courtesy = document.result.components.find(({ code }) => code === 'courtesy')
  expect(courtesy).toMatchObject({ measure: { mean: '2/3', visits: 3 }, amount: '4000.00' })
  expect(canonicalJson(document)).not.toContain('"pooled"')

  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
  const [, scores = ''] = /"scores":\[(.*?)\](?=,"(?:tenureRule|units)":)/.exec(snapshot) ?? []
  const frozen = scores.replaceAll(uuid, 'id').split(/(?<=\}),(?=\{"checklistId")/)
  expect(frozen.toSorted()).toEqual(
    [
      ['0/1', '10'],
      ['100/1', '11'],
      ['100/1', '12'],
    ].map(
      ([percent, day]) =>
        '{"checklistId":"id","checklistVersionId":"id","countsIn":"2026-10","criticalFailures":0,' +
        `"personId":"id","scoreId":"id","sections":[{"id":"s1","percent":"${percent}"}],` +
        `"standards":[],"total":"${percent}","touchpoint":"store","unitId":"id",` +
        `"visitId":"id","visitedOn":"2026-10-${day}"}`,
    ),
  )
})
