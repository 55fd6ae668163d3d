import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComputedValue } from '@/lib/core/scheme'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { viewStatement } from '@/lib/periods/use-cases/view-statement'
import { openWorld, type World } from '@/test/world'
import { activateScheme } from './activate-scheme'
import { createScheme } from './create-scheme'
import { saveSchemeDraft } from './save-scheme-draft'
import { viewScheme } from './view-schemes'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** The point scale with another formula, saved and tried to activate from October. */
async function withFormula(formula: string) {
  const { hr } = world.actors
  const { schemeId } = await createScheme(hr, { template: 'point-scale' }, world.deps)
  const { scheme } = await viewScheme(hr, schemeId, world.deps)
  const document = {
    ...scheme.draft,
    base: { kind: 'fixed' as const, amount: '60000.00' },
    regulation: { number: '17-П', date: '2026-08-28' },
    appliesTo: { ...scheme.draft.appliesTo, from: '2026-10-01' },
    components: scheme.draft.components.map((component) => ({
      ...component,
      curve: { kind: 'proportional' as const, cap: null },
      value: { ...(component.value as ComputedValue), formula },
    })),
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, world.deps)
  const input = { schemeId, revision: 2, effectiveFrom: '2026-10' }
  return activateScheme(hr, input, world.deps)
}

describe('a scheme whose value is a formula', () => {
  it.each([
    ['names what is not there', 'KPI("sales_plan") * courtesy', 'formula-wrong'],
    ['reads itself', 'points * 0.5', 'formula-circle'],
    ['pays zero for too few visits', 'IFMISSING(SCORE("all"), 0)', 'formula-zero-for-missing'],
  ])('is not activated where the formula %s', async (_, formula, code) => {
    expect(await withFormula(formula)).toMatchObject({
      ok: false,
      reason: 'problems',
      problems: [{ code }],
    })
  })

  it('is computed from the figures of the period, with the trace on the statement', async () => {
    const { hr } = world.actors
    const formula = 'KPI("sales_plan") / (1 - KPI("csat"))'
    expect(await withFormula(formula)).toMatchObject({ ok: true })
    const text =
      'month;metric;personnel number;unit code;value\n' +
      '2026-10;sales_plan;202;;0.4\n2026-10;csat;202;;0.5\n' +
      '2026-10;sales_plan;203;;0.4\n2026-10;csat;203;;1\n'
    const bytes = new TextEncoder().encode(text)
    await importFacts(hr, { kind: 'kpi', bytes, mode: 'all-or-nothing' }, world.deps)
    const { periodId } = await openPeriod(hr, { month: '2026-10' }, world.deps)
    expect(await computePeriod(hr, { periodId }, world.deps)).toMatchObject({ ok: true })
    const { statements } = await viewPeriod(hr, periodId, world.deps)
    const paid = await Promise.all(statements.map(({ id }) => viewStatement(hr, id, world.deps)))
    const of = (number: string) =>
      paid.find(({ document }) => document.person.personnelNumber === number)?.document

    expect(of('202')?.amount).toBe('48000.00')
    expect(of('202')?.traces[0]?.facts.map(({ metric }) => metric)).toEqual(['sales_plan', 'csat'])
    expect(of('202')?.result.components[0]?.measure).toMatchObject({
      kind: 'formula',
      formula,
      stop: null,
      trace: { outcome: { kind: 'number', number: '4/5' } },
    })
    expect(of('203')?.result).toMatchObject({
      held: ['points'],
      components: [{ measure: { kind: 'formula', stop: 'division-by-zero' } }],
    })
  })
})
