import { formulaTokens, type Token, UnreadableFormula } from './expression-tokens'

/** Far more than anybody types; keeps recursion and the stored document shallow. */
const LONGEST = 2000
const DEEPEST = 12
export const MOST_PARTS = 100

/** Walks over the words and signs of a typed formula; throws UnreadableFormula where one is amiss. */
export class FormulaCursor {
  private readonly tokens: readonly Token[]
  protected place = 0
  private depth = 0

  constructor(text: string) {
    if (text.trim() === '') throw new UnreadableFormula('empty', 0)
    if (text.length > LONGEST) throw new UnreadableFormula('too-long', LONGEST)
    this.tokens = formulaTokens(text)
  }

  /** Reads the text to its very end. */
  whole<Read>(read: () => Read): Read {
    const result = read()
    const left = this.peek()
    if (left.kind !== 'end') this.refuse(left.text === ')' ? 'bracket' : 'rest', left)
    if (depthOf(result) > DEEPEST * 2) this.refuse('too-deep', this.token(0))
    return result
  }

  protected list<Part>(read: () => Part): Part[] {
    if (this.peek().text === ')' && this.peek().kind === 'sign') return []
    const parts = [read()]
    while (this.isSeparator()) {
      this.separator()
      if (parts.length >= MOST_PARTS) this.refuse('too-long', this.peek())
      parts.push(read())
    }
    return parts
  }

  protected deeper<Read>(read: () => Read): Read {
    this.depth += 1
    if (this.depth > DEEPEST) this.refuse('too-deep', this.peek())
    try {
      return read()
    } finally {
      this.depth -= 1
    }
  }

  protected closed<Read>(open: Token, result: Read): Read {
    const token = this.peek()
    if (token.kind === 'sign' && token.text === ')') {
      this.place += 1
      return result
    }
    return token.kind === 'end' ? this.refuse('bracket', open) : this.refuse('rest', token)
  }

  protected expect(sign: string): Token {
    const token = this.next()
    return token.kind === 'sign' && token.text === sign ? token : this.refuse('arguments', token)
  }

  protected isSeparator(): boolean {
    const { kind, text } = this.peek()
    return kind === 'sign' && (text === ';' || text === ',')
  }

  protected separator(): void {
    const token = this.peek()
    if (!this.isSeparator()) this.refuse('arguments', token)
    this.place += 1
  }

  protected peek(): Token {
    return this.token(this.place)
  }

  protected next(): Token {
    const token = this.peek()
    this.place += 1
    return token
  }

  private token(place: number): Token {
    const end: Token = { kind: 'end', text: '', typed: '', at: 0 }
    return this.tokens[place] ?? this.tokens.at(-1) ?? end
  }

  protected refuse(code: UnreadableFormula['code'], { at, typed }: Token): never {
    throw new UnreadableFormula(code, at, typed)
  }
}

/** Levels of plain JSON: the document as a whole may have a limited number of them. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}
