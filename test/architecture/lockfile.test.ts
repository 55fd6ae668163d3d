import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { findMissing } from '@/bin/complete-lockfile.mjs'
import { projectFolder } from '@/lib/platform/project-folder'

const read = (name: string) => JSON.parse(readFileSync(path.join(projectFolder, name), 'utf8'))

it('names every optional part in the lockfile, or npm ci refuses it on a fresh machine', () => {
  // Mend it with: node bin/complete-lockfile.mjs
  expect(findMissing(read('package-lock.json').packages)).toEqual({})
})

it('pins every direct dependency to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json')
  const all: Record<string, string> = {
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  }
  const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))
  expect(loose).toEqual([])
})
