import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { openSession } from '@/lib/sessions/use-cases/open-session'
import { resumeSession } from '@/lib/sessions/use-cases/resume-session'
import { signIn } from '@/lib/sessions/use-cases/sign-in'
import { openWorld, type World, worldNow, worldPassword } from '@/test/world'
import { blockAccount } from './block-account'
import { changeAccount } from './change-account'
import { changeGrants } from './change-grants'
import { changeOwnPassword } from './change-own-password'
import { createAccount } from './create-account'
import { issueLinks } from './issue-links'
import { keepLocale } from './keep-locale'
import { listAccounts } from './list-accounts'
import { redeemLink } from './redeem-link'
import { signOutEverywhere } from './sign-out-everywhere'
import { viewAccount } from './view-account'
import { viewLink } from './view-link'

let world: World
let admin: Actor
beforeAll(async () => {
  world = await openWorld()
  admin = world.actors.administrator
})
afterAll(() => world.close())

const everything = { text: '', grant: null, state: null, page: 1 } as const
const afterDays = (days: number) =>
  world.depsAt(new Date(worldNow.getTime() + days * 24 * 3600 * 1000))

async function sessionOf(actor: Actor) {
  const claims = await openSession(actor.organisationId, actor.accountId, world.deps)
  if (!claims) throw new Error('no session')
  return { holds: async () => (await resumeSession(claims, world.deps)) !== null }
}

async function linkFor(actor: Actor, deps = world.deps): Promise<string> {
  const issued = await issueLinks(admin, { accountIds: [actor.accountId] }, deps)
  const token = issued.ok ? issued.links[0]?.token : undefined
  if (token === undefined) throw new Error('no link')
  return token
}

async function newcomer(name = 'Инга Новая'): Promise<Actor> {
  const email = `${randomUUID()}@romashka.example`
  const grants = [{ kind: 'hr' as const, unitId: null }]
  const created = await createAccount(
    admin,
    { displayName: name, email, locale: 'ru', grants },
    world.deps,
  )
  if (!created.ok) throw new Error(created.reason)
  return world.actorNow({ ...admin, accountId: created.accountId })
}

describe('accounts are the administrator’s alone', () => {
  const others = ['programmeManager', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const

  it.each(others)('%s gets nowhere', async (name) => {
    const actor = world.actors[name]
    const accountId = world.actors.operator.accountId
    const { deps } = world
    const refused = { code: 'not-found' }
    const grants = [{ kind: 'administrator' as const, unitId: null }]
    await expect(listAccounts(actor, everything, deps)).rejects.toMatchObject(refused)
    await expect(viewAccount(actor, { accountId }, deps)).rejects.toMatchObject(refused)
    await expect(
      createAccount(actor, { displayName: 'Я', email: 'i@i.example', locale: 'ru', grants }, deps),
    ).rejects.toMatchObject(refused)
    await expect(
      changeGrants(actor, { accountId: actor.accountId, grants }, deps),
    ).rejects.toMatchObject(refused)
    await expect(blockAccount(actor, { accountId, isBlocked: true }, deps)).rejects.toMatchObject(
      refused,
    )
    await expect(issueLinks(actor, { accountIds: [accountId] }, deps)).rejects.toMatchObject(
      refused,
    )
    await expect(
      changeAccount(actor, { accountId, displayName: 'Икс', email: null }, deps),
    ).rejects.toMatchObject(refused)
  })

  it('another organisation’s administrator finds no account here', async () => {
    const accountId = world.actors.operator.accountId
    const { stranger, deps } = world
    const refused = { code: 'not-found' }
    await expect(viewAccount(stranger, { accountId }, deps)).rejects.toMatchObject(refused)
    await expect(changeGrants(stranger, { accountId, grants: [] }, deps)).rejects.toMatchObject(
      refused,
    )
    await expect(
      blockAccount(stranger, { accountId, isBlocked: true }, deps),
    ).rejects.toMatchObject(refused)
    await expect(issueLinks(stranger, { accountIds: [accountId] }, deps)).rejects.toMatchObject(
      refused,
    )
    expect((await listAccounts(stranger, everything, deps)).total).toBe(1)
  })
})

describe('a one-time link', () => {
  const password = 'сто рублей сдачи'

  it('invites: the token opens once, sets a password and nothing else', async () => {
    const person = await newcomer('Жанна Приглашённая')
    const token = await linkFor(person)
    expect(await viewLink({ token }, world.deps)).toMatchObject({
      displayName: 'Жанна Приглашённая',
      organisationName: 'Ромашка',
      purpose: 'invitation',
    })
    const redeemed = await redeemLink(null, { token, password }, world.deps)
    expect(redeemed).toMatchObject({ ok: true, accountId: person.accountId })
    expect(await redeemLink(null, { token, password }, world.deps)).toEqual({
      ok: false,
      reason: 'link-gone',
    })
    expect(await viewLink({ token }, world.deps)).toBeNull()
  })

  it('is used by one of ten that come at once', async () => {
    const token = await linkFor(await newcomer())
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => redeemLink(null, { token, password }, world.deps)),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('expires: an invitation after 14 days, a reset after 2', async () => {
    const invitation = await linkFor(await newcomer())
    const reset = await linkFor(world.actors.otherEmployee)
    expect(await viewLink({ token: invitation }, afterDays(13.9))).not.toBeNull()
    expect(await viewLink({ token: invitation }, afterDays(14))).toBeNull()
    expect(await viewLink({ token: reset }, afterDays(1.9))).toMatchObject({ purpose: 'reset' })
    expect(await redeemLink(null, { token: reset, password }, afterDays(2))).toEqual({
      ok: false,
      reason: 'link-gone',
    })
  })

  it('is replaced by the next one', async () => {
    const person = await newcomer()
    const first = await linkFor(person)
    const second = await linkFor(person)
    expect(await viewLink({ token: first }, world.deps)).toBeNull()
    expect(await viewLink({ token: second }, world.deps)).not.toBeNull()
  })

  it('does nothing for an account that was blocked meanwhile', async () => {
    const person = await newcomer()
    const token = await linkFor(person)
    await blockAccount(admin, { accountId: person.accountId, isBlocked: true }, world.deps)
    expect(await redeemLink(null, { token, password }, world.deps)).toMatchObject({ ok: false })
    await blockAccount(admin, { accountId: person.accountId, isBlocked: false }, world.deps)
    expect(await redeemLink(null, { token, password }, world.deps)).toMatchObject({ ok: false })
    expect(await issueLinks(admin, { accountIds: [person.accountId] }, world.deps)).toMatchObject({
      ok: true,
    })
  })

  it.each(['', 'a', 'A'.repeat(43), '../../etc/passwd'])('%j is none', async (token) => {
    expect(await viewLink({ token }, world.deps)).toBeNull()
  })

  it('refuses a password that contains the name, and stays good for a better one', async () => {
    const token = await linkFor(await newcomer('Регина Дубравина'))
    const known = await redeemLink(null, { token, password: 'дубравина-2026' }, world.deps)
    expect(known).toEqual({ ok: false, reason: 'password-known' })
    expect(await redeemLink(null, { token, password }, world.deps)).toMatchObject({ ok: true })
  })

  it('is kept nowhere: not in the table, not in the audit', async () => {
    const token = await linkFor(await newcomer())
    const rows = await world.database.asOwner(
      `SELECT 1 FROM one_time_links WHERE token_hash = $1
       UNION ALL SELECT 1 FROM audit_entries WHERE details::text LIKE '%' || $1 || '%'`,
      [token],
    )
    expect(rows).toEqual([])
  })

  it('as a reset ends all sessions when it is used, not when it is issued', async () => {
    const { secondReviewer } = world.actors
    const session = await sessionOf(secondReviewer)
    const token = await linkFor(secondReviewer)
    expect(await session.holds()).toBe(true)
    expect(await redeemLink(null, { token, password }, world.deps)).toMatchObject({ ok: true })
    expect(await session.holds()).toBe(false)
    const old = await signIn(null, { login: '103', password: worldPassword }, world.deps)
    expect(old).toMatchObject({ ok: false })
    expect(await signIn(null, { login: '103', password }, world.deps)).toMatchObject({ ok: true })
  })
})

describe('old sessions end at the next request', () => {
  it('when grants change, for better or worse', async () => {
    const person = await newcomer()
    const session = await sessionOf(person)
    const grants = [{ kind: 'reviewer' as const, unitId: null }]
    const { accountId } = person
    expect(await changeGrants(admin, { accountId, grants }, world.deps)).toEqual({ ok: true })
    expect(await session.holds()).toBe(false)
    expect((await world.actorNow(person)).grants).toEqual(['reviewer'])
  })

  it('when the account is blocked, and they do not come back with it', async () => {
    const person = await newcomer()
    const session = await sessionOf(person)
    const { accountId } = person
    await blockAccount(admin, { accountId, isBlocked: true }, world.deps)
    expect(await session.holds()).toBe(false)
    await blockAccount(admin, { accountId, isBlocked: false }, world.deps)
    expect(await session.holds()).toBe(false)
  })

  it('when the password is changed', async () => {
    const { employee } = world.actors
    const session = await sessionOf(employee)
    const input = { currentPassword: worldPassword, newPassword: 'три кота и окно' }
    expect(await changeOwnPassword(employee, input, world.deps)).toEqual({ ok: true })
    expect(await session.holds()).toBe(false)
  })

  it('when somebody signs out everywhere, and only that somebody’s', async () => {
    const mine = await sessionOf(world.actors.shopper)
    const theirs = await sessionOf(world.actors.secondShopper)
    await signOutEverywhere(world.actors.shopper, {}, world.deps)
    expect(await mine.holds()).toBe(false)
    expect(await theirs.holds()).toBe(true)
  })
})

describe('changing one’s own password', () => {
  it('needs the present one, and counts the guesses', async () => {
    const { operator } = world.actors
    const guess = { currentPassword: 'a guess', newPassword: 'три кота и окно' }
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(await changeOwnPassword(operator, guess, world.deps)).toEqual({
        ok: false,
        reason: 'wrong-password',
      })
    }
    const right = { ...guess, currentPassword: worldPassword }
    expect(await changeOwnPassword(operator, right, world.deps)).toMatchObject({
      reason: 'throttled',
    })
  })

  it('refuses a password that everybody guesses', async () => {
    const input = { currentPassword: worldPassword, newPassword: 'Волков-Пётр-1' }
    expect(await changeOwnPassword(world.actors.otherEmployee, input, world.deps)).toEqual({
      ok: false,
      reason: 'password-known',
    })
  })
})

describe('grants', () => {
  const kinds = (...names: ('administrator' | 'employee' | 'shopper' | 'hr')[]) =>
    names.map((kind) => ({ kind, unitId: null }))

  it('the last administrator stays one, and nobody closes the own account', async () => {
    const { accountId } = admin
    expect(await changeGrants(admin, { accountId, grants: kinds('hr') }, world.deps)).toEqual({
      ok: false,
      reason: 'last-administrator',
    })
    expect(await blockAccount(admin, { accountId, isBlocked: true }, world.deps)).toEqual({
      ok: false,
      reason: 'own-account',
    })
  })

  it('an administrator who was never let in does not count as one', async () => {
    const person = await newcomer()
    await changeGrants(
      admin,
      { accountId: person.accountId, grants: kinds('administrator') },
      world.deps,
    )
    const { accountId } = admin
    expect(await changeGrants(admin, { accountId, grants: kinds('hr') }, world.deps)).toMatchObject(
      {
        reason: 'last-administrator',
      },
    )
  })

  it('of two administrators who take it from each other at once, one remains', async () => {
    const other = await newcomer()
    const grants = kinds('administrator')
    await changeGrants(admin, { accountId: other.accountId, grants }, world.deps)
    const token = await linkFor(other)
    await redeemLink(null, { token, password: 'сто рублей сдачи' }, world.deps)
    const otherAdmin = await world.actorNow(other)
    const answers = await Promise.all([
      changeGrants(admin, { accountId: other.accountId, grants: kinds('hr') }, world.deps),
      changeGrants(otherAdmin, { accountId: admin.accountId, grants: kinds('hr') }, world.deps),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const rest = await listAccounts(
      { ...admin, grants: ['administrator'] },
      { ...everything, grant: 'administrator', state: 'active' },
      world.deps,
    )
    expect(rest.total).toBe(1)
    if ((await world.actorNow(admin)).grants.includes('administrator')) return
    await world.arrange((tx, organisationId) =>
      tx.grant.create({
        data: {
          organisationId,
          accountId: admin.accountId,
          kind: 'administrator',
          createdAt: worldNow,
        },
      }),
    )
  })

  it('employee needs a person, shopper a shopper, unit head a unit of this organisation', async () => {
    const { accountId } = await newcomer()
    const change = (grants: Parameters<typeof changeGrants>[1]['grants']) =>
      changeGrants(admin, { accountId, grants }, world.deps)
    expect(await change(kinds('employee'))).toEqual({ ok: false, reason: 'needs-person' })
    expect(await change(kinds('shopper'))).toEqual({ ok: false, reason: 'needs-shopper' })
    expect(await change([{ kind: 'unit-head', unitId: world.strangerUnitId }])).toEqual({
      ok: false,
      reason: 'unit-missing',
    })
    const { shopNorth, shopSouth } = world.units
    const heads = [shopNorth, shopSouth].map((unitId) => ({ kind: 'unit-head' as const, unitId }))
    expect(await change(heads)).toEqual({ ok: true })
    expect((await viewAccount(admin, { accountId }, world.deps)).grants).toHaveLength(2)
  })

  it('leave an audit row with before and after', async () => {
    const { accountId } = await newcomer()
    await changeGrants(admin, { accountId, grants: kinds('administrator') }, world.deps)
    const rows = await world.database.asOwner(
      `SELECT account_id, details FROM audit_entries
       WHERE action = 'account.grants-changed' AND subject_id = $1`,
      [accountId],
    )
    expect(rows).toEqual([
      {
        account_id: admin.accountId,
        details: {
          before: [{ kind: 'hr', unitId: null }],
          after: [{ kind: 'administrator', unitId: null }],
        },
      },
    ])
  })
})

describe('the e-mail', () => {
  it('is one on the whole server, also across organisations, without saying whose', async () => {
    const taken = { ok: false, reason: 'email-taken' }
    const email = 'stranger@romashka.example'
    const grants = [{ kind: 'hr' as const, unitId: null }]
    expect(
      await createAccount(admin, { displayName: 'Икс', email, locale: 'ru', grants }, world.deps),
    ).toEqual(taken)
    const { accountId } = world.actors.hr
    const displayName = 'Нина Ершова'
    expect(await changeAccount(admin, { accountId, displayName, email }, world.deps)).toEqual(taken)
    const own = 'hr@romashka.example'
    expect(await changeAccount(admin, { accountId, displayName, email: own }, world.deps)).toEqual({
      ok: true,
    })
  })
})

describe('the list', () => {
  it('finds by name, number and e-mail, and takes % and _ as they are', async () => {
    const found = async (text: string) =>
      (await listAccounts(admin, { ...everything, text }, world.deps)).lines.map((line) => line.id)
    const { employee, hr } = world.actors
    expect(await found('смирн')).toEqual([employee.accountId])
    expect(await found('202')).toContain(employee.accountId)
    expect(await found('hr@romashka')).toContain(hr.accountId)
    expect(await found('%')).toEqual([])
    expect(await found('_')).toEqual([])
    expect(await found("'; DROP TABLE accounts; --")).toEqual([])
  })

  it('says who was invited and who has come', async () => {
    const person = await newcomer('Ящик Пустой')
    const state = async () =>
      (await listAccounts(admin, { ...everything, text: 'Ящик' }, world.deps)).lines[0]?.state
    expect(await state()).toBe('new')
    const token = await linkFor(person)
    expect(await state()).toBe('invited')
    await redeemLink(null, { token, password: 'сто рублей сдачи' }, world.deps)
    expect(await state()).toBe('active')
    await blockAccount(admin, { accountId: person.accountId, isBlocked: true }, world.deps)
    expect(await state()).toBe('blocked')
  })
})

it('the chosen language is kept for the next session', async () => {
  const { hr } = world.actors
  await keepLocale(hr, { locale: 'en' }, world.deps)
  expect((await world.actorNow(hr)).locale).toBe('en')
})
