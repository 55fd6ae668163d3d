import { type Problem, problem } from '@/lib/platform/i18n/problem'

/** What became of a row of a file that was read as a checklist. */
export type Verdict = 'taken' | 'simplified' | 'not-taken'

/** Why a row is not what it was: the sentence, and where there is one what lies behind it. */
export interface ImportReason {
  readonly what: Problem
  readonly why: Problem | null
  /** The heading of the column that is meant, as the file writes it. */
  readonly column?: string
}

/** One row of a file and what became of it. */
export interface ImportLine {
  /** Name of the sheet; empty where the file has only one. */
  readonly sheet: string
  /** Row in the sheet, the heading being 1. */
  readonly line: number
  /** What the row is about, as the file says it. */
  readonly name: string
  readonly verdict: Verdict
  readonly reasons: readonly ImportReason[]
}

const severity: Readonly<Record<Verdict, number>> = { taken: 0, simplified: 1, 'not-taken': 2 }

type Values = Record<string, string | number>

/** A row that names a picture: whether there is such a one is known only where the file is taken. */
export interface PicturedRow extends Pick<ImportLine, 'sheet' | 'line'> {
  readonly pictureId: string
}

/** A row that names a standard: whether there is such a one is known only where the file is taken. */
export interface StandardRow extends Pick<ImportLine, 'sheet' | 'line'> {
  readonly number: string
}

/** Collects what became of the rows; a row that is spoken of twice keeps the worse verdict. */
export class ImportReport {
  private readonly byPlace = new Map<string, ImportLine>()

  private readonly pictured: PicturedRow[] = []

  private readonly standardised: StandardRow[] = []

  constructor(private readonly sheetOrder: readonly string[] = []) {}

  taken(sheet: string, line: number, name: string): void {
    this.add({ sheet, line, name, verdict: 'taken', reasons: [] })
  }

  /** Taken as it is, and yet there is something to say. */
  noted(sheet: string, line: number, name: string, code: string, values?: Values): void {
    this.add({ sheet, line, name, verdict: 'taken', reasons: [reasonOf(code, values)] })
  }

  simplified(sheet: string, line: number, name: string, code: string, values?: Values): void {
    this.add({ sheet, line, name, verdict: 'simplified', reasons: [reasonOf(code, values)] })
  }

  notTaken(
    sheet: string,
    line: number,
    name: string,
    code: string,
    values?: Values,
    why: Problem | null = null,
  ): void {
    this.add({ sheet, line, name, verdict: 'not-taken', reasons: [reasonOf(code, values, why)] })
  }

  /** The row names a picture. */
  picture(row: PicturedRow): void {
    this.pictured.push(row)
  }

  pictures(): readonly PicturedRow[] {
    return this.pictured
  }

  /** The row names a standard. */
  standard(row: StandardRow): void {
    this.standardised.push(row)
  }

  standards(): readonly StandardRow[] {
    return this.standardised
  }

  add(line: ImportLine): void {
    const key = JSON.stringify([line.sheet, line.line])
    const before = this.byPlace.get(key)
    if (before === undefined) {
      this.byPlace.set(key, line)
      return
    }
    const known = new Set(before.reasons.map((reason) => JSON.stringify(reason)))
    const added = line.reasons.filter((reason) => !known.has(JSON.stringify(reason)))
    const isWorse = severity[line.verdict] > severity[before.verdict]
    this.byPlace.set(key, {
      ...before,
      name: before.name || line.name,
      verdict: isWorse ? line.verdict : before.verdict,
      reasons: [...before.reasons, ...added],
    })
  }

  /** In the order of the sheets and rows. */
  lines(): ImportLine[] {
    const place = (sheet: string) => {
      const known = this.sheetOrder.indexOf(sheet)
      return known < 0 ? this.sheetOrder.length : known
    }
    return [...this.byPlace.values()].toSorted(
      (a, b) => place(a.sheet) - place(b.sheet) || a.line - b.line,
    )
  }
}

/** The lines, where a row whose picture is not there is taken without it. */
export function linesWithoutPictures(
  lines: readonly ImportLine[],
  lost: readonly PicturedRow[],
): readonly ImportLine[] {
  return linesWithout(
    lines,
    'picture-unknown',
    lost.map((row) => ({ ...row, value: row.pictureId })),
  )
}

/** The lines, where a row whose standard is not there is taken without it. */
export function linesWithoutStandards(
  lines: readonly ImportLine[],
  lost: readonly StandardRow[],
): readonly ImportLine[] {
  return linesWithout(
    lines,
    'standard-unknown',
    lost.map((row) => ({ ...row, value: row.number })),
  )
}

function linesWithout(
  lines: readonly ImportLine[],
  code: string,
  lost: readonly (Pick<ImportLine, 'sheet' | 'line'> & { readonly value: string })[],
): readonly ImportLine[] {
  const values = new Map(
    lost.map(({ sheet, line, value }) => [JSON.stringify([sheet, line]), value]),
  )
  return lines.map((own) => {
    const value = values.get(JSON.stringify([own.sheet, own.line]))
    if (value === undefined) return own
    const verdict = own.verdict === 'taken' ? 'simplified' : own.verdict
    return { ...own, verdict, reasons: [...own.reasons, reasonOf(code, { value })] }
  })
}

export function reasonOf(code: string, values?: Values, why: Problem | null = null): ImportReason {
  return { what: problem(`checklist-import.reasons.${code}`, values), why }
}
