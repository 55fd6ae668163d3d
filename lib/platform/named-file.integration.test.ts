import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeAttachment } from '@/lib/attachments/use-cases/store-attachment'
import { changeLogo } from '@/lib/organisations/use-cases/change-logo'
import { storePicture } from '@/lib/pictures/use-cases/store-picture'
import { aVisit } from '@/test/factories'
import { aPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'
import type { Database, Transaction } from './db/database'
import type { Deps } from './deps'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** How the connection is lost: before the last statement, or while the database commits. */
type Moment = 'before-commit' | 'while-committing'

/** A database that loses its connection in every transaction that names a file; others go well. */
function losing(moment: Moment): Deps {
  const asActor: Database['asActor'] = async (actor, work) => {
    const before = (await storedKeys()).length
    const answer = await world.db.asActor(actor, (tx) =>
      work(moment === 'before-commit' ? withoutAudit(tx) : tx),
    )
    if ((await storedKeys()).length > before) throw lost()
    return answer
  }
  return { ...world.deps, db: { ...world.db, asActor } }
}

/** Each transaction that names a file ends with the audit: there its connection is lost. */
function withoutAudit(tx: Transaction): Transaction {
  return new Proxy(tx, {
    get(target, name, receiver) {
      if (name === 'auditEntry') throw lost()
      return Reflect.get(target, name, receiver)
    },
  })
}

const lost = () => new Error('the connection was lost')

async function storedKeys(): Promise<readonly string[]> {
  const rows = await world.database.asOwner<{ storage_key: string }>(
    'SELECT storage_key FROM stored_files ORDER BY storage_key',
  )
  return rows.map(({ storage_key }) => storage_key)
}

async function filesThere(): Promise<readonly string[]> {
  const folder = path.join(world.environment.dataFolder, 'files')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  return files.map(({ name }) => `${name.slice(0, 2)}/${name}`).sort()
}

/** Everything that stores a file: asked twice with the same bytes, as whoever got no answer asks again. */
const storing = {
  'a photo of a visit': async () => {
    const { id: attachmentId, bytes, sha256 } = await aPhoto('shelf')
    const input = { attachmentId, visitId: await aVisit(world), questionId: 'q1', sha256, bytes }
    return (deps: Deps) => storeAttachment(world.actors.shopper, input, deps)
  },
  'a picture of a standard': async () => {
    const { bytes } = await aPhoto('till')
    return (deps: Deps) => storePicture(world.actors.programmeManager, bytes, deps)
  },
  'a logo': async () => {
    const { bytes } = await aPhoto('logo')
    return (deps: Deps) => changeLogo(world.actors.administrator, bytes, deps)
  },
}

describe.each(Object.entries(storing))('%s', (_, prepare) => {
  test('that was surely not named goes again', async () => {
    const store = await prepare()
    const before = await filesThere()
    await expect(store(losing('before-commit'))).rejects.toThrow('the connection was lost')
    expect(await filesThere()).toEqual(before)
    expect(await storedKeys()).toEqual(before)
  })

  test('stays where the database may have committed, and does not come twice', async () => {
    const store = await prepare()
    const before = await filesThere()
    await expect(store(losing('while-committing'))).rejects.toThrow('the connection was lost')
    expect(await filesThere()).toHaveLength(before.length + 1)
    expect(await storedKeys()).toEqual(await filesThere())
    expect(await store(world.deps)).toMatchObject({ ok: true })
    expect(await storedKeys()).toEqual(await filesThere())
    expect(await filesThere()).toHaveLength(before.length + 1)
  })
})
