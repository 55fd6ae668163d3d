import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { z } from 'zod'
import { type Browser, browserFlags } from '../e2e/browser'
import { jarCookies } from '../session-cookie'

/** Fetched into a folder of its own for the measurement, never into the product. */
const version = '13.5.0'

export interface Lighthouse {
  readonly folder: string
  readonly remove: () => void
}

/** ETALON_LIGHTHOUSE names a folder that is kept from one run to the next. */
export function installLighthouse(): Lighthouse {
  const given = process.env.ETALON_LIGHTHOUSE
  const folder = given ?? mkdtempSync(path.join(os.tmpdir(), 'etalon-lighthouse-'))
  if (!existsSync(path.join(folder, 'node_modules'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }')
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `lighthouse@${version}`]
    const done = spawnSync('npm', args, {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    if (done.status !== 0) throw new Error(`Lighthouse: ${done.stderr}`)
  }
  const remove = () => {
    if (given === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return { folder, remove }
}

const run = promisify(execFile)

const wanted = ['performance', 'accessibility', 'best-practices'] as const
const metrics = {
  'first-contentful-paint': 'firstPaintMs',
  'largest-contentful-paint': 'largestPaintMs',
  'total-blocking-time': 'blockedMs',
  'cumulative-layout-shift': 'layoutShift',
  'speed-index': 'speedIndexMs',
} as const

const reportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      numericValue: z.number().optional(),
      displayValue: z.string().optional(),
      details: z.object({ items: z.unknown().optional() }).optional(),
    }),
  ),
})
type Report = z.infer<typeof reportSchema>

export interface PageScores {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly metrics: Readonly<Record<string, number>>
  /** Of every run, in their order. */
  readonly performances: readonly number[]
  /** What costs points, with what it found; of the metrics only those below 0.9. */
  readonly costs: Readonly<Record<string, unknown>>
}

/** So often is a page asked for, where the browser recorded no trace of it. */
const attempts = 3

/** How a mid-range phone on slow 4G comes about, and what Lighthouse calls it. */
const slowing = { simulated: 'simulate', applied: 'devtools' } as const
export const waysToSlow = ['simulated', 'applied'] as const

export interface PageRuns {
  readonly address: string
  readonly language: string
  /** As in the header of that name; empty where nobody is signed in. */
  readonly cookie: string
  readonly runs: number
  readonly slowed: (typeof waysToSlow)[number]
}

/** One page, nothing cached: of several runs the one whose performance lies in the middle. */
export async function measurePage(
  lighthouse: Lighthouse,
  browser: Browser,
  page: PageRuns,
): Promise<PageScores> {
  const all: Omit<PageScores, 'performances'>[] = []
  for (let run = 0; run < page.runs; run += 1)
    all.push(scoresOf(await measureOnce(lighthouse, browser, page)))
  const inOrder = all.toSorted((a, b) => a.performance - b.performance)
  const middle = inOrder[Math.floor((inOrder.length - 1) / 2)]
  if (middle === undefined) throw new Error('no run')
  return { ...middle, performances: all.map(({ performance }) => performance) }
}

async function measureOnce(
  { folder }: Lighthouse,
  browser: Browser,
  { address, language, cookie, slowed }: PageRuns,
): Promise<Report> {
  const file = path.join(folder, 'report.json')
  const cli = path.join(folder, 'node_modules', 'lighthouse', 'cli', 'index.js')
  const args = [
    cli,
    address,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--only-categories=${wanted.join(',')}`,
    `--throttling-method=${slowing[slowed]}`,
    `--extra-headers=${JSON.stringify({ 'Accept-Language': language })}`,
  ]
  for (let attempt = 1; ; attempt += 1) {
    const visitor = await startVisitor(browser, address, cookie)
    try {
      const env = { ...process.env, NODE_OPTIONS: '' }
      await run(process.execPath, [...args, `--port=${visitor.port}`], { cwd: folder, env })
      break
    } catch (error) {
      // A trace that the browser did not record says nothing about the page.
      if (attempt === attempts || !String(error).includes('Runtime error encountered')) throw error
      console.error(`Again, without a trace: ${address}`)
    } finally {
      await visitor.stop()
    }
  }
  return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/**
 * A browser in which somebody is signed in, as people are: by a cookie in its jar. Told as a header of
 * every request it goes missing as soon as the page sets a cookie of its own.
 */
async function startVisitor(browser: Browser, address: string, cookie: string) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'etalon-visitor-'))
  const args = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`]
  const program = spawn(browser.executable, [...args, ...browserFlags, 'about:blank'], {
    env: { ...process.env, ...browser.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = once(program, 'exit')
  const stop = async () => {
    program.kill()
    await gone
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const port = await portOf(program.stderr)
    const seen = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    await seen.contexts()[0]?.addCookies(jarCookies(cookie, address))
    await seen.close()
    return { port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function portOf(told: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: told })) {
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1]
    if (port === undefined) continue
    told.resume()
    return port
  }
  throw new Error('the browser ended before it listened')
}

function scoresOf({ categories, audits }: Report): Omit<PageScores, 'performances'> {
  const score = (category: (typeof wanted)[number]) =>
    Math.round((categories[category]?.score ?? 0) * 100)
  const costs: Record<string, unknown> = {}
  for (const { id, weight } of Object.values(categories).flatMap(({ auditRefs }) => auditRefs)) {
    const audit = audits[id]
    if (!audit || audit.score === null || weight === 0 || audit.score >= 0.9) continue
    const found = audit.details?.items
    costs[id] = Array.isArray(found) ? found.slice(0, 3) : (audit.displayValue ?? audit.score)
  }
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([id, name]) => [name, rounded(audits[id]?.numericValue)]),
    ),
    costs,
  }
}

function rounded(value = Number.NaN): number {
  return value < 10 ? Math.round(value * 1000) / 1000 : Math.round(value)
}
