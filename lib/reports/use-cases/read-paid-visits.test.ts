import { createTranslator } from 'use-intl/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { visitCauses } from '@/lib/results/formats/visit-causes'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { readPaidVisits } from './read-paid-visits'

let world: World
let months: PayMonths
let visitId: string
let later: string
let paid: Awaited<ReturnType<PayMonths['statementOf']>>

beforeAll(async () => {
  world = await openWorld()
  months = await payMonths(world)
  later = await months.visit('2026-10-14')
  visitId = await months.visit('2026-10-12')
  paid = await months.statementOf(await months.locked('2026-10'), 'Ольга Смирнова')
})
afterAll(() => world.close())

const read = async (name: 'hr' | 'employee' | 'otherEmployee') =>
  (await readPaidVisits(world.actors[name], paid, world.deps)).map((view) => view.visitId)

const said = async (locale: 'ru' | 'en') => {
  const messages = messagesIn(locale)
  const translator = createTranslator({ locale, messages, namespace: 'results.report' })
  const telling = {
    say: (key: string, values?: object) => translator(key as never, values as never),
    format: formatFor(locale),
  }
  const visits = await readPaidVisits(world.actors.hr, paid, world.deps)
  return visits.map((visit) => visitCauses(visit, telling))
}

describe('the visits that a statement counts', () => {
  it('are read by HR, and by whom they evaluated, the oldest first; by nobody else', async () => {
    expect(await read('hr')).toEqual([visitId, later])
    expect(await read('employee')).toEqual([visitId, later])
    expect(await read('otherEmployee')).toEqual([])
    for (const name of ['administrator', 'programmeManager', 'shopper'] as const)
      await expect(readPaidVisits(world.actors[name], paid, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
  })

  it('say which answers lost points, and nothing of those that lost none', async () => {
    const [first] = await said('ru')
    expect(first).toMatchObject({ visitId })
    expect(first?.title).toMatch(/^Проверка: .*12 октября 2026.*, версия 1: 75,00\u00a0%$/)
    expect(first?.lines).toEqual([expect.stringMatching(/\S Нет; 0 из 1/)])
    const [other] = await said('en')
    expect(other?.lines).toEqual([expect.stringMatching(/\S No; 0 of 1/)])
  })
})
