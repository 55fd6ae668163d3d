import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from '../e2e/browser'
import { seededRandom } from '../faults/random-fault'
import { jarCookies } from '../session-cookie'
import { median, rounded } from './bench'
import {
  lookAround,
  lossesTold,
  openForm,
  type WatchedScreen,
  watchSaving,
} from './killed/open-form'
import { type PhoneBrowser, startPhoneBrowser } from './killed/phone-browser'
import { type FieldValues, TypingLedger, type Verdict } from './killed/typing-ledger'
import { typeLikeAPerson } from './killed/typist'

export interface KilledForm {
  readonly address: string
  /** All of them on one screen. */
  readonly questions: number
  /** Of the shopper's session: `name=value; name=value`. */
  readonly cookie: string
}

export interface KilledFigures {
  readonly kills: number
  readonly strokes: number
  /** How often the screen said that everything is saved. */
  readonly timesSaidSaved: number
  readonly killsWithoutLoss: number
  readonly lostMs: { readonly median: number; readonly p95: number; readonly max: number }
  readonly mostStrokesLost: number
  /** Kills that took more than a second of typing. */
  readonly moreThanASecond: number
  readonly savedButLost: number
  readonly altered: number
  /** Stores that the browser threw away, and whose twin gave back what was in them. */
  readonly storesLost: number
}

/** The kill comes so long after the first stroke. Units: milliseconds. */
const typing = { least: 0, most: 4_000 } as const

export interface KilledOptions {
  readonly runs: number
  readonly seed: number
  /** `found`: what was there instead, where something is gone that the screen had called saved. */
  readonly onKill: (kill: number, verdict: Verdict, found: string | null) => void
}

/** What was typed into a browser before it was killed. */
interface Killed {
  readonly ledger: TypingLedger
  readonly at: number
}

/**
 * Types into one form, kills the browser at a random moment, opens the form again in a new browser
 * over the same profile, and compares with the ledger; again and again. Drafts do not reach the
 * server, so that what is found again was kept by the phone alone.
 */
export async function measureKilled(
  found: Browser,
  form: KilledForm,
  { runs, seed, onKill }: KilledOptions,
): Promise<KilledFigures> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'etalon-killed-'))
  const losses = new Set<string>()
  const random = seededRandom(seed)
  const verdicts: Verdict[] = []
  const counts = { strokes: 0, timesSaidSaved: 0 }
  let killed: Killed | null = null
  try {
    // Once more than it is killed: the last one is opened and judged.
    for (let run = 0; run <= runs; run += 1) {
      const before = asItLies(profile)
      const phone = await startPhoneBrowser(found, profile)
      let isWanted = false
      try {
        const screen = await watchSaving(phone.page)
        await signIn(phone, form)
        const shown = await openForm(phone.page, form)
        if (killed !== null) {
          const verdict = killed.ledger.judge(shown, killed.at)
          verdicts.push(verdict)
          counts.strokes += killed.ledger.count
          isWanted = verdict.brokenPromises.length > 0 || verdict.altered.length > 0
          const around = isWanted ? await lookAround(phone.page) : ''
          onKill(run, verdict, isWanted ? `${around}; its databases before: ${before}` : null)
          for (const loss of await lossesTold(phone.page)) losses.add(loss)
        }
        if (run < runs) killed = await typeUntilKilled(phone, screen, shown, random)
        counts.timesSaidSaved += screen.timesSaidSaved
      } finally {
        await phone.kill()
        if (!isWanted && before !== null) rmSync(before, { recursive: true, force: true })
      }
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return { ...counts, ...figuresOf(verdicts), storesLost: losses.size }
}

/** A copy of the browser's databases, from before it opens them and mends them in its way; null: there are none. */
function asItLies(profile: string): string | null {
  const databases = ['IndexedDB', 'WebStorage'].map((name) => path.join(profile, 'Default', name))
  const found = databases.filter((folder) => existsSync(folder))
  if (found.length === 0) return null
  const copy = mkdtempSync(path.join(os.tmpdir(), 'etalon-killed-before-'))
  for (const folder of found) {
    cpSync(folder, path.join(copy, path.basename(folder)), { recursive: true })
  }
  return copy
}

async function signIn({ context }: PhoneBrowser, { cookie, address }: KilledForm) {
  await context.addCookies(jarCookies(cookie, address))
  await context.route('**/api/v1/drafts/**', (route) => route.abort())
}

async function typeUntilKilled(
  { page, kill }: PhoneBrowser,
  screen: WatchedScreen,
  shown: FieldValues,
  random: () => number,
): Promise<Killed> {
  const ledger = new TypingLedger(shown)
  screen.onSaved = (values) => ledger.saidSaved(values)
  let at: number | null = null
  const isKilled = () => at !== null
  const wait = typing.least + random() * (typing.most - typing.least)
  const dead = ledger.begun.then(async () => {
    await pause(wait)
    at = performance.now()
    await kill()
  })
  try {
    await typeLikeAPerson(page, ledger, random, isKilled)
  } catch (error) {
    // Whoever types into a browser that is gone is told so; anything else is a failure.
    if (!isKilled()) throw error
  }
  await dead
  return { ledger, at: at ?? performance.now() }
}

function figuresOf(verdicts: readonly Verdict[]) {
  const lost = verdicts.map(({ lostMs }) => lostMs).toSorted((a, b) => a - b)
  const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((all, one) => all + of(one), 0)
  return {
    kills: verdicts.length,
    killsWithoutLoss: verdicts.filter(({ lostStrokes }) => lostStrokes === 0).length,
    lostMs: {
      median: rounded(median(lost), 0),
      p95: rounded(lost[Math.floor(lost.length * 0.95)] ?? Number.NaN, 0),
      max: rounded(lost.at(-1) ?? Number.NaN, 0),
    },
    mostStrokesLost: Math.max(...verdicts.map(({ lostStrokes }) => lostStrokes)),
    moreThanASecond: lost.filter((ms) => ms > 1_000).length,
    savedButLost: sum(({ brokenPromises }) => brokenPromises.length),
    altered: sum(({ altered }) => altered.length),
  }
}
