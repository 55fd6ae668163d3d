import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Component, SchemeDocument } from '@/lib/core/scheme'
import { trialBudget, trialRows } from '@/lib/core/trial-comparison'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import {
  listPreviewChoices,
  listSchemeTrials,
  listTrialChoices,
  viewSchemeTrial,
} from '@/lib/scheme-trials/use-cases/view-trials'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { makeSchemeTrial } from './make-scheme-trial'
import { previewSchemePay } from './preview-scheme-pay'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const hr = () => world.actors.hr
/** October is over: months are tried from outside. Each look is a minute later than the one before. */
let minutes = 0
const november = () => {
  minutes += 1
  return { ...world.deps, now: new Date(Date.UTC(2026, 10, 5, 9, minutes)) }
}
const make = (
  schemeIds: readonly string[],
  months: readonly string[],
  version: number | null = null,
) =>
  makeSchemeTrial(
    hr(),
    { schemes: schemeIds.map((schemeId) => ({ schemeId, version })), months },
    november(),
  )

async function bring(kind: 'kpi' | 'pay', text: string) {
  const bytes = new TextEncoder().encode(text)
  const result = await importFacts(hr(), { kind, bytes, mode: 'all-or-nothing' }, world.deps)
  expect(result).toMatchObject({ ok: true, written: true, problems: [] })
}

/** A draft of 55/15/10/10/10 for the sellers, changed as the test needs; not activated. */
async function aDraft(change: (draft: SchemeDocument) => SchemeDocument = (draft) => draft) {
  const { schemeId } = await createScheme(hr(), { template: 'driver' }, world.deps)
  const { scheme } = await viewScheme(hr(), schemeId, world.deps)
  const { seller } = world.positions
  const appliesTo = { ...scheme.draft.appliesTo, positionIds: [seller] }
  const document = change({
    ...scheme.draft,
    regulation: { number: '17-П', date: '2026-08-28' },
    appliesTo,
  })
  const saved = await saveSchemeDraft(hr(), { schemeId, revision: 1, document }, world.deps)
  expect(saved).toMatchObject({ ok: true })
  return { schemeId, document }
}

const inEach =
  (only: (component: Component) => Partial<Component>) =>
  (draft: SchemeDocument): SchemeDocument => ({
    ...draft,
    components: draft.components.map((component) => ({ ...component, ...only(component) })),
  })

describe('before there is anything to try', () => {
  it('no months are offered, and none is accepted', async () => {
    const { schemeId } = await aDraft()
    expect(await listTrialChoices(hr(), november())).toMatchObject({
      months: [],
      schemes: [{ schemeId, version: null }],
    })
    expect(await listPreviewChoices(hr(), november())).toEqual({ months: [], people: [] })
    expect(await make([schemeId], ['2026-10'])).toEqual({
      ok: false,
      reason: 'month-without-facts',
    })
  })
})

describe('a trial', () => {
  let schemeId: string
  let document: SchemeDocument
  beforeAll(async () => {
    await bring(
      'pay',
      'personnel number;month;worked days;norm days;base amount\n202;2026-10;21;21;60000\n203;2026-10;17;21;60000\n202;2026-09;21;21;60000\n',
    )
    const figures = ['trips;202;0.8', 'on_time;202;1', 'clean;202;1', 'handover;202;1'].concat([
      'trips;203;1',
      'on_time;203;1',
      'clean;203;1',
      'handover;203;1',
    ])
    await bring(
      'kpi',
      `month;metric;personnel number;value\n${figures.map((line) => `2026-10;${line}\n`).join('')}`,
    )
    const draft = await aDraft()
    schemeId = draft.schemeId
    document = draft.document
    const input = { schemeId, revision: 2, effectiveFrom: '2026-10' }
    expect(await activateScheme(hr(), input, world.deps)).toMatchObject({ ok: true })
    const { periodId } = await openPeriod(hr(), { month: '2026-10' }, world.deps)
    expect(await computePeriod(hr(), { periodId }, world.deps)).toMatchObject({ ok: true })
  })

  it('is chosen among schemes that one name does not tell apart', async () => {
    const { shopNorth } = world.units
    const other = await aDraft((draft) => ({
      ...draft,
      appliesTo: { ...draft.appliesTo, positionIds: [], unitIds: [shopNorth] },
    }))
    const { schemes, timeZone } = await listTrialChoices(hr(), november())
    expect(timeZone).toBe('Europe/Moscow')
    const choice = (id: string, version: number | null) =>
      schemes.find((one) => one.schemeId === id && one.version === version)
    const { name } = document
    const sellers = { name, positions: ['Продавец'], units: [] }
    const draft = { paysFrom: null, savedAt: world.deps.now }
    expect(choice(schemeId, null)).toMatchObject({ ...sellers, ...draft })
    expect(choice(schemeId, 1)).toMatchObject({ ...sellers, paysFrom: '2026-10', savedAt: null })
    const shop = { name, positions: [], units: ['Магазин на Северной'] }
    expect(choice(other.schemeId, null)).toMatchObject({ ...shop, ...draft })
  })

  it('of a version is chosen by the first month that it pays, not by that of its activation', async () => {
    const later = await aDraft((draft) => ({
      ...draft,
      appliesTo: { positionIds: [world.positions.specialist], unitIds: [], from: '2027-03-01' },
    }))
    const input = { schemeId: later.schemeId, revision: 2, effectiveFrom: '2026-10' }
    expect(await activateScheme(hr(), input, world.deps)).toMatchObject({ ok: true })
    const { schemes } = await listTrialChoices(hr(), november())
    const versions = schemes.filter((one) => one.schemeId === later.schemeId)
    expect(versions.map(({ version, paysFrom }) => [version, paysFrom])).toEqual([
      [null, null],
      [1, '2027-03'],
    ])
  })

  it('is not there for anybody but HR of the organisation', async () => {
    const made = await make([schemeId], ['2026-10'])
    if (!made.ok) throw new Error(made.reason)
    const tried = { schemes: [{ schemeId, version: null }], months: ['2026-10'] }
    const look = { document, month: '2026-10', personId: world.actors.employee.personId ?? '' }
    for (const name of ['administrator', 'reviewer', 'unitHead', 'employee', 'shopper'] as const) {
      const actor = world.actors[name]
      for (const attempt of [
        () => makeSchemeTrial(actor, tried, world.deps),
        () => viewSchemeTrial(actor, made.trialId, world.deps),
        () => listSchemeTrials(actor, world.deps),
        () => previewSchemePay(actor, look, world.deps),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    }
    for (const attempt of [
      () => viewSchemeTrial(world.stranger, made.trialId, world.deps),
      () => makeSchemeTrial(world.stranger, tried, world.deps),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is refused in words for what cannot be tried', async () => {
    const months = ['2026-10']
    expect(await make([schemeId, schemeId], months)).toMatchObject({ reason: 'same-scheme-twice' })
    expect(await make([schemeId], ['2026-10', '2026-05'])).toMatchObject({
      reason: 'month-without-facts',
    })
    // November is not over.
    expect(await make([schemeId], ['2026-11'])).toMatchObject({ reason: 'month-without-facts' })
    const broken = await aDraft(inEach(() => ({ share: 'половина' })))
    expect(await make([broken.schemeId], months)).toMatchObject({ reason: 'scheme-has-errors' })
    const euros = await aDraft((draft) => ({ ...draft, currency: 'EUR' }))
    expect(await make([schemeId, euros.schemeId], months)).toMatchObject({
      reason: 'currencies-differ',
    })
    const quarter = await aDraft((draft) => ({ ...draft, period: 'quarter' }))
    expect(await make([quarter.schemeId], months)).toMatchObject({ reason: 'no-quarter-end' })
    const salaried = await aDraft((draft) => ({ ...draft, base: { kind: 'salary' } }))
    expect(await make([salaried.schemeId], months)).toMatchObject({ reason: 'nobody-computable' })
    await expect(make([schemeId], months, 7)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('of the very scheme that paid says what was paid, to the kopeck', async () => {
    const made = await make([schemeId], ['2026-10', '2026-09'], 1)
    if (!made.ok) throw new Error(made.reason)
    const { document: trial } = await viewSchemeTrial(hr(), made.trialId, world.deps)
    expect(trial.months).toEqual([
      { month: '2026-09', paid: 'none' },
      { month: '2026-10', paid: 'proposed' },
    ])
    const [scheme] = trial.schemes
    if (!scheme) throw new Error('a trial has a scheme')
    expect(scheme).toMatchObject({ comparedWith: 'same-scheme', version: 1, revision: null })
    const october = trialBudget(trial.months, scheme).find(({ month }) => month === '2026-10')
    expect(october).toMatchObject({ tried: '101971.43', paid: '101971.43', difference: '0.00' })
    const rows = trialRows(trial, scheme)
    expect(rows.map(({ difference }) => difference)).toEqual(['0.00', '0.00'])
    // Nobody was visited: nothing is left to luck, and the trial says what was paid unmeasured.
    expect(scheme.luck).toMatchObject({ noiseShare: null, verdict: 'nothing-sampled' })
    expect(scheme.payouts.every(({ unmeasured }) => unmeasured !== '0.00')).toBe(true)
    expect(scheme.payouts.map(({ position }) => position)).toEqual([
      'Продавец',
      'Продавец',
      'Продавец',
    ])
  })

  it('of another draft says who wins and who loses, beside a second one', async () => {
    const strict = await aDraft(
      inEach(({ code }) =>
        code === 'trips' ? { curve: { kind: 'all-or-nothing', from: '0.9' } } : {},
      ),
    )
    const made = await make([strict.schemeId, schemeId], ['2026-10'])
    if (!made.ok) throw new Error(made.reason)
    const { document: trial, madeByName } = await viewSchemeTrial(hr(), made.trialId, world.deps)
    expect(madeByName).not.toBe('')
    const [first, second] = trial.schemes
    if (!first || !second) throw new Error('two schemes were tried')
    expect(first).toMatchObject({ comparedWith: 'all-schemes', version: null, revision: 2 })
    const lost = trialRows(trial, first).find(
      ({ personId }) => personId === world.actors.employee.personId,
    )
    // 80 % of trips paid 26,400 and is below the threshold of the draft.
    expect(lost).toMatchObject({ tried: '27000.00', paid: '53400.00', difference: '-26400.00' })
    expect(trialRows(trial, second).map(({ difference }) => difference)).toEqual(['0.00', '0.00'])
  })

  it('writes no statement and moves no period', async () => {
    const { periodId } = await openPeriod(hr(), { month: '2026-10' }, world.deps)
    const before = await viewPeriod(hr(), periodId, world.deps)
    const made = await make([schemeId], ['2026-10'])
    expect(made.ok).toBe(true)
    const after = await viewPeriod(hr(), periodId, world.deps)
    expect(after).toEqual(before)
  })

  it('stays as it was when the facts are revised, and cannot be changed in the database', async () => {
    const made = await make([schemeId], ['2026-10'])
    if (!made.ok) throw new Error(made.reason)
    const before = await viewSchemeTrial(hr(), made.trialId, world.deps)
    await bring('kpi', 'month;metric;personnel number;value\n2026-10;trips;203;0.5\n')
    expect(await viewSchemeTrial(hr(), made.trialId, world.deps)).toEqual(before)
    const again = await make([schemeId], ['2026-10'])
    if (!again.ok) throw new Error(again.reason)
    const later = await viewSchemeTrial(hr(), again.trialId, world.deps)
    expect(later.document.schemes[0]?.payouts).not.toEqual(before.document.schemes[0]?.payouts)
    await expect(
      world.arrange((tx) => tx.schemeTrial.updateMany({ data: { document: '{}' } })),
    ).rejects.toThrow()
  })

  it('is listed with what was tried, newest first', async () => {
    const made = await make([schemeId], ['2026-10', '2026-09'], 1)
    const { trials, timeZone } = await listSchemeTrials(hr(), world.deps)
    expect(timeZone).toBe('Europe/Moscow')
    expect(trials.length).toBeGreaterThan(3)
    expect(trials[0]).toMatchObject({
      id: made.ok ? made.trialId : 'a trial',
      months: ['2026-09', '2026-10'],
      schemes: [{ version: 1 }],
    })
    // Late in the evening by UTC it is the next day where the organisation is.
    minutes += 13 * 60
    const tomorrow = await listSchemeTrials(hr(), november())
    expect(tomorrow.today).toBe('2026-11-06')
    const times = trials.map(({ madeAt }) => madeAt.getTime())
    expect(times).toEqual(times.toSorted((one, other) => other - one))
  })

  it('is told in the list from another one of its name, by what was so on its day', async () => {
    const { shopNorth } = world.units
    const other = await aDraft((draft) => ({
      ...draft,
      appliesTo: { ...draft.appliesTo, unitIds: [shopNorth] },
    }))
    const schemesOfNewest = async () =>
      (await listSchemeTrials(hr(), world.deps)).trials[0]?.schemes
    expect(await make([schemeId], ['2026-10'], 1)).toMatchObject({ ok: true })
    const { name } = document
    const sellers = { positions: ['Продавец'], units: [] }
    const version = { ...sellers, paysFrom: '2026-10', savedAt: null }
    expect(await schemesOfNewest()).toEqual([{ name, version: 1, marks: version }])
    expect(await make([other.schemeId], ['2026-10'])).toMatchObject({ ok: true })
    const draft = { paysFrom: null, savedAt: world.deps.now }
    const north = { positions: ['Продавец'], units: ['Магазин на Северной'], ...draft }
    expect(await schemesOfNewest()).toEqual([{ name, version: null, marks: north }])
  })

  it('of the time before is listed by its name and version alone', async () => {
    const made = await make([schemeId], ['2026-10'], 1)
    const { name } = document
    await world.arrange(async (tx) => {
      const { id: _, ...row } = await tx.schemeTrial.findFirstOrThrow({
        where: { id: made.ok ? made.trialId : '' },
      })
      const summary = JSON.stringify({ months: ['2026-10'], schemes: [{ name, version: 1 }] })
      const madeAt = new Date(Date.UTC(2026, 10, 20))
      await tx.schemeTrial.create({ data: { ...row, summary, madeAt } })
    })
    const [newest] = (await listSchemeTrials(hr(), world.deps)).trials
    expect(newest?.schemes).toEqual([{ name, version: 1, marks: null }])
  })

  it('says of a draft that it does not differ from a version, and which two are one', async () => {
    const choices = async (id: string) =>
      (await listTrialChoices(hr(), november())).schemes.filter((one) => one.schemeId === id)
    const [draft, version] = await choices(schemeId)
    expect(draft).toMatchObject({ version: null, sameAsVersion: 1 })
    expect(version).toMatchObject({ version: 1, sameAsVersion: null })
    expect(draft?.fingerprint).toBe(version?.fingerprint)
    const other = await aDraft((one) => ({ ...one, currency: 'EUR' }))
    const [changed] = await choices(other.schemeId)
    expect(changed).toMatchObject({ version: null, sameAsVersion: null })
    expect(changed?.fingerprint).not.toBe(draft?.fingerprint)
  })

  it('reads the visits: one visit on a cliff is luck, and the neighbour is named', async () => {
    const { employee } = world.actors
    await aReleasedVisit(world, {
      unitId: world.units.shopNorth,
      personId: employee.personId ?? '',
    })
    const cliff = await aDraft(
      inEach(({ code }) =>
        code === 'courtesy'
          ? {
              curve: { kind: 'all-or-nothing', from: '0.99' },
              sampling: { minimumVisits: 1, smoothing: 'none' },
            }
          : {},
      ),
    )
    const months = (await listTrialChoices(hr(), november())).months.map(({ month }) => month)
    const made = await make([cliff.schemeId], months)
    if (!made.ok) throw new Error(made.reason)
    const { document: trial } = await viewSchemeTrial(hr(), made.trialId, world.deps)
    const [scheme] = trial.schemes
    const visited = scheme?.payouts.find(
      ({ personId, band }) => personId === employee.personId && band?.low !== band?.high,
    )
    expect(visited).toBeDefined()
    expect(scheme?.luck.verdict).toBe('too-few-people')
    expect(scheme?.neighbours).toMatchObject([{ code: 'courtesy', visits: 1 }])
  })
})

describe('a person beside the editor', () => {
  const look = (document: SchemeDocument, personId: string, month = '2026-10') =>
    previewSchemePay(hr(), { document, month, personId }, world.deps)

  it('is paid by the draft as it is typed, kept or not', async () => {
    const { document } = await aDraft()
    const personId = world.actors.employee.personId ?? ''
    expect(await look(document, personId)).toMatchObject({
      ok: true,
      preview: { payout: '53400.00', atFull: '60000.00', currency: 'RUB' },
    })
    const halved = { ...document, cap: '30000.00' }
    expect(await look(halved, personId)).toMatchObject({ preview: { payout: '30000.00' } })
  })

  it('says why there is no amount', async () => {
    const { document } = await aDraft()
    const personId = world.actors.employee.personId ?? ''
    const broken = inEach(() => ({ share: '' }))(document)
    expect(await look(broken, personId)).toEqual({ ok: false, reason: 'scheme-has-errors' })
    expect(await look(document, world.actors.hr.personId ?? '')).toMatchObject({
      reason: 'not-applied',
    })
    const salaried: SchemeDocument = { ...document, base: { kind: 'salary' } }
    expect(await look(salaried, personId)).toMatchObject({ reason: 'no-salary' })
    // Another organisation's person is nobody here.
    expect(await look(document, world.stranger.personId ?? world.stranger.accountId)).toMatchObject(
      { reason: 'not-applied' },
    )
  })

  it('people and months to look at are those that have facts', async () => {
    const { months, people } = await listPreviewChoices(hr(), november())
    expect(months.map(({ month }) => month)).toContain('2026-10')
    expect(people.map(({ fullName }) => fullName)).toContain('Ольга Смирнова')
  })
})
