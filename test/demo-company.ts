import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Actor } from '@/lib/access/actor'
import type { Deps } from '@/lib/platform/deps'
import { openFolderStorage } from '@/lib/platform/storage'
import { resumeSession } from '@/lib/sessions/use-cases/resume-session'
import { signIn } from '@/lib/sessions/use-cases/sign-in'
import { type DemoRoleName, demoPassword, demoRoles } from '@/prisma/demo/cast'
import { seedDemo } from '@/prisma/seed'
import { openTestDatabase, type TestDatabase } from './database'

/** The demo company in a database of its own; making it takes a while, so once for a test file. */
export interface DemoCompany {
  readonly database: TestDatabase
  /** `now` is the end of the story. */
  readonly deps: Deps
  /** Signed in with the password that the console prints. */
  as(name: DemoRoleName): Actor
  close(): Promise<void>
}

export async function openDemoCompany(anchorMonth: string, now: Date): Promise<DemoCompany> {
  const database = await openTestDatabase()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'etalon-demo-'))
  const deps: Deps = { db: database.db, files: openFolderStorage(folder), now }
  await seedDemo({ ...deps, anchorMonth })
  const actors = new Map<string, Actor>()
  for (const [name, { email }] of Object.entries(demoRoles)) {
    actors.set(name, await enter(email, deps))
  }
  return {
    database,
    deps,
    as: (name) => {
      const actor = actors.get(name)
      if (!actor) throw new Error(`Nobody is ${name}`)
      return actor
    },
    close: async () => {
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function enter(login: string, deps: Deps): Promise<Actor> {
  const answer = await signIn(null, { login, password: demoPassword }, deps)
  const actor = answer.ok && (await resumeSession(answer.claims, deps))
  if (!actor) throw new Error(`${login} cannot sign in`)
  return actor
}
