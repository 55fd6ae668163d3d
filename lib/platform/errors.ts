import { randomUUID } from 'node:crypto'
import 'server-only'
import { AppError, type AppErrorCode } from '@/lib/core/app-error'
import { log } from './log'

type Stop = AppErrorCode | 'unexpected'

/** The one place that says what a stop looks like from outside: status and sentence (a message key). */
const catalogue = {
  'not-signed-in': { status: 401, sentence: 'errors.reasons.not-signed-in' },
  'not-found': { status: 404, sentence: 'errors.reasons.not-found' },
  'foreign-origin': { status: 403, sentence: 'errors.reasons.foreign-origin' },
  'invalid-input': { status: 400, sentence: 'errors.reasons.invalid-input' },
  conflict: { status: 409, sentence: 'errors.reasons.conflict' },
  'too-large': { status: 413, sentence: 'errors.reasons.too-large' },
  'too-many-requests': { status: 429, sentence: 'errors.reasons.too-many-requests' },
  'no-space': { status: 507, sentence: 'errors.reasons.no-space' },
  unavailable: { status: 503, sentence: 'errors.reasons.unavailable' },
  unexpected: { status: 500, sentence: 'errors.reasons.unknown' },
} as const satisfies Record<Stop, { status: number; sentence: string }>

export function statusOf(reason: Stop): number {
  return catalogue[reason].status
}

export function sentenceOf(reason: Stop): string {
  return catalogue[reason].sentence
}

/**
 * What stopped the work, as a code; null for what nobody foresaw. Besides AppError these are the
 * database's own words for a lost race, a rule that a trigger holds, a full disk, a server away.
 */
export function appErrorCodeOf(error: unknown): AppErrorCode | null {
  if (error instanceof AppError) return error.code
  for (const code of codesIn(error)) {
    const known = foreseen[code]
    if (known) return known
  }
  return null
}

/** Logs what nobody foresaw under a new id, which is all that the outside learns of it. */
export function reportUnexpected(error: unknown, facts: Readonly<Record<string, string>>): string {
  const errorId = randomUUID()
  log.error({ err: error, errorId, ...facts }, 'unexpected error')
  return errorId
}

const foreseen: Readonly<Record<string, AppErrorCode>> = {
  // Triggers of the migration: append-only, own unit or four eyes, stale run.
  ET001: 'conflict',
  ET002: 'conflict',
  ET003: 'conflict',
  // Unique violation, serialization failure, deadlock: somebody else was quicker.
  '23505': 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
  P2002: 'conflict',
  P2034: 'conflict',
  // Text that the database cannot hold and that no schema has refused before.
  '22021': 'invalid-input',
  '22P05': 'invalid-input',
  ENOSPC: 'no-space',
  '53100': 'no-space',
  // No connection, or none free in time.
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  '53300': 'unavailable',
  '57P01': 'unavailable',
  '57P03': 'unavailable',
  P1001: 'unavailable',
  P1017: 'unavailable',
  P2024: 'unavailable',
}

/** The codes of an error and of what it wraps: Prisma keeps the database's inside its own. */
function codesIn(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const parts = error as Readonly<Record<string, unknown>>
  const own = [parts.originalCode, parts.code].filter((code) => typeof code === 'string')
  const inner = ['cause', 'meta', 'driverAdapterError'].flatMap((name) =>
    codesIn(parts[name], depth + 1),
  )
  return [...inner, ...own]
}
