import { afterAll, beforeAll, expect, test } from 'vitest'
import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import { aCampaign, aPublishedChecklist } from '@/test/factories'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { anApprovedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { computePeriod } from './compute-period'
import { decidePeriod } from './decide-period'
import { openPeriod } from './open-period'
import { viewPeriod } from './view-period'

let world: World
let months: PayMonths
beforeAll(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterAll(() => world.close())

test('visits that came more than a year late count nowhere, and are named once', async () => {
  const campaignId = await aCampaign(world)
  const { versionId } = await aPublishedChecklist(world)
  const visit = () => anApprovedVisit(world, { campaignId, versionId }, { visitedOn: '2026-10-12' })
  const visitIds = [await visit(), await visit(), await visit()].toSorted()
  await months.locked('2026-10')
  const late = world.depsAt('2027-12-05T09:00:00Z')
  const release = { campaignId, visitIds, attachmentIds: [] }
  expect(await releaseVisits(world.actors.reviewer, release, late)).toEqual({
    ok: true,
    released: 3,
  })
  const { hr, secondHr } = world.actors
  const lateIn = async (month: string) => {
    const { periodId } = await openPeriod(hr, { month }, late)
    const run = await computePeriod(hr, { periodId }, late)
    if (!run.ok) throw new Error(run.reason)
    const { computation } = await viewPeriod(hr, periodId, late)
    const { runId } = run
    for (const [actor, decision] of [
      [hr, 'submit'],
      [secondHr, 'approve'],
      [hr, 'lock'],
    ] as const)
      expect(await decidePeriod(actor, { periodId, runId, decision }, world.deps)).toEqual({
        ok: true,
      })
    const idsOf = (visits: readonly { readonly visitId: string }[] = []) =>
      visits.map(({ visitId }) => visitId).toSorted()
    return {
      counted: idsOf(computation?.late.counted),
      tooLate: idsOf(computation?.late.tooLate),
    }
  }
  // Twelve months back are looked at: the first day of October 2026 is still among them.
  expect(await lateIn('2027-10')).toEqual({ counted: [], tooLate: [] })
  expect(await lateIn('2027-11')).toEqual({ counted: [], tooLate: visitIds })
  // Locked after the release: from then on they have been told of.
  const { periodId } = await openPeriod(hr, { month: '2027-12' }, late)
  const run = await computePeriod(hr, { periodId }, late)
  if (!run.ok) throw new Error(run.reason)
  const { runId } = run
  await decidePeriod(hr, { periodId, runId, decision: 'submit' }, late)
  await decidePeriod(secondHr, { periodId, runId, decision: 'approve' }, late)
  const afterRelease = world.depsAt('2027-12-06T09:00:00Z')
  expect(await decidePeriod(hr, { periodId, runId, decision: 'lock' }, afterRelease)).toEqual({
    ok: true,
  })
  expect(await lateIn('2028-01')).toEqual({ counted: [], tooLate: [] })
})
