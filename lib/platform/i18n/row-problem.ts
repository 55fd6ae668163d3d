import { type Problem, problem } from './problem'

const namedLines = 5

/** What is told of a line of which others say something else; the first few of those by number. */
export function disagreesWith(lines: readonly number[]): Problem {
  const named = lines.slice(0, namedLines).join(', ')
  const more = lines.length > namedLines ? '…' : ''
  return problem('people.rowReasons.disagrees', { lines: `${named}${more}` })
}
