import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { withDatabase, withRole } from '@/lib/platform/db/address'
import { checkAppRole, checkOwner, openAppRole, withClient } from '@/lib/platform/db/roles'
import { openTestDatabase, type TestDatabase } from '../database'

const nothing = async () => {}

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('the roles of the database', () => {
  it('accept an owner and the role that owns nothing', async () => {
    await checkOwner(database.ownerUrl)
    await checkAppRole(database.url)
  })

  it('refuse any other role for the application, the owner above all', async () => {
    await expect(checkAppRole(database.ownerUrl)).rejects.toThrow('must connect as etalon_app')
  })

  it('refuse an application that would own tables', async () => {
    const { superuserUrl } = inject('cluster')
    const here = withDatabase(superuserUrl, new URL(database.url).pathname.slice(1))
    await withClient(here, (client) =>
      client.query('CREATE TABLE owned (); ALTER TABLE owned OWNER TO etalon_app'),
    )
    await expect(checkAppRole(database.url)).rejects.toThrow('owns tables')
    await withClient(here, (client) => client.query('DROP TABLE owned'))
  })

  it('hand an owner without the right the SQL for his administrator', async () => {
    const weak = `weak_${randomUUID().replaceAll('-', '')}`
    const { superuserUrl } = inject('cluster')
    await withClient(superuserUrl, (client) =>
      client.query(`CREATE ROLE ${weak} LOGIN PASSWORD 'w'`),
    )
    const weakUrl = withRole(database.ownerUrl, weak, 'w')
    await expect(openAppRole(weakUrl, weakUrl, 'another password')).rejects.toThrow(
      'ALTER ROLE etalon_app LOGIN PASSWORD',
    )
    await withClient(superuserUrl, (client) => client.query(`DROP ROLE ${weak}`))
  })

  it('leave a working password of the application alone', async () => {
    const { appPassword } = inject('cluster')
    expect(await openAppRole(database.ownerUrl, database.ownerUrl, appPassword)).toBe(database.url)
  })

  it.each([
    ['a wrong password', (url: string) => withRole(url, 'etalon_app', 'wrong'), 'refuses the role'],
    [
      'no such database',
      (url: string) => withDatabase(url, 'missing'),
      'CREATE DATABASE "missing"',
    ],
    ['nobody listening', (url: string) => url.replace(/:\d+\//, ':1/'), 'cannot be reached'],
  ])('say in a sentence: %s', async (_name, change, sentence) => {
    await expect(withClient(change(database.url), nothing)).rejects.toThrow(sentence)
  })
})
