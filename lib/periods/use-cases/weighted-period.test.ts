import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertPeriodRule } from '@/lib/period-rules/queries'
import { payRows } from '@/test/deny/pay-rows'
import { aChecklistDocument, anAnswer, aPublishedChecklist } from '@/test/factories'
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { verifyLockedPeriod } from './view-period'
import { viewStatement } from './view-statement'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const setRule = (fromMonth: string, weights: Readonly<Record<string, string>>) =>
  world.arrange((tx, organisationId) => {
    const { accountId } = world.actors.programmeManager
    return insertPeriodRule(tx, organisationId, { fromMonth, weights }, accountId, world.deps.now)
  })

test('a month is paid by its own weights, frozen with them, and verified whatever comes later', async () => {
  const { employee, hr, secondHr } = world.actors
  const { deps } = world
  const publish = (touchpoint: 'store' | 'call') =>
    aPublishedChecklist(world, aChecklistDocument({ touchpoint }))
  const [store, call] = [await publish('store'), await publish('call')]
  const no = [anAnswer({ value: { kind: 'choice', option: 'no' } })]
  const personId = employee.personId ?? ''
  for (const day of ['10', '11', '12']) {
    await aReleasedVisit(
      world,
      { versionId: store.versionId, personId },
      { visitedOn: `2026-10-${day}` },
    )
  }
  await aReleasedVisit(
    world,
    { versionId: call.versionId, personId },
    { visitedOn: '2026-10-13', answers: no },
  )
  await setRule('2026-09', { store: '40', call: '60' })
  await setRule('2026-11', { store: '1' })

  const { periodId, runId, statements } = await payRows({
    deps,
    positionId: world.positions.seller,
    personnelNumbers: ['202'],
    hr: [hr, secondHr],
  })
  const own = statements.find(({ fullName }) => fullName === 'Ольга Смирнова')
  const { document, policies } = await viewStatement(hr, own?.id ?? '', deps)
  const courtesy = document.result.components.find(({ code }) => code === 'courtesy')
  expect(courtesy).toMatchObject({ measure: { mean: '2/5', visits: 4 }, amount: '2400.00' })
  expect(document.traces.find(({ code }) => code === 'courtesy')).toMatchObject({
    weighted: [
      { touchpoint: 'store', weight: '40', visits: 3, score: { exact: '100/1' } },
      { touchpoint: 'call', weight: '60', visits: 1, score: { exact: '0/1' } },
    ],
  })
  expect(policies.get(store.versionId)).toMatchObject({ method: 'weighted-sections' })

  const { snapshot } = await world.arrange((tx, organisationId) =>
    tx.periodRun.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: runId } },
      select: { snapshot: true },
    }),
  )
  expect(JSON.parse(snapshot)).toMatchObject({ touchpointWeights: { store: '40', call: '60' } })
  await setRule('2026-10', { call: '100' })
  expect(await verifyLockedPeriod(hr, { periodId }, deps)).toMatchObject({ ok: true })
  const again = await viewStatement(hr, own?.id ?? '', deps)
  expect(again.document).toEqual(document)
})
