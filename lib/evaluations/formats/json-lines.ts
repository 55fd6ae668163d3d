/** One line of a stream, numbered from 1; without text where it could not be read. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: 'too-long' | 'not-utf8' }

const NEW_LINE = 10

/**
 * Cuts a stream of bytes into lines, as they come: never more than one piece of the stream and one
 * line is held, and of a line that is too long only that it was there.
 */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter(longest)
  for await (const piece of pieces) yield splitter.take(piece)
  yield splitter.end()
}

class LineSplitter {
  private number = 0
  private begun: Uint8Array[] = []
  private size = 0

  constructor(private readonly longest: number) {}

  take(piece: Uint8Array): readonly Line[] {
    const lines: Line[] = []
    let from = 0
    for (let to = piece.indexOf(NEW_LINE); to >= 0; to = piece.indexOf(NEW_LINE, from)) {
      this.add(piece.subarray(from, to))
      lines.push(...this.finish())
      from = to + 1
    }
    this.add(piece.subarray(from))
    return lines
  }

  end(): readonly Line[] {
    return this.size === 0 ? [] : this.finish()
  }

  private add(part: Uint8Array): void {
    this.size += part.length
    if (this.size > this.longest) this.begun = []
    // A copy: the stream may write its next piece over this one.
    else this.begun.push(part.slice())
  }

  /** The line that is complete now; nothing for an empty one, which has a number all the same. */
  private finish(): readonly Line[] {
    const { begun, size } = this
    this.number += 1
    this.begun = []
    this.size = 0
    const { number } = this
    if (size > this.longest) return [{ number, fault: 'too-long' }]
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(begun))
      return text.trim() === '' ? [] : [{ number, text }]
    } catch (error) {
      if (error instanceof TypeError) return [{ number, fault: 'not-utf8' }]
      throw error
    }
  }
}
