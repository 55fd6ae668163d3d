import { type Stage, tool, vitest, yesOrNo } from './stages'

// Biome colours a pipe too, letter by letter.
const colours = process.stdout.isTTY === true ? [] : ['--colors=off']

/** What `npm run check` proves within a minute, and `npm test` first. */
export function quickStages(args: readonly string[] = []): readonly Stage[] {
  return [
    yesOrNo('format and lint', [tool('@biomejs/biome', 'bin/biome'), 'ci', ...colours, '.']),
    yesOrNo(
      'types',
      [tool('next', 'dist/bin/next'), 'typegen'],
      [tool('typescript', 'bin/tsc'), '--noEmit', '-p', '.'],
    ),
    vitest('unit', args),
  ]
}
