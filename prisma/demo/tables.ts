type Cell = string | number | null

/** A table as somebody saves it from a spreadsheet in Russia: semicolons, UTF-8. */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): Uint8Array {
  const line = (cells: readonly Cell[]) => cells.map(quoted).join(';')
  return new TextEncoder().encode([header, ...rows].map(line).join('\r\n'))
}

function quoted(cell: Cell): string {
  const text = String(cell ?? '')
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
