import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as fontkit from 'fontkit'
import 'server-only'

export type PdfFont = 'regular' | 'bold'

const files: Readonly<Record<PdfFont, string>> = {
  regular: '400Regular/PTSans_400Regular.ttf',
  bold: '700Bold/PTSans_700Bold.ttf',
}

const parsed = new Map<PdfFont, fontkit.Font>()

/**
 * PT Sans as a parsed font, kept for the process: parsing it anew for each document would cost as
 * much as the rest of a page.
 */
export function pdfFont(name: PdfFont): fontkit.Font {
  const known = parsed.get(name)
  if (known) return known
  const folder = path.join(process.cwd(), 'node_modules', '@expo-google-fonts', 'pt-sans')
  const font = fontkit.create(readFileSync(path.join(folder, files[name])))
  if (!('layout' in font)) throw new Error('a collection of fonts where one font was expected')
  nameGlyphs(font)
  parsed.set(name, font)
  return font
}

/**
 * Tells every glyph which character it stands for. A parsed font keeps each glyph as it was first
 * asked for, and one that was first needed as a part of another (the Latin o in the Cyrillic one) would
 * stand for nothing in the text of all later documents.
 */
function nameGlyphs(font: fontkit.Font): void {
  for (const codePoint of font.characterSet) {
    if (!isLigature(codePoint)) font.glyphForCodePoint(codePoint)
  }
}

/** These are made of letters, and named by what they are made of when they are laid out. */
const isLigature = (codePoint: number) => codePoint >= 0xfb00 && codePoint <= 0xfb06
