// After `npm install`: npm leaves out of package-lock.json what its registry could not show it,
// such as the parts for other systems that a mirror lacks, and `npm ci` then refuses the file
// everywhere. This names them (exact versions, from the packages that want them), so that each
// system installs its own.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
]
const processors = [
  'arm64',
  'armv7l',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

/** Lock entries that are wanted and missing, by their place in node_modules. */
export function findMissing(packages) {
  const missing = {}
  for (const entry of Object.values(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`
      if (packages[place] !== undefined || !/^\d/.test(version)) continue
      missing[place] = { version, ...platformOf(name), optional: true }
    }
  }
  return missing
}

function platformOf(name) {
  const words = name.split(/[/-]/)
  const cpu = processors.find((word) => words.some((part) => part === word || part === `${word}le`))
  const os = systems.find((word) => words.includes(word))
  const musl = words.includes('musl')
  return {
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(os === undefined ? {} : { os: [os] }),
    ...(os === 'linux' && (musl || words.includes('gnu'))
      ? { libc: [musl ? 'musl' : 'glibc'] }
      : {}),
  }
}

const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../package-lock.json')
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = findMissing(lock.packages)
  const all = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} entries added to package-lock.json`)
}
