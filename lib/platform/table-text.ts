import iconv from 'iconv-lite'
import type { TableFormat } from '@/lib/core/table-import'

/** How the bytes of a text file were understood. */
export type TextFormat = Exclude<TableFormat, 'xlsx'>

/** The code pages in which spreadsheets and old programs leave Russian; the first one wins a tie. */
const codePages = [
  { format: 'csv-windows-1251', name: 'win1251' },
  { format: 'csv-cp866', name: 'cp866' },
  { format: 'csv-koi8-r', name: 'koi8-r' },
] as const satisfies readonly { format: TextFormat; name: string }[]

/** Null when the bytes are no text at all. */
export function decodeTable(bytes: Uint8Array): { text: string; format: TextFormat } | null {
  const wide = utf16Of(bytes)
  if (wide !== null) return { text: wide, format: 'csv-utf-16' }
  if (bytes.includes(0)) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, format: 'csv-utf-8' }
  } catch {
    const buffer = Buffer.from(bytes)
    const readings = codePages.map(({ format, name }) => {
      const text = iconv.decode(buffer, name)
      return { format, text, words: lowerCaseRussian(text) }
    })
    const [best] = readings.toSorted((a, b) => b.words - a.words)
    return best === undefined ? null : { text: best.text, format: best.format }
  }
}

/** "Unicode text" of spreadsheets; only the mark in front tells it from rubbish. */
function utf16Of(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const isLittle = first === 0xff && second === 0xfe
  const isBig = first === 0xfe && second === 0xff
  if (!isLittle && !isBig) return null
  return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes)
}

/** Read in the wrong code page, Russian turns into capitals, frames and signs. */
function lowerCaseRussian(text: string): number {
  return text.match(/[а-яё]/g)?.length ?? 0
}

const separators = [';', ',', '\t', '|'] as const

/** The separator that the heading line uses most, outside of quotes; else the lines under it. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
  return mostUsed(lines[0] ?? '') ?? mostUsed(lines.slice(0, 10).join('\n')) ?? ';'
}

function mostUsed(text: string): string | null {
  const counted = separators.map((mark) => ({ mark, count: text.split(mark).length - 1 }))
  const [most] = counted.toSorted((a, b) => b.count - a.count)
  return most !== undefined && most.count > 0 ? most.mark : null
}
