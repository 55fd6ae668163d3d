import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World, worldNow, worldPassword } from '@/test/world'
import { endSession } from './end-session'
import { resumeSession } from './resume-session'
import { signIn } from './sign-in'
import { listDemoRoles, signInDemo } from './sign-in-demo'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.db.withoutOrganisation((tx) => tx.signInThrottle.deleteMany()))

const enter = (login: string, password = worldPassword, now: Date = worldNow) =>
  signIn(null, { login, password }, world.depsAt(now))

const later = (seconds: number) => new Date(worldNow.getTime() + seconds * 1000)

function changeAccount(accountId: string, data: { passwordHash?: null; blockedAt?: Date | null }) {
  return world.arrange((tx, organisationId) =>
    tx.account.update({ where: { organisationId_id: { organisationId, id: accountId } }, data }),
  )
}

describe('who is not let in', () => {
  it.each([
    ['an unknown e-mail', 'nobody@romashka.example'],
    ['an unknown personnel number', '999'],
    ['SQL in the name', "' OR 1=1 --"],
    ['a wildcard', '%'],
    ['an emoji', '🙂'],
  ])('%s', async (_, login) => {
    expect(await enter(login)).toEqual({ ok: false, reason: 'wrong' })
  })

  it('a wrong password', async () => {
    expect(await enter('hr@romashka.example', 'not this one')).toEqual({
      ok: false,
      reason: 'wrong',
    })
  })

  it('somebody who was not invited yet, whatever the password', async () => {
    await changeAccount(world.actors.operator.accountId, { passwordHash: null })
    for (const password of [worldPassword, 'nobody has this one', 'null']) {
      expect(await enter('301', password)).toEqual({ ok: false, reason: 'wrong' })
    }
  })

  it('a blocked account: told to its owner, not to a guesser', async () => {
    const { accountId } = world.actors.secondReviewer
    await changeAccount(accountId, { blockedAt: worldNow })
    expect(await enter('103')).toEqual({ ok: false, reason: 'blocked' })
    expect(await enter('103', 'a guess')).toEqual({ ok: false, reason: 'wrong' })
    await changeAccount(accountId, { blockedAt: null })
    expect(await enter('103')).toMatchObject({ ok: true })
  })

  it('a personnel number that two organisations have: it asks for the organisation', async () => {
    expect(await enter('201')).toEqual({ ok: false, reason: 'ask-organisation' })
    expect(await enter('romashka/201')).toMatchObject({
      ok: true,
      claims: { accountId: world.actors.unitHead.accountId },
    })
    expect(await enter('vasilek/201')).toMatchObject({
      ok: true,
      claims: { accountId: world.stranger.accountId },
    })
  })
})

describe('who is let in', () => {
  it.each([
    ['e-mail', 'employee@romashka.example'],
    ['e-mail in capitals, with spaces around', ' Employee@Romashka.Example '],
    ['personnel number', '202'],
  ])('by %s', async (_, login) => {
    const entered = await enter(login.trim())
    expect(entered).toMatchObject({ ok: true, claims: { version: 1 } })
    if (!entered.ok) return
    const actor = await resumeSession(entered.claims, world.deps)
    expect(actor).toEqual(world.actors.employee)
  })

  it('and signing out ends the session for every copy of the cookie', async () => {
    const entered = await enter('202')
    if (!entered.ok) throw new Error('not let in')
    await endSession(entered.claims, world.deps)
    await endSession(entered.claims, world.deps)
    expect(await resumeSession(entered.claims, world.deps)).toBeNull()
    const ends = await world.database.asOwner(
      `SELECT 1 FROM audit_entries WHERE action = 'session.ended'`,
    )
    expect(ends).toHaveLength(1)
  })
})

describe('the throttle', () => {
  it('lets five wrong passwords pass and then makes even the right one wait', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(await enter('hr@romashka.example', 'guess')).toEqual({ ok: false, reason: 'wrong' })
    }
    const refused = await enter('hr@romashka.example')
    expect(refused).toEqual({ ok: false, reason: 'throttled', seconds: 1 })
  })

  it('counts by account, whichever of its names is used', async () => {
    for (const login of ['hr@romashka.example', '104', 'romashka/104', '104', '104']) {
      await enter(login, 'guess')
    }
    expect(await enter('romashka/104')).toMatchObject({ reason: 'throttled' })
    expect(await enter('105')).toMatchObject({ ok: true })
  })

  it('treats an unknown name just the same', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) await enter('ghost', 'guess')
    expect(await enter('GHOST', 'guess')).toEqual({ ok: false, reason: 'throttled', seconds: 1 })
  })

  it('doubles the wait up to a quarter of an hour, and forgets after a quiet day', async () => {
    let now = worldNow
    const waits: number[] = []
    for (let attempt = 1; attempt <= 18; attempt++) {
      await enter('hr@romashka.example', 'guess', now)
      const refused = await enter('hr@romashka.example', 'guess', now)
      const seconds = refused.ok || refused.reason !== 'throttled' ? 0 : refused.seconds
      if (seconds > 0) waits.push(seconds)
      now = new Date(now.getTime() + seconds * 1000)
    }
    expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16])
    expect(Math.max(...waits)).toBe(900)
    const dayLater = new Date(now.getTime() + 25 * 3600 * 1000)
    expect(await enter('hr@romashka.example', 'guess', dayLater)).toEqual({
      ok: false,
      reason: 'wrong',
    })
    expect(await enter('hr@romashka.example', worldPassword, dayLater)).toMatchObject({ ok: true })
  })

  it('is over with the right password', async () => {
    for (let attempt = 1; attempt <= 4; attempt++) await enter('104', 'guess')
    expect(await enter('104')).toMatchObject({ ok: true })
    for (let attempt = 1; attempt <= 4; attempt++) await enter('104', 'guess', later(60))
    expect(await enter('104', worldPassword, later(60))).toMatchObject({ ok: true })
  })

  it('cannot be run past by asking thirty times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => enter('hr@romashka.example', 'guess')),
    )
    const tried = answers.filter((answer) => !answer.ok && answer.reason === 'wrong')
    expect(tried).toHaveLength(5)
  })

  it('keeps no name in the clear', async () => {
    await enter('ghost', 'guess')
    const rows = await world.database.asOwner('SELECT key FROM sign_in_throttles')
    expect(rows.map((row) => row.key)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  })
})

describe('the time of an answer', () => {
  it('does not tell whether somebody exists', async () => {
    const timed = async (login: string) => {
      const times: number[] = []
      for (let round = 0; round < 4; round++) {
        const start = performance.now()
        await enter(login, 'guess')
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    await enter('warm-up', 'guess')
    const known = await timed('105')
    const unknown = await timed(`ghost-${randomUUID()}`)
    // Without a hash for nobody the unknown one would answer in a tenth of the time.
    expect(unknown).toBeGreaterThan(known * 0.3)
  })
})

describe('the demo', () => {
  it('offers nothing and lets nobody in where there is no demo company', async () => {
    expect(await listDemoRoles({ demo: true }, world.deps)).toEqual([])
    const { accountId } = world.actors.administrator
    expect(await signInDemo({ demo: true }, { accountId }, world.deps)).toBeNull()
  })

  it('offers its roles only where the server may be a demo', async () => {
    const { accountId, organisationId } = world.actors.hr
    await world.arrange(async (tx) => {
      await tx.organisation.update({ where: { id: organisationId }, data: { isDemo: true } })
      const where = { organisationId_id: { organisationId, id: accountId } }
      await tx.account.update({ where, data: { email: 'hr@demo.etalon.example' } })
    })
    expect(await listDemoRoles({ demo: false }, world.deps)).toEqual([])
    expect(await signInDemo({ demo: false }, { accountId }, world.deps)).toBeNull()
    const { accountId: other } = world.actors.administrator
    expect(await signInDemo({ demo: true }, { accountId: other }, world.deps)).toBeNull()
    expect(await listDemoRoles({ demo: true }, world.deps)).toEqual([
      { organisationId, accountId, displayName: 'Нина Ершова', grants: ['hr'] },
    ])
    const claims = await signInDemo({ demo: true }, { accountId }, world.deps)
    expect(claims && (await resumeSession(claims, world.deps))?.accountId).toBe(accountId)
  })
})
