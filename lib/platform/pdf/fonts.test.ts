import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { Paper } from './page'

const russian = 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдежзийклмнопрстуфхцчшщъыьэюя ₽ № «»'
const english = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 “”'

async function textOf(words: string): Promise<string> {
  const paper = new Paper({
    title: 'Statement',
    language: 'en',
    logo: null,
    headerText: 'Header',
    footerText: 'Footer',
    pageText: (page, pages) => `${page}/${pages}`,
  })
  for (const font of ['regular', 'bold'] as const) await paper.paragraph(words, { font })
  const data = Uint8Array.from(await paper.finish())
  const pdf = await getDocument({ data, verbosity: 0 }).promise
  const { items } = await (await pdf.getPage(1)).getTextContent()
  return items.map((item) => ('str' in item ? item.str : '')).join('')
}

test('a document can be searched and read aloud, whatever documents were made before it', async () => {
  // Letters that look alike are drawn by one another's outlines in this typeface.
  for (const words of [russian, english, russian]) {
    expect((await textOf(words)).split(words)).toHaveLength(3)
  }
})
