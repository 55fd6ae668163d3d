import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/**
 * The one-time code that opens the first-run page of an empty database. The start command prints
 * it and keeps only its hash in the data folder; every start makes a new one.
 */

// Without letters and digits that are read as each other.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 12
const mostTries = 20

const stateSchema = z.object({ sha256: z.string(), triesLeft: z.number().int() })

/** Makes a new code and returns it, as it is printed: `ABCD-EFGH-JKLM`. */
export function issueFirstRunCode(dataFolder: string): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  mkdirSync(dataFolder, { recursive: true })
  save(dataFolder, { sha256: hashOf(letters), triesLeft: mostTries })
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * Whether `code` is the one on the console, however it was typed. After 20 wrong ones only a new
 * start helps. The code stays good until `forgetFirstRunCode`; the caller still makes sure, in its
 * transaction, that there is no organisation yet.
 */
export function verifyFirstRunCode(dataFolder: string, code: string): boolean {
  const state = load(dataFolder)
  if (state === null || state.triesLeft <= 0) return false
  const typed = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const right = timingSafeEqual(Buffer.from(hashOf(typed)), Buffer.from(state.sha256))
  if (!right) save(dataFolder, { ...state, triesLeft: state.triesLeft - 1 })
  return right
}

/** After the organisation has been created: the code opens nothing any more. */
export function forgetFirstRunCode(dataFolder: string): void {
  rmSync(stateFile(dataFolder), { force: true })
}

type State = z.output<typeof stateSchema>

const stateFile = (dataFolder: string) => path.join(dataFolder, 'first-run.json')

function load(dataFolder: string): State | null {
  const file = stateFile(dataFolder)
  return existsSync(file) ? stateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

function save(dataFolder: string, state: State): void {
  writeFileSync(stateFile(dataFolder), JSON.stringify(state), { mode: 0o600 })
}

function hashOf(letters: string): string {
  return createHash('sha256').update(letters).digest('hex')
}
