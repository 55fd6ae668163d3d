/**
 * What stops a use case. Everything that a user can mend is returned instead, as
 * `{ ok: false, reason }` (ARCHITECTURE.md, decision 6).
 *
 * Rule    a row that one may not touch is `not-found`, exactly like a row that is not there.
 * Source  SECURITY.md, Access.
 */
export const appErrorCodes = [
  'not-signed-in',
  'not-found',
  'foreign-origin',
  'invalid-input',
  'conflict',
  'too-large',
  'too-many-requests',
  'no-space',
  'unavailable',
] as const

export type AppErrorCode = (typeof appErrorCodes)[number]

export class AppError extends Error {
  readonly code: AppErrorCode

  constructor(code: AppErrorCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.name = 'AppError'
    this.code = code
  }
}
