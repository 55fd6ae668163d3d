import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { databaseUrl } from '@/lib/platform/db/address'
import { type Cluster, startCluster } from '@/lib/platform/db/cluster'
import { findClusterPlace } from '@/lib/platform/db/cluster-place'
import { migrate } from '@/lib/platform/db/migrate'
import { openAppRole, ownerRole, provisionDatabase } from '@/lib/platform/db/roles'

/** What the test files need to clone the migrated template for themselves. */
export interface TestCluster {
  readonly superuserUrl: string
  readonly template: string
  readonly ownerPassword: string
  readonly appPassword: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One PostgreSQL for the whole run: random port, temporary folder, nothing written through. */
export default async function startTestCluster(project: TestProject) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-test-'))
  // Where root runs the tests, PostgreSQL's user must be able to pass.
  chmodSync(folder, 0o755)
  const password = 'test'
  const place = findClusterPlace(folder)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const cluster = await startCluster({
    place,
    password,
    durable: false,
    logFile: path.join(folder, 'postgres.log'),
    temporary: folder,
  }).catch((error) => {
    remove()
    throw error
  })
  const stop = async () => {
    await cluster.stop()
    remove()
  }
  try {
    project.provide('cluster', await makeTemplate(cluster, password))
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

async function makeTemplate(cluster: Cluster, password: string): Promise<TestCluster> {
  const template = 'etalon_template'
  const superuserUrl = cluster.superuserUrl('postgres')
  await provisionDatabase(superuserUrl, template, password)
  const address = { host: '127.0.0.1', port: cluster.port, database: template }
  const ownerUrl = databaseUrl({ ...address, user: ownerRole, password })
  await migrate(ownerUrl)
  await openAppRole(superuserUrl, ownerUrl, password)
  return { superuserUrl, template, ownerPassword: password, appPassword: password }
}
