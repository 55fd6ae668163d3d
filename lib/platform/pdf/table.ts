import { ink, type Paper, pageBox, type TextStyle, textSize } from './page'

export interface PdfCell {
  readonly text: string
  readonly style?: TextStyle
  /** A second, smaller paragraph under the text. */
  readonly note?: { readonly text: string; readonly style?: TextStyle } | null
  /** A thin bar on a scale of 0..100 percent under the text; for reading only. */
  readonly bar?: { readonly low: number; readonly high: number; readonly mean: number } | null
}

export interface PdfColumn {
  /** Share of the width of the page. */
  readonly share: number
  readonly head: string
  readonly align?: 'left' | 'right'
}

const gap = 8
const padding = 5
const noteStyle: TextStyle = { size: 8.5, colour: ink.third }
const headStyle: TextStyle = { size: 8.5, colour: ink.third }
const barHeight = 9
/** What would have to be smaller than this part of its size, an address say, is cut instead. */
const smallestShare = 0.6

/**
 * A table whose rows are never cut in two and whose head stands again on every page. A row that is
 * higher than a page is given one of its own and runs on.
 */
export class PdfTable {
  constructor(
    private readonly paper: Paper,
    private readonly columns: readonly PdfColumn[],
  ) {}

  head(): void {
    const height = Math.max(
      ...this.columns.map(({ head }, index) =>
        this.paper.heightOf(head, this.widthOf(index), headStyle),
      ),
    )
    this.paper.need(height + 40)
    for (const [index, { head, align }] of this.columns.entries()) {
      const style = align === undefined ? headStyle : { ...headStyle, align }
      this.paper.textAt(head, this.leftOf(index), this.paper.y, this.widthOf(index), style)
    }
    this.paper.y += height
    this.paper.skip(3)
    this.paper.rule(ink.strong)
    this.paper.skip(padding)
  }

  row(given: readonly PdfCell[]): void {
    const cells = given.map((cell, index) => this.fitted(cell, index))
    const height = Math.max(...cells.map((cell, index) => this.cellHeight(cell, index)))
    if (this.paper.y + height > pageBox.bottom) {
      this.paper.breakPage()
      this.head()
    }
    for (const [index, cell] of cells.entries()) this.drawCell(cell, index)
    this.paper.y += height
    this.paper.skip(padding)
    this.paper.rule()
    this.paper.skip(padding)
  }

  /** Set smaller where its widest word, an amount say, would be cut at the edge of the column. */
  private fitted(cell: PdfCell, index: number): PdfCell {
    const share = this.widthOf(index) / this.paper.widthOfParts(cell.text, cell.style)
    if (share >= 1 || share < smallestShare) return cell
    const size = Math.floor((cell.style?.size ?? textSize) * share * 10) / 10
    return { ...cell, style: { ...cell.style, size } }
  }

  private cellHeight(cell: PdfCell, index: number): number {
    const width = this.widthOf(index)
    const text = this.paper.heightOf(cell.text, width, cell.style)
    const note = cell.note ? this.paper.heightOf(cell.note.text, width, this.noteStyle(cell)) : 0
    return text + note + (cell.bar ? barHeight : 0)
  }

  private drawCell(cell: PdfCell, index: number): void {
    const left = this.leftOf(index)
    const width = this.widthOf(index)
    const align = this.columns[index]?.align
    const style = align === undefined ? (cell.style ?? {}) : { ...cell.style, align }
    this.paper.textAt(cell.text, left, this.paper.y, width, style)
    let below = this.paper.y + this.paper.heightOf(cell.text, width, cell.style)
    if (cell.bar) {
      this.drawBar(cell.bar, left, below + 2, width)
      below += barHeight
    }
    if (cell.note) this.paper.textAt(cell.note.text, left, below, width, this.noteStyle(cell))
  }

  private drawBar(
    { low, high, mean }: NonNullable<PdfCell['bar']>,
    left: number,
    top: number,
    width: number,
  ): void {
    const at = (percent: number) => (Math.min(Math.max(percent, 0), 100) / 100) * width
    this.paper.barAt(left, top + 2.5, width, 0.8, ink.strong)
    this.paper.barAt(left + at(low), top + 1, at(high) - at(low), 3.8, ink.bar)
    this.paper.barAt(left + at(mean) - 0.5, top - 0.5, 1.2, 6.8, ink.text)
  }

  private noteStyle(cell: PdfCell): TextStyle {
    return { ...noteStyle, ...cell.note?.style }
  }

  private leftOf(index: number): number {
    const before = this.columns.slice(0, index).reduce((sum, { share }) => sum + share, 0)
    return pageBox.left + before * this.paper.width
  }

  private widthOf(index: number): number {
    const share = this.columns[index]?.share ?? 0
    const isLast = index === this.columns.length - 1
    return share * this.paper.width - (isLast ? 0 : gap)
  }
}
