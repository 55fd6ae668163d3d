import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeOrganisation } from '@/lib/organisations/use-cases/change-organisation'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { openSession } from '@/lib/sessions/use-cases/open-session'
import { readSource, sourceFiles } from '@/test/architecture/source-files'
import { openWorld, type World } from '@/test/world'
import { recordAudit } from '../queries'
import { type ListAudit, listAuditSchema } from '../schema'
import { listAudit } from './list-audit'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const everything = listAuditSchema.parse({})
const list = (wanted: Partial<ListAudit> = {}) =>
  listAudit(world.actors.administrator, { ...everything, ...wanted }, world.deps)

const noteAt = (instant: string, subjectKind = 'unit') =>
  world.db.asActor(world.actors.hr, (tx) =>
    recordAudit(
      tx,
      world.actors.hr,
      { action: 'unit.changed', subjectKind, subjectId: world.units.shopNorth },
      new Date(instant),
    ),
  )

describe('the log', () => {
  it.each(['programmeManager', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    'is closed to %s',
    async (name) => {
      await expect(listAudit(world.actors[name], everything, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  )

  it('shows nothing of another organisation', async () => {
    await noteAt('2026-10-20T09:00:00Z')
    expect((await listAudit(world.stranger, everything, world.deps)).total).toBe(0)
  })

  it('says who did what to what, by the names of today, latest first', async () => {
    const { administrator } = world.actors
    const input = { name: 'Ромашка', timeZone: 'Europe/Moscow', currency: 'RUB' } as const
    const later = world.depsAt('2026-10-20T10:00:00Z')
    await changeOrganisation(administrator, { ...input, defaultLocale: 'en' }, later)
    const { lines } = await list()
    expect(lines.slice(0, 2)).toMatchObject([
      { who: 'Алла Зотова', action: 'organisation.changed', subjectKind: 'organisation' },
      { who: 'Нина Ершова', action: 'unit.changed', subjectName: 'Магазин на Северной' },
    ])
  })

  it('is narrowed by person, subject and the days of the organisation’s zone', async () => {
    // 23:30 on 1 October in Moscow is 20:30 UTC; half an hour later is 2 October there.
    await noteAt('2026-10-01T20:30:00Z')
    await noteAt('2026-10-01T21:00:00Z')
    expect((await list({ from: '2026-10-01', through: '2026-10-01' })).total).toBe(1)
    expect((await list({ from: '2026-10-02', through: '2026-10-02' })).total).toBe(1)
    expect((await list({ who: 'ершова' })).total).toBe(3)
    expect((await list({ who: '%' })).total).toBe(0)
    expect((await list({ subject: 'organisation' })).total).toBe(1)
  })

  it('knows what the program did itself, and pages', async () => {
    await Promise.all(
      Array.from({ length: 55 }, () =>
        openSession(world.organisationId, world.actors.employee.accountId, world.deps),
      ),
    )
    const first = await list({ who: 'Смирнова' })
    expect([first.total, first.lines.length]).toEqual([55, 50])
    expect((await list({ who: 'Смирнова', page: 2 })).lines).toHaveLength(5)
  })
})

it('nonsense in the address means everything', () => {
  const nonsense = { who: 'a\0', subject: 'x', from: '2026-02-31', through: ['a'], page: '-1' }
  expect(listAuditSchema.parse(nonsense)).toEqual(everything)
})

it('every action that a use case records has words in both languages', () => {
  const nouns = Object.keys(messagesIn('ru').audit?.actions ?? {})
  const recorded = sourceFiles(['lib'])
    .filter((file) => file.includes('/use-cases/'))
    .flatMap((file) => {
      const text = readSource(file)
      if (!/record(?:Own)?Audit/.test(text)) return []
      // `title.ru` is the name of a field, not of something that was done.
      return [...text.matchAll(/'((?!title\.)[a-z]+\.[a-z]+(?:-[a-z]+)*)'/g)].map(([, action]) =>
        String(action),
      )
    })
  const composed = ['invitation-issued', 'reset-issued'].map((end) => `account.${end}`)
  const decided = ['submitted', 'approved', 'locked', 'exported'].map((end) => `period.${end}`)
  expect(recorded.length).toBeGreaterThan(40)
  expect(nouns.length).toBeGreaterThan(15)
  for (const locale of ['ru', 'en'] as const) {
    const actions: unknown = messagesIn(locale).audit?.actions
    const missing = [...recorded, ...composed, ...decided].filter((action) => {
      const text = action
        .split('.')
        .reduce<unknown>(
          (tree, key) => (typeof tree === 'object' && tree ? Reflect.get(tree, key) : null),
          actions,
        )
      return typeof text !== 'string'
    })
    expect([locale, missing]).toEqual([locale, []])
  }
})
