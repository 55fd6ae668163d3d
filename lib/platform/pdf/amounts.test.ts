import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { Paper } from './page'
import { PdfTable } from './table'

const aPaper = (language: Locale) =>
  new Paper({
    ...{ title: 'Statement', language, logo: null, headerText: '', footerText: '' },
    pageText: () => '',
  })

/** The lines of a document as they stand on its pages. */
async function linesOf(paper: Paper): Promise<readonly string[]> {
  const data = await paper.finish()
  const pdf = await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise
  const lines: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const placed = items.flatMap((item) => ('str' in item ? [item] : []))
    const rows = Map.groupBy(placed, ({ transform }) => transform[5])
    lines.push(...[...rows.values()].map((row) => row.map(({ str }) => str).join('')))
  }
  return lines
}

/** As it stands in the document: without what joins its parts. */
const seen = (text: string) => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ')

test.each(['ru', 'en'] as const)(
  'no line of a paragraph ends inside of an amount (%s)',
  async (locale) => {
    const amount = formatFor(locale).money('-6600.5', 'RUB')
    const paper = aPaper(locale)
    // Somewhere among these every part of the amount stands at the edge.
    for (let length = 1; length <= 40; length += 1)
      await paper.paragraph(`${'i'.repeat(length)} ${amount}.`, { width: 100 })
    const lines = (await linesOf(paper)).filter((line) => line.includes('600'))
    expect(lines).toHaveLength(40)
    for (const line of lines) expect(line).toContain(`${seen(amount)}.`)
  },
)

test.each(['ru', 'en'] as const)(
  'an amount wider than its column is set smaller, not cut (%s)',
  async (locale) => {
    const amounts = ['53400.00', '-9853400.00', '1259853400.00'].map((amount) =>
      formatFor(locale).money(amount, 'RUB'),
    )
    const paper = aPaper(locale)
    const table = new PdfTable(paper, [
      { share: 0.83, head: '' },
      { share: 0.17, head: '', align: 'right' },
    ])
    for (const text of amounts)
      table.row([{ text: '' }, { text, style: { size: 12, font: 'bold' } }])
    expect((await linesOf(paper)).filter((line) => line !== '')).toEqual(amounts.map(seen))
  },
)

test('a word with a hyphen that is wider than its column is parted behind it, not set smaller', async () => {
  const paper = aPaper('ru')
  const table = new PdfTable(paper, [
    { share: 0.15, head: '' },
    { share: 0.85, head: '' },
  ])
  const style = { size: 9 }
  // A line is as wide as its longer part: only figures are not parted behind a hyphen.
  expect(paper.widthOfParts('Администратор-кассир', style)).toBe(
    paper.widthOfParts('Администратор-', style),
  )
  expect(paper.widthOfParts('+7-900-12', style)).toBe(
    paper.widthOfParts('+7-', style) + paper.widthOfParts('900-12', style),
  )
  table.row([{ text: 'Администратор-кассир', style }, { text: '' }])
  expect((await linesOf(paper)).filter((line) => line !== '')).toEqual(['Администратор-', 'кассир'])
})
