/**
 * Something that the person who runs the program must mend. The message is one or two whole
 * sentences for the console: what is wrong and what to do; it is printed without a stack.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}

/** The code of a system or database error (`ENOSPC`, `28P01`), or null. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** System errors that have a plain sentence, wherever they come up; null for all others. */
export function operatorSentence(error: unknown): string | null {
  if (error instanceof OperatorError) return error.message
  const path =
    typeof error === 'object' && error !== null && 'path' in error ? ` (${String(error.path)})` : ''
  switch (errorCode(error)) {
    case 'ENOSPC':
    case '53100':
      return `There is no space left on the disk${path}; free some and start again.`
    case 'EDQUOT':
      return `Your disk quota is used up${path}; free some space and start again.`
    case 'EROFS':
      return `The disk is read-only${path}; set ETALON_DATA to a folder that can be written.`
    case 'EACCES':
    case 'EPERM':
      return `This user may not write or read there${path}; mend the rights of that folder, or set ETALON_DATA to another.`
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open on this machine; raise the limit (ulimit -n) and start again.'
    default:
      return null
  }
}
