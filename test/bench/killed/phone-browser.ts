import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { type Browser, browserFlags } from '../../e2e/browser'

export interface PhoneBrowser {
  readonly page: Page
  readonly context: BrowserContext
  /** `kill -9` of all its processes at once: nothing in it can say good-bye. */
  kill(): Promise<void>
}

const size = { width: 390, height: 844 }

/** A browser over a profile that outlives it, in a process group of its own. */
export async function startPhoneBrowser(
  found: Browser,
  profile: string,
  moreFlags: readonly string[] = [],
): Promise<PhoneBrowser> {
  const portFile = path.join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`]
  const quiet = ['--disable-breakpad', '--password-store=basic', ...moreFlags, 'about:blank']
  // The shell stands between: when this process is killed itself, its pipe ends, and nothing stays behind.
  const outlivesNobody = '"$@" & cat > /dev/null; kill -9 0'
  const browser = [found.executable, ...browserFlags, ...flags, ...quiet]
  const child = spawn('sh', ['-c', outlivesNobody, 'sh', ...browser], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ...found.environment },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = () => {
    if (child.pid === undefined) throw new Error('the browser does not start')
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
    return ended
  }
  try {
    const connected = await chromium.connectOverCDP(await addressIn(portFile))
    const [context] = connected.contexts()
    if (context === undefined) throw new Error('the browser has no profile')
    const page = context.pages()[0] ?? (await context.newPage())
    const session = await context.newCDPSession(page)
    const metrics = { ...size, deviceScaleFactor: 1, mobile: true }
    await session.send('Emulation.setDeviceMetricsOverride', metrics)
    const parted = new Promise<void>((resolve) => connected.once('disconnected', () => resolve()))
    // Whoever goes on before it is noticed here is told of it in the middle of something else.
    const killAndPart = async () => {
      await kill()
      await parted
    }
    return { page, context, kill: killAndPart }
  } catch (error) {
    await kill()
    throw error
  }
}

async function addressIn(portFile: string): Promise<string> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(25)) {
    const [port, route] = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : []
    if (port && route) return `ws://127.0.0.1:${port}${route}`
  }
  throw new Error('the browser does not answer')
}
