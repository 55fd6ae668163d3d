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
  parsed.set(name, font)
  return font
}
