/** A piece of a line: plain, or set off. */
export interface TextPiece {
  readonly text: string
  readonly isStrong: boolean
}

type Line = readonly TextPiece[]

/** A part of a text as it is shown; nothing in it is ever read as HTML. */
export type TextBlock =
  | { readonly kind: 'heading'; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly kind: 'bullets'; readonly items: readonly Line[] }
  | { readonly kind: 'numbers'; readonly first: number; readonly items: readonly Line[] }

const heading = /^#{1,3}\s+(.+)$/
const bullet = /^\s*[-*•–—]\s+(.+)$/
const numbered = /^\s*(\d{1,3})[.)]\s+(.+)$/

/**
 * Paragraphs, headings and lists of a plainly written text.
 *
 * Rule    an empty line ends a paragraph; a line that begins with # is a heading, with - or a bullet an
 *         item, with "1." or "1)" a numbered item that keeps the first number; **two stars** set words
 *         off. Everything else is text as it was typed: no links, no HTML.
 * Returns no block for a text of nothing but spaces.
 * Source  PHONE.md, The form: instructions and scenario before the visit.
 */
export function plainBlocks(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  let isApart = true
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trimEnd()
    if (line.trim() === '') {
      isApart = true
      continue
    }
    const last = isApart ? undefined : blocks.at(-1)
    const joined = last && joinedTo(last, line)
    if (joined) blocks[blocks.length - 1] = joined
    else blocks.push(blockOf(line))
    isApart = false
  }
  return blocks
}

function blockOf(line: string): TextBlock {
  const title = heading.exec(line)?.[1]
  if (title !== undefined) return { kind: 'heading', line: piecesOf(title) }
  const item = bullet.exec(line)?.[1]
  if (item !== undefined) return { kind: 'bullets', items: [piecesOf(item)] }
  const step = numbered.exec(line)
  if (step?.[2] !== undefined) {
    return { kind: 'numbers', first: Number(step[1]), items: [piecesOf(step[2])] }
  }
  return { kind: 'paragraph', lines: [piecesOf(line.trim())] }
}

/** The last block with one more line, where the line goes on with it. */
function joinedTo(last: TextBlock, line: string): TextBlock | null {
  const next = blockOf(line)
  if (last.kind === 'bullets' && next.kind === 'bullets') {
    return { ...last, items: [...last.items, ...next.items] }
  }
  if (last.kind === 'numbers' && next.kind === 'numbers') {
    return { ...last, items: [...last.items, ...next.items] }
  }
  if (last.kind === 'paragraph' && next.kind === 'paragraph') {
    return { ...last, lines: [...last.lines, ...next.lines] }
  }
  return null
}

function piecesOf(line: string): Line {
  const parts = line.split('**')
  // An odd pair of stars that nothing closes stays two stars.
  const whole = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('**')]
  return whole.flatMap((text, place) => (text === '' ? [] : { text, isStrong: place % 2 === 1 }))
}
