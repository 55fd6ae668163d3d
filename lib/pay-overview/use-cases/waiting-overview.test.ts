import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openItemKey } from '@/lib/core/open-item'
import { decideLine } from '@/lib/line-decisions/use-cases/decide-line'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { askReopening } from '@/lib/periods/use-cases/ask-reopening'
import { settleOpenItem } from '@/lib/periods/use-cases/settle-open-item'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { type MonthRun, type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { viewPayOverview } from './view-pay-overview'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

const overviewOf = ({ periodId }: MonthRun) =>
  viewPayOverview(world.actors.hr, periodId, world.deps)

async function heldIn(run: MonthRun) {
  const { held } = await overviewOf(run)
  const { statements, computation } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
  return {
    overview: held.map(({ fullName }) => fullName).toSorted(),
    list: statements.filter((row) => row.held > 0).map(({ fullName }) => fullName),
    notices: computation?.notices.filter(({ code }) => code === 'held').length,
  }
}

/** Where the overview leads for each who waits, and where the list of the month does. */
async function placesIn(run: MonthRun) {
  const { held } = await overviewOf(run)
  const { statements } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
  return {
    overview: held.map(({ fullName, statementId }) => [fullName, statementId]).toSorted(),
    list: statements.map(({ fullName, id }) => [fullName, id]).toSorted(),
  }
}

async function decide(run: MonthRun, kind: 'pay' | 'zero' | 'computed', name = 'Пётр Волков') {
  const { statementId } = await months.statementOf(run, name)
  const line = { statementId, component: 'courtesy', amount: null, reason: 'Приказ 12' }
  const made = await decideLine(world.actors.hr, { ...line, kind }, world.deps)
  expect(made).toMatchObject({ ok: true })
}

// Nobody was visited, and a part without visits is held.
const both = ['Ольга Смирнова', 'Пётр Волков']
const waits = { overview: both, list: both, notices: 2 }
const waitsNot = { overview: ['Ольга Смирнова'], list: ['Ольга Смирнова'], notices: 1 }

describe('what the notices of a month count', () => {
  test('is named with its amounts: decided lines and corrections, each by its statement', async () => {
    const first = await months.computed('2026-10')
    await decide(first, 'pay')
    await decide(first, 'pay', 'Ольга Смирнова')
    const october = await months.locked('2026-10')
    const { statementId } = await months.statementOf(october, 'Пётр Волков')
    const seen = await overviewOf(october)
    expect(seen.adjusted).toEqual([])
    const ofVolkov = seen.decided.find(({ fullName }) => fullName === 'Пётр Волков')
    expect(ofVolkov).toMatchObject({
      statementId,
      lines: [{ code: 'courtesy', computed: '0.00', amount: '5000.00', isAbove: false }],
    })
    expect(seen.decided).toHaveLength(2)
    await months.bring('pay', '202;2026-10;10.5;21;10000')
    const november = await months.computed('2026-11')
    const { adjusted } = await overviewOf(november)
    const corrected = await months.statementOf(november, 'Ольга Смирнова')
    expect(adjusted).toEqual([
      {
        key: expect.any(String),
        personId: corrected.document.person.id,
        fullName: 'Ольга Смирнова',
        statementId: corrected.statementId,
        amount: corrected.document.adjustments[0]?.amount,
      },
    ])
    expect(corrected.document.adjustments).toHaveLength(1)
  })
})

describe('who waits for what', () => {
  test('nobody waits for a line that was decided, whether or not a run has read it', async () => {
    const first = await months.computed('2026-10')
    expect(await heldIn(first)).toEqual(waits)
    await decide(first, 'zero')
    expect(await heldIn(first)).toEqual(waitsNot)
    const second = await months.computed('2026-10')
    expect(await heldIn(second)).toEqual(waitsNot)
    await decide(second, 'computed')
    expect(await heldIn(second)).toEqual(waits)
  })

  test('each who waits leads to the statement where the line is decided', async () => {
    const { overview, list } = await placesIn(await months.computed('2026-10'))
    expect(overview).toHaveLength(both.length)
    expect(overview).toEqual(list)
  })

  test('who waits no more, and was not measured, is named among those', async () => {
    const october = await months.locked('2026-10')
    const unmeasured = async () =>
      (await overviewOf(october)).overview?.unmeasured.map(({ fullName }) => fullName)
    expect(await unmeasured()).toEqual([])
    await decide(october, 'pay')
    expect(await unmeasured()).toEqual(['Пётр Волков'])
  })

  test('nor after the lock, though the next month alone pays it', async () => {
    const october = await months.locked('2026-10')
    expect(await heldIn(october)).toEqual(waits)
    await decide(october, 'pay')
    expect(await heldIn(october)).toEqual(waitsNot)
  })

  test('a locked month tells who asks to open it again', async () => {
    const october = await months.locked('2026-10')
    expect((await overviewOf(october)).reopenAskedBy).toBeNull()
    const asked = { ...october, reason: 'Не тот табель' }
    expect(await askReopening(world.actors.hr, asked, world.deps)).toEqual({ ok: true })
    const { reopenAskedBy } = await overviewOf(october)
    expect(reopenAskedBy).toBe(world.actors.hr.displayName)
    // Nobody can once a later month builds upon it.
    await months.locked('2026-11')
    expect((await overviewOf(october)).reopenAskedBy).toBeNull()
  })

  test('money of locked months waits until somebody settles it', async () => {
    const { hr, administrator, otherEmployee } = world.actors
    await months.locked('2026-10')
    const person = { personId: otherEmployee.personId ?? '', personnelNumber: '203' }
    const life = { hiredOn: '2025-01-09', fullName: 'Пётр Волков', leftOn: '2026-09-30' }
    await changePerson(administrator, { ...person, ...life }, world.deps)
    const run = await months.computed('2026-11')
    const { openItems } = await overviewOf(run)
    expect(openItems).toMatchObject([{ fullName: 'Пётр Волков', amount: '-5000.00' }])
    const { computation } = await viewPeriod(hr, run.periodId, world.deps)
    const [open] = computation?.openItems ?? []
    if (open === undefined) throw new Error('nothing is open')
    const settled = { periodId: run.periodId, item: openItemKey(open), reason: 'Вернул в кассу' }
    expect(await settleOpenItem(hr, settled, world.deps)).toEqual({ ok: true })
    expect((await overviewOf(run)).openItems).toEqual([])
  })
})
