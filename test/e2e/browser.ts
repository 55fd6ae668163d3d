import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar'
import { OperatorError } from '@/lib/platform/operator-error'
import { projectFolder } from '@/lib/platform/project-folder'

export interface Browser {
  readonly executable: string
  readonly version: string
  /** What the browser's process needs besides ours. */
  readonly environment: Readonly<Record<string, string>>
}

/** An installed Chrome or Chromium if there is one that starts, else the one from the npm package. */
export async function findBrowser(): Promise<Browser> {
  const asked = process.env.CHROME_PATH
  if (asked !== undefined && asked !== '') {
    const found = tryBrowser(asked)
    if (found === null) throw new OperatorError(`CHROME_PATH is ${asked}, which does not start.`)
    return found
  }
  for (const candidate of installedCandidates()) {
    const found = tryBrowser(candidate)
    if (found !== null) return found
  }
  const packaged = await unpackBrowser()
  if (packaged !== null) return packaged
  throw new OperatorError(
    'No browser for the end-to-end tests starts on this machine. Install Chromium or Chrome (Debian and Ubuntu: apt-get install chromium), or name one in CHROME_PATH.',
  )
}

function installedCandidates(): readonly string[] {
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const elsewhere = [
    '/opt/google/chrome/chrome',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = process.env[name]
      return folder === undefined ? [] : [path.join(folder, 'Google/Chrome/Application/chrome.exe')]
    }),
  ]
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [...onPath, ...elsewhere].filter((file) => existsSync(file))
}

function tryBrowser(executable: string, environment: Record<string, string> = {}): Browser | null {
  const asked = spawnSync(executable, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, ...environment },
  })
  if (asked.status !== 0) return null
  return { executable, version: asked.stdout.trim(), environment }
}

/** The browser of the npm package (Linux x64), with the system libraries it needs beside it. */
async function unpackBrowser(): Promise<Browser | null> {
  const packed = path.join(projectFolder, 'node_modules', '@sparticuz', 'chromium', 'bin')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packed)) return null
  const folder = path.join(projectFolder, 'node_modules', '.cache', 'etalon-chromium')
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`
    mkdirSync(unfinished, { recursive: true })
    for (const name of ['al2023', 'fonts', 'swiftshader'])
      await pipeline(
        createReadStream(path.join(packed, `${name}.tar.br`)),
        createBrotliDecompress(),
        extract({ cwd: unfinished }),
      )
    const program = path.join(unfinished, 'chromium')
    await pipeline(
      createReadStream(path.join(packed, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(program),
    )
    chmodSync(program, 0o755)
    rmSync(folder, { recursive: true, force: true })
    renameSync(unfinished, folder)
  }
  const executable = path.join(folder, 'chromium')
  const fonts = { FONTCONFIG_PATH: path.join(folder, 'fonts') }
  // With the system's own libraries if it has them all, else with the package's.
  return (
    tryBrowser(executable, existsSync('/etc/fonts') ? {} : fonts) ??
    tryBrowser(executable, { ...fonts, LD_LIBRARY_PATH: path.join(folder, 'lib') })
  )
}

/** Quiet without internet, and usable as root and in containers without shared memory. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(os.platform() === 'linux' ? ['--disable-dev-shm-usage'] : []),
]
