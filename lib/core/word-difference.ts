/** A run of text that both have, that only the later one has, or that only the earlier one had. */
export interface TextRun {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Beyond so many words the middle is shown as exchanged whole: nobody would read the mosaic. */
const mostWords = 2000

/**
 * What changed between two texts, word by word.
 *
 * Rule    a word, a run of spaces, and a mark of punctuation each count as one; the longest common
 *         sequence stays; what was removed stands before what was added in its place. A lone space
 *         between two changed words belongs to the change, so that phrases stay phrases.
 * Returns runs that give the earlier text without `added` and the later text without `removed`.
 * Source  longest common subsequence, Wagner and Fischer 1974.
 */
export function wordDifference(before: string, after: string): readonly TextRun[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  const head = commonLength(a, b)
  const tail = commonLength(a.slice(head).reverse(), b.slice(head).reverse())
  const runs = [
    ...runsOf('same', a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...runsOf('same', a.slice(a.length - tail)),
  ]
  return joined(withoutLoneSpaces(runs))
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const shorter = Math.min(a.length, b.length)
  for (let place = 0; place < shorter; place += 1) if (a[place] !== b[place]) return place
  return shorter
}

function runsOf(kind: TextRun['kind'], words: readonly string[]): readonly TextRun[] {
  return words.map((text) => ({ kind, text }))
}

function middle(a: readonly string[], b: readonly string[]): readonly TextRun[] {
  if (a.length > mostWords || b.length > mostWords) {
    return [...runsOf('removed', a), ...runsOf('added', b)]
  }
  const lengths = commonLengths(a, b)
  const width = b.length + 1
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  const runs: TextRun[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]]
    if (old !== undefined && old === fresh) {
      runs.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: 'removed', text: old })
      i += 1
    } else {
      runs.push({ kind: 'added', text: fresh ?? '' })
      j += 1
    }
  }
  return runs
}

/** Row by row from the end: how long the common sequence of the two rests is. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const below = lengths[(i + 1) * width + j] ?? 0
      const beside = lengths[i * width + j + 1] ?? 0
      const diagonal = lengths[(i + 1) * width + j + 1] ?? 0
      lengths[i * width + j] = a[i] === b[j] ? diagonal + 1 : Math.max(below, beside)
    }
  }
  return lengths
}

/** A space that stays between two changes is taken into both. */
function withoutLoneSpaces(runs: readonly TextRun[]): readonly TextRun[] {
  return runs.flatMap((run, place): readonly TextRun[] => {
    const isLone =
      run.kind === 'same' &&
      /^[^\S\n]+$/.test(run.text) &&
      isChange(runs[place - 1]) &&
      isChange(runs[place + 1])
    return isLone
      ? [
          { ...run, kind: 'removed' },
          { ...run, kind: 'added' },
        ]
      : [run]
  })
}

function isChange(run: TextRun | undefined): boolean {
  return run !== undefined && run.kind !== 'same'
}

/** Neighbours of one kind become one run; within a change the removed comes first. */
function joined(runs: readonly TextRun[]): readonly TextRun[] {
  const result: TextRun[] = []
  const held = { removed: '', added: '' }
  const release = () => {
    if (held.removed !== '') result.push({ kind: 'removed', text: held.removed })
    if (held.added !== '') result.push({ kind: 'added', text: held.added })
    held.removed = ''
    held.added = ''
  }
  let same = ''
  for (const { kind, text } of runs) {
    if (kind === 'same') {
      release()
      same += text
      continue
    }
    if (same !== '') result.push({ kind: 'same', text: same })
    same = ''
    held[kind] += text
  }
  release()
  if (same !== '') result.push({ kind: 'same', text: same })
  return result
}
