import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import 'server-only'
import { type PdfFont, pdfFont } from './fonts'
import { JoinedText } from './joined-text'

/** Millimetres to points. */
const mm = (length: number) => (length * 72) / 25.4

export const pageBox = {
  left: mm(20),
  right: mm(190),
  top: mm(30),
  bottom: mm(273),
  headerTop: mm(14),
  footerTop: mm(281),
} as const

/** The values of app/tokens.css (light) in sRGB: the PDF and the screen are one product. */
export const ink = {
  text: '#1b222c',
  second: '#4a525d',
  third: '#656d78',
  line: '#dddcd7',
  strong: '#c3c2bd',
  accent: '#00696b',
  bar: '#5fb0b2',
  amber: '#8a5a00',
  red: '#b3261e',
} as const

/** Of what says no other. Units: points. */
export const textSize = 10

export interface TextStyle {
  readonly font?: PdfFont
  readonly size?: number
  readonly colour?: string
  readonly align?: 'left' | 'right'
}

/** Whose paper it is. */
export interface PdfHouse {
  readonly organisationName: string
  /** PNG or JPEG. */
  readonly logo: Uint8Array | null
}

/** So long a document may keep the process to itself. Units: milliseconds. */
const longestStretch = 5

/** Documents that wait for their next stretch, one behind the other: between two, requests are answered. */
let lastTurn: Promise<void> = Promise.resolve()

interface PaperOptions {
  /** Constant words of the document information: they name nobody (SECURITY.md, Files). */
  readonly title: string
  readonly language: 'ru' | 'en'
  /** PNG or JPEG; null without a logo. */
  readonly logo: Uint8Array | null
  readonly headerText: string
  readonly footerText: string
  /** Less than 1 sets type and gaps closer, for what would spill a few lines onto one more page. */
  readonly scale?: number
  /** "2 of 5" */
  pageText(page: number, pages: number): string
}

/**
 * An A4 document that is filled from top to bottom; what does not fit begins a new page. Header,
 * footer and page numbers are put on every page when it is finished.
 */
export class Paper {
  private readonly document: JoinedText
  private readonly chunks: Buffer[] = []
  private readonly finished: Promise<void>
  private begun = performance.now()
  /** Where the next line stands. */
  y: number = pageBox.top

  constructor(private readonly options: PaperOptions) {
    this.document = new JoinedText({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      autoFirstPage: true,
      lang: options.language,
      displayTitle: true,
      info: {
        Title: options.title,
        Author: 'Etalon',
        Producer: 'Etalon',
        Creator: 'Etalon',
        // Constant, so that the same report is the same file.
        CreationDate: new Date(0),
        ModDate: new Date(0),
      },
    })
    this.finished = new Promise((resolve, reject) => {
      this.document.on('data', (chunk: Buffer) => void this.chunks.push(chunk))
      this.document.on('end', resolve)
      this.document.on('error', reject)
    })
  }

  get width(): number {
    return pageBox.right - pageBox.left
  }

  /** Begins a new page when less than `height` is left on this one. */
  need(height: number): void {
    if (this.y + height > pageBox.bottom) this.breakPage()
  }

  breakPage(): void {
    this.document.addPage()
    this.y = pageBox.top
  }

  /**
   * Lets others have the process when this document has had it for a while; asked before every row
   * and paragraph. What is drawn does not depend on it.
   */
  async rest(): Promise<void> {
    if (performance.now() - this.begun < longestStretch) return
    lastTurn = lastTurn.then(() => nextTurn())
    await lastTurn
    this.begun = performance.now()
  }

  /** Leaves a gap, closer where the paper is; heights that were measured are added to `y`. */
  skip(height: number): void {
    this.y += height * this.scale
  }

  private get scale(): number {
    return this.options.scale ?? 1
  }

  get pages(): number {
    return this.document.bufferedPageRange().count
  }

  /** How much of the last page is filled, from 0 to 1. */
  get lastPageUse(): number {
    return (this.y - pageBox.top) / (pageBox.bottom - pageBox.top)
  }

  /** The width of the widest part of a text that no line may part. */
  widthOfParts(text: string, style: TextStyle = {}): number {
    this.use(style)
    // Behind a hyphen a line may end, but not between it and a digit: "кассир-продавец", "2026-10".
    const parts = text.split(/[ \n]|(?<=-)(?!\d)/)
    return Math.max(...parts.map((part) => this.document.widthOfString(part)))
  }

  heightOf(text: string, width: number, style: TextStyle = {}): number {
    this.use(style)
    return this.document.heightOfString(text, { width, lineGap: lineGap(style) * this.scale })
  }

  /** Text at a place of the page, without moving on. */
  textAt(text: string, x: number, y: number, width: number, style: TextStyle = {}): void {
    this.use(style)
    this.document.text(text, x, y, {
      width,
      align: style.align ?? 'left',
      lineGap: lineGap(style) * this.scale,
    })
  }

  /** A paragraph over the whole width; moves on, and breaks between its lines if it must. */
  async paragraph(
    text: string,
    style: TextStyle & { after?: number; width?: number } = {},
  ): Promise<void> {
    if (text === '') return
    await this.rest()
    const width = style.width ?? this.width
    const height = this.heightOf(text, width, style)
    if (height <= pageBox.bottom - pageBox.top) {
      this.need(height)
      this.textAt(text, pageBox.left, this.y, width, style)
      this.y += height
      this.skip(style.after ?? 0)
      return
    }
    for (const part of halves(text)) await this.paragraph(part, { ...style, after: 0 })
    this.skip(style.after ?? 0)
  }

  rule(colour: string = ink.line, weight = 0.6): void {
    this.document
      .moveTo(pageBox.left, this.y)
      .lineTo(pageBox.right, this.y)
      .lineWidth(weight)
      .strokeColor(colour)
      .stroke()
  }

  /** A filled bar at a place of the page. */
  barAt(x: number, y: number, width: number, height: number, colour: string): void {
    this.document.rect(x, y, Math.max(width, 0.1), height).fillColor(colour).fill()
  }

  /** A picture scaled into a box; moves nothing. Returns false for bytes that are no picture. */
  imageAt(bytes: Uint8Array, x: number, y: number, width: number, height: number): boolean {
    try {
      this.document.image(Buffer.from(bytes), x, y, { fit: [width, height] })
      return true
    } catch {
      return false
    }
  }

  /** Puts header, footer and numbers on every page and hands over the file. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.document.bufferedPageRange()
    for (let page = start; page < start + count; page += 1) {
      this.document.switchToPage(page)
      this.furnish(page - start + 1, count)
      await this.rest()
    }
    await this.flushPages()
    this.document.end()
    await this.finished
    return Uint8Array.from(Buffer.concat(this.chunks))
  }

  /** The document would end them all in one stretch, and compressing hundreds of pages takes long. */
  private async flushPages(): Promise<void> {
    const buffered = this.document as unknown as { _pageBuffer: readonly unknown[] }
    for (const page of buffered._pageBuffer) {
      buffered._pageBuffer = [page]
      this.document.flushPages()
      await this.rest()
    }
  }

  private furnish(page: number, pages: number): void {
    const { logo, headerText, footerText, pageText } = this.options
    const small: TextStyle = { size: 8.5, colour: ink.third }
    const hasLogo =
      logo !== null && this.imageAt(logo, pageBox.left, pageBox.headerTop, mm(34), mm(10))
    const headerLeft = hasLogo ? pageBox.left + mm(38) : pageBox.left
    this.textAt(headerText, headerLeft, pageBox.headerTop + 6, pageBox.right - headerLeft, {
      ...small,
      align: hasLogo ? 'right' : 'left',
    })
    this.textAt(footerText, pageBox.left, pageBox.footerTop, this.width - mm(24), small)
    this.textAt(pageText(page, pages), pageBox.right - mm(22), pageBox.footerTop, mm(22), {
      ...small,
      align: 'right',
    })
  }

  private use({ font = 'regular', size = textSize, colour = ink.text }: TextStyle): void {
    // The types know paths and bytes; a parsed font is taken as well and is not parsed again.
    this.document.font(pdfFont(font) as unknown as string, font)
    this.document.fontSize(size * this.scale).fillColor(colour)
  }
}

function lineGap({ size = textSize }: TextStyle): number {
  return size * 0.12
}

/** Cuts a text that is longer than a page at the space nearest to its middle. */
function halves(text: string): readonly string[] {
  const middle = Math.floor(text.length / 2)
  const space = text.indexOf(' ', middle)
  const cut = space === -1 ? middle : space
  return [text.slice(0, cut), text.slice(cut).trimStart()]
}
