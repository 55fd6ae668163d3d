import PDFDocument from 'pdfkit'

/** What the library calls for every line that it has made of a text; its types do not tell. */
interface DrawnLines {
  _line(text: string, ...others: readonly unknown[]): void
}
const { _line: drawLine } = PDFDocument.prototype as unknown as DrawnLines

/**
 * A document that obeys what joins words and writes nothing for it: PT Sans has no sign for it, an
 * empty box would stand there, and whoever copies an amount would copy more than the amount.
 */
export class JoinedText extends PDFDocument implements DrawnLines {
  override widthOfString(text: string, options?: PDFKit.Mixins.TextOptions): number {
    return super.widthOfString(withoutJoiners(text), options)
  }

  _line(text: string, ...others: readonly unknown[]): void {
    drawLine.call(this, withoutJoiners(text), ...others)
  }
}

function withoutJoiners(text: string): string {
  return text.replaceAll('\u2060', '')
}
