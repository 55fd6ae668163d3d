import { normalHeading, type TableColumn, type TableRow } from './table-rows'

/** What somebody says of columns, place by place: a key, or null for one to be left alone. */
export type SaidColumns = readonly (string | null)[]

/** What an organisation has said of headings, by the heading as it is compared. */
export type ColumnMeanings = ReadonlyMap<string, string | null>

/** The columns of a table and what they are taken for, to be looked at and set right. */
export interface MappedTable {
  readonly headings: readonly string[]
  /** The first cells of each row that follows, as many as there are headings. */
  readonly samples: readonly (readonly string[])[]
  readonly mapping: SaidColumns
  /** What a column can be; the names as tables call it. */
  readonly columns: readonly {
    readonly key: string
    readonly names: readonly string[]
    readonly required: boolean
  }[]
}

const SAMPLES = 3

/**
 * The heading as it is compared and remembered.
 *
 * Rule    as `normalHeading`, cut to 200 characters.
 * Returns an empty text for an empty heading, which cannot be remembered.
 * Source  issue "columns mapped on the screen, mapping remembered".
 */
export function rememberedHeading(heading: string): string {
  return normalHeading(heading).slice(0, 200)
}

/**
 * The columns with the headings under which an organisation knows them besides.
 *
 * Rule    added behind the usual ones, so that names stay what they are: this finds the heading row.
 * Returns columns for `readTable`.
 * Source  issue "columns mapped on the screen, mapping remembered".
 */
export function columnsKnowing<Key extends string>(
  columns: readonly TableColumn<Key>[],
  meanings: ColumnMeanings,
): readonly TableColumn<Key>[] {
  return columns.map((column) => {
    const said = [...meanings].flatMap(([heading, key]) => (key === column.key ? [heading] : []))
    return { ...column, headings: [...column.headings, ...said] }
  })
}

/**
 * What each column is.
 *
 * Rule    as it is said now, place by place; else as was said of its heading before; else as its
 *         heading sounds. One meaning belongs to one column, the first that has it.
 * Returns as many meanings as there are headings; what is no key of these columns is left alone.
 * Source  issue "columns mapped on the screen, mapping remembered".
 */
export function mappingOf<Key extends string>(
  header: readonly string[],
  columns: readonly TableColumn<Key>[],
  meanings: ColumnMeanings,
  said: SaidColumns | null,
): readonly (Key | null)[] {
  const keyOf = (named: string | null | undefined) =>
    columns.find(({ key }) => key === named)?.key ?? null
  const usual = (heading: string) => {
    const normal = normalHeading(heading)
    return columns.find(({ headings }) => headings.some((one) => normalHeading(one) === normal))
  }
  const meant = header.map((heading, place) => {
    if (said !== null) return keyOf(said[place])
    const remembered = meanings.get(rememberedHeading(heading))
    return remembered === undefined ? (usual(heading)?.key ?? null) : keyOf(remembered)
  })
  return meant.map((key, place) => (key === null || meant.indexOf(key) === place ? key : null))
}

/**
 * The header as the readers of tables know it.
 *
 * Rule    a column keeps its heading where that already says what it is; else it gets the name of
 *         what it was said to be. A known heading of a column that is left alone says nothing, unless
 *         an earlier column is what it sounds like: readers take the first.
 * Returns as many headings.
 * Source  issue "columns mapped on the screen, mapping remembered".
 */
export function mappedHeader<Key extends string>(
  header: readonly string[],
  columns: readonly TableColumn<Key>[],
  mapping: readonly (Key | null)[],
): readonly string[] {
  const soundsLike = mappingOf(header, columns, new Map(), null)
  const named = new Map(columns.map(({ key, headings }) => [key, headings[0] ?? key]))
  return header.map((heading, place) => {
    const key = mapping[place] ?? null
    if (key !== null) return key === soundsLike[place] ? heading : (named.get(key) ?? key)
    const [sound = null] = mappingOf([heading], columns, new Map(), null)
    const taken = sound === null ? -1 : mapping.indexOf(sound)
    return sound === null || (taken >= 0 && taken < place) ? heading : ''
  })
}

/**
 * The table as the screen shows it for its columns to be set.
 *
 * Rule    the first three rows that hold anything are the samples, 80 characters of a cell.
 * Returns headings, samples, the mapping, and what a column can be.
 * Source  issue "columns mapped on the screen, mapping remembered".
 */
export function mappedTable<Key extends string>(
  header: readonly string[],
  rows: readonly TableRow[],
  columns: readonly TableColumn<Key>[],
  mapping: readonly (Key | null)[],
): MappedTable {
  return {
    headings: header,
    samples: rows
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .slice(0, SAMPLES)
      .map(({ cells }) => header.map((_, place) => (cells[place] ?? '').slice(0, 80))),
    mapping,
    columns: columns.map(({ key, headings, required }) => ({ key, names: headings, required })),
  }
}

/**
 * What is to be remembered of a table that was taken as it was set.
 *
 * Rule    every heading with its meaning, null where it is left alone; of equal ones the last.
 * Returns meanings by heading; an empty heading is not among them.
 * Source  issue "columns mapped on the screen, mapping remembered".
 */
export function meaningsOf({ headings, mapping }: MappedTable): ColumnMeanings {
  return new Map(
    headings.flatMap((heading, place) => {
      const normal = rememberedHeading(heading)
      return normal === '' ? [] : [[normal, mapping[place] ?? null] as const]
    }),
  )
}

/**
 * What an address says of columns.
 *
 * Rule    "code,,name": a key for each column in turn, nothing for one that is left alone.
 * Returns null where nobody says anything.
 * Source  issue "columns mapped on the screen, mapping remembered".
 */
export function saidColumnsOf(text: string | null): SaidColumns | null {
  return text === null
    ? null
    : text
        .slice(0, 20_000)
        .split(',')
        .map((key) => key || null)
}
