import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '@/lib/platform/ports'
import { projectFolder } from '@/lib/platform/project-folder'

type Files = Readonly<Record<string, string>>

const common: Files = {
  // Its own: without one the framework would look for the product's, further up.
  'next.config.js': 'export default {}\n',
  'package.json': '{ "name": "hello", "private": true, "type": "module" }\n',
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }\n',
}

const hello: Files = {
  'app/page.jsx':
    "export const dynamic = 'force-dynamic'\nexport default function Page() { return <h1>Hello world</h1> }\n",
}

/** The plainest dynamic page of the same framework and version, built and served as the product is. */
export function startHelloWorld(): Promise<PlainApplication> {
  return startPlainApplication('hello', hello)
}

export interface PlainApplication {
  readonly url: string
  stop(): void
}

/** An application of a few files, built and served with the product's own framework. */
export async function startPlainApplication(name: string, files: Files): Promise<PlainApplication> {
  const home = path.join(projectFolder, 'test-results')
  mkdirSync(home, { recursive: true })
  const folder = mkdtempSync(path.join(home, `etalon-${name}-`))
  for (const [file, text] of Object.entries({ ...common, ...files })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  const next = path.join(projectFolder, 'node_modules', 'next', 'dist', 'bin', 'next')
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  }
  const built = spawnSync(process.execPath, [next, 'build'], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`${name} was not built: ${built.stderr}`)
  const port = await findFreePort()
  const server = spawn(
    process.execPath,
    [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)],
    { cwd: folder, env: environment, stdio: 'ignore' },
  )
  const stop = () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return { url, stop }
    await pause(100)
  }
  stop()
  throw new Error(`${name} did not start`)
}
