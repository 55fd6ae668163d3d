import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '@/lib/sessions/use-cases/open-session'
import { signIn } from '@/lib/sessions/use-cases/sign-in'
import { openTestDatabase, type TestDatabase } from '@/test/database'
import { aCampaign } from '@/test/factories'
import { openWorld, type World, worldNow } from '@/test/world'
import type { FirstRun } from '../schema'
import { changeLogo, removeLogo } from './change-logo'
import { changeOrganisation } from './change-organisation'
import { beginFirstRun, isFirstRun } from './first-run'
import { readOrganisationLogo } from './read-logo'
import { viewOrganisation } from './view-organisation'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

// sharp's decoders are shut for SVG and the like by lib/platform/images; PNG made here is allowed.
const picture = (format: 'png' | 'jpeg' = 'png') =>
  sharp({ create: { width: 60, height: 40, channels: 4, background: '#0a7' } })
    .withExif({ IFD0: { Copyright: 'canary-exif' } })
    .toFormat(format)
    .toBuffer()

const home = { name: 'Ромашка', timeZone: 'Europe/Moscow', defaultLocale: 'ru' } as const

describe('the settings of the organisation', () => {
  it.each(['programmeManager', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    'are closed to %s',
    async (name) => {
      const actor = world.actors[name]
      const input = { ...home, currency: 'RUB' }
      const refused = { code: 'not-found' }
      await expect(changeOrganisation(actor, input, world.deps)).rejects.toMatchObject(refused)
      await expect(changeLogo(actor, await picture(), world.deps)).rejects.toMatchObject(refused)
      await expect(removeLogo(actor, world.deps)).rejects.toMatchObject(refused)
    },
  )

  it('change name, zone, language, and the currency while nothing is counted in it', async () => {
    const { administrator } = world.actors
    const input = {
      name: 'Ромашка и дочери',
      timeZone: 'Asia/Yekaterinburg',
      currency: 'KZT',
      defaultLocale: 'en',
    } as const
    expect(await changeOrganisation(administrator, input, world.deps)).toEqual({ ok: true })
    expect(await viewOrganisation(world.actors.employee, world.deps)).toMatchObject(input)
    await aCampaign(world)
    expect(
      await changeOrganisation(administrator, { ...input, currency: 'RUB' }, world.deps),
    ).toEqual({ ok: false, reason: 'currency-in-use' })
    expect(
      await changeOrganisation(administrator, { ...input, name: 'Ромашка' }, world.deps),
    ).toEqual({ ok: true })
  })

  it('belong to one organisation', async () => {
    expect((await viewOrganisation(world.stranger, world.deps)).name).toBe('Василёк')
  })
})

describe('the logo', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['a drawing with a script', () => Buffer.from('<svg><script/></svg>'), 'not-a-photo'],
    ['a page', () => Buffer.from('<!doctype html>'), 'not-a-photo'],
    ['nothing', () => Buffer.alloc(0), 'not-a-photo'],
    ['a picture cut short', async () => (await picture()).subarray(0, 60), 'unreadable-photo'],
  ])('is not %s', async (_, bytes, reason) => {
    const answer = await changeLogo(world.actors.administrator, await bytes(), world.deps)
    expect(answer).toEqual({ ok: false, reason })
    await expect(readOrganisationLogo(world.actors.hr, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('is written anew, replaces the former file, and is seen in its organisation only', async () => {
    const { administrator, employee } = world.actors
    expect(await changeLogo(administrator, await picture('jpeg'), world.deps)).toEqual({ ok: true })
    expect(await changeLogo(administrator, await picture(), world.deps)).toEqual({ ok: true })
    const shown = await readOrganisationLogo(employee, world.deps)
    expect(shown.mediaType).toBe('image/png')
    expect(shown.bytes.includes('canary-exif')).toBe(false)
    const files = await world.database.asOwner('SELECT storage_key FROM stored_files')
    expect(files).toHaveLength(1)
    await expect(readOrganisationLogo(world.stranger, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
    await removeLogo(administrator, world.deps)
    await expect(readOrganisationLogo(employee, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(world.deps.files.get(files[0]?.storage_key)).rejects.toThrow()
  })
})

describe('the first run', () => {
  let empty: TestDatabase
  beforeAll(async () => {
    empty = await openTestDatabase()
  })
  afterAll(() => empty.close())

  const deps = () => ({ ...world.deps, db: empty.db })
  const input: FirstRun = {
    ...home,
    currency: 'RUB',
    code: 'romashka',
    consoleCode: 'ABCD-EFGH-JKLM',
    displayName: 'Алла Зотова',
    email: 'alla@romashka.example',
    password: 'сто рублей сдачи',
  }
  const rightCode = (code: string) => code === 'ABCD-EFGH-JKLM'

  it('is over where an organisation exists, before any code is tried', async () => {
    let tries = 0
    const counting = () => {
      tries += 1
      return true
    }
    expect(await isFirstRun(world.deps)).toBe(false)
    expect(await beginFirstRun(counting, input, world.deps)).toEqual({
      ok: false,
      reason: 'not-empty',
    })
    expect(tries).toBe(0)
  })

  it('needs the code of the console and a password nobody guesses', async () => {
    expect(await isFirstRun(deps())).toBe(true)
    const wrong = await beginFirstRun(rightCode, { ...input, consoleCode: randomUUID() }, deps())
    expect(wrong).toEqual({ ok: false, reason: 'wrong-code' })
    const known = await beginFirstRun(rightCode, { ...input, password: 'Ромашка-2026' }, deps())
    expect(known).toEqual({ ok: false, reason: 'password-known' })
    expect(await isFirstRun(deps())).toBe(true)
  })

  it('begins once, also for five at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        beginFirstRun(rightCode, { ...input, email: `alla${index}@romashka.example` }, deps()),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const refusals = answers.filter((answer) => !answer.ok)
    expect(refusals.every((answer) => !answer.ok && answer.reason === 'not-empty')).toBe(true)
    expect(await isFirstRun(deps())).toBe(false)
    const begun = answers.findIndex((answer) => answer.ok)
    const login = `alla${begun}@romashka.example`
    const entered = await signIn(null, { login, password: input.password }, deps())
    expect(entered).toMatchObject({ ok: true })
    const again = answers[begun]
    if (!again?.ok) return
    expect(await openSession(again.organisationId, again.accountId, deps())).toMatchObject({
      version: 1,
    })
  })

  it('leaves an audit row with nobody behind it', async () => {
    const rows = await empty.asOwner(
      `SELECT account_id, at FROM audit_entries WHERE action = 'organisation.created'`,
    )
    expect(rows).toEqual([{ account_id: null, at: worldNow }])
  })
})
