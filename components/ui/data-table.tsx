import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { classNames } from './class-names'
import { RowClicks } from './row-clicks'
import { SortHead, type TableSort } from './table-sort'

type Width = 'sm' | 'md' | 'lg' | 'xl'

export interface Column<Row> {
  id: string
  head: string
  /** For a column whose meaning its content shows, as a column of buttons. */
  headHidden?: boolean | undefined
  cell: (row: Row) => ReactNode
  /** Right-aligned, figures of equal width. */
  numeric?: boolean | undefined
  sortable?: boolean | undefined
  /** On screens narrower than this it stands with its head under the first cell, or another one. */
  foldBelow?: Width | undefined
  /** Under this cell stands what has no room of its own; absent everywhere: under the first. */
  holdsFolded?: boolean | undefined
  className?: string | undefined
}

export interface RowSelection<Row> {
  /** How the row is called: "Mark the row “South, 3”". */
  label: (row: Row) => string
  /** A row that cannot be marked now. */
  isLocked?: ((row: Row) => boolean) | undefined
}

interface DataTableProps<Row> {
  /** What the table is, for a screen reader; the visible title stands above. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a row leads; its first cell becomes the link and the whole row follows a click. */
  rowHref?: ((row: Row) => string) | undefined
  /** The row that is open beside the table. */
  currentKey?: string | undefined
  sort?: TableSort | undefined
  /** Needs a `BulkSelection` around the table. */
  select?: RowSelection<Row> | undefined
  /** The part of the table in which a row stands; a line with its words begins each part. */
  groupOf?: ((row: Row) => { key: string; words: ReactNode } | null) | undefined
  /** Rows that are shown muted: not counted, not enough data. */
  isMuted?: ((row: Row) => boolean) | undefined
  foot?: ReactNode
  empty?: ReactNode
  dense?: boolean | undefined
}

const hiding = {
  sm: 'max-sm:hidden',
  md: 'max-md:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
} as const

const folded = {
  sm: 'sm:hidden',
  md: 'md:hidden',
  lg: 'lg:hidden',
  xl: 'xl:hidden',
} as const

function hidingOf({ foldBelow }: Pick<Column<never>, 'foldBelow'>) {
  return foldBelow && hiding[foldBelow]
}

/** A list that one works in: the head stays, the first column names the row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty } = props
  if (rows.length === 0 && empty) return empty
  return (
    <RowClicks className="relative max-md:-mx-4 max-md:overflow-x-auto max-md:px-4">
      <table className="num w-full border-separate border-spacing-0">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {props.select ? <SelectAllHead /> : null}
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={rowKey(row)}>
              <GroupLine row={row} before={rows[index - 1]} table={props} />
              <TableRow row={row} table={props} />
            </Fragment>
          ))}
        </tbody>
        {props.foot ? <tfoot>{props.foot}</tfoot> : null}
      </table>
    </RowClicks>
  )
}

/** The words of a part, above its first row. */
function GroupLine<Row>({
  row,
  before,
  table,
}: {
  row: Row
  before: Row | undefined
  table: DataTableProps<Row>
}) {
  const group = table.groupOf?.(row) ?? null
  const isSame = before !== undefined && table.groupOf?.(before)?.key === group?.key
  if (group === null || isSame) return null
  return (
    <tr>
      <th
        scope="rowgroup"
        colSpan={table.columns.length + (table.select ? 1 : 0)}
        className="pt-4 pb-1 text-left text-13 font-normal text-ink-2"
      >
        {group.words}
      </th>
    </tr>
  )
}

function ColumnHead<Row>({ column, sort }: { column: Column<Row>; sort: TableSort | undefined }) {
  const isSorted = sort?.by === column.id
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={classNames(
        'z-10 border-b border-line-strong bg-(--table-paper,var(--paper)) px-2 py-2 md:sticky md:top-(--table-top,0px) text-13 font-medium text-ink-3 first:pl-0 last:pr-0',
        column.numeric ? 'text-right' : 'text-left',
        hidingOf(column),
        column.className,
      )}
    >
      {column.headHidden ? <span className="sr-only">{column.head}</span> : null}
      {!column.headHidden && sort && column.sortable ? (
        <SortHead column={column.id} name={column.head} sort={sort} />
      ) : null}
      {!column.headHidden && !(sort && column.sortable) ? column.head : null}
    </th>
  )
}

function TableRow<Row>({ row, table }: { row: Row; table: DataTableProps<Row> }) {
  const key = table.rowKey(row)
  const href = table.rowHref?.(row)
  const holder = Math.max(
    0,
    table.columns.findIndex(({ holdsFolded }) => holdsFolded),
  )
  return (
    <tr
      data-row-href={href}
      aria-current={table.currentKey === key ? 'true' : undefined}
      className={classNames(
        'group/row transition-colors aria-[current]:bg-accent-soft has-[input[data-row-key]:checked]:bg-accent-soft',
        href && 'cursor-pointer hover:bg-hover',
        table.isMuted?.(row) && 'text-ink-2',
      )}
    >
      {table.select ? (
        <td className="w-9 border-b border-line py-1 pr-2 align-baseline">
          <SelectRow
            rowKey={key}
            name={table.select.label(row)}
            locked={table.select.isLocked?.(row) ?? false}
          />
        </td>
      ) : null}
      {table.columns.map((column, index) => (
        <BodyCell
          key={column.id}
          column={column}
          href={index === 0 ? href : undefined}
          isHead={index === 0}
          dense={table.dense ?? false}
          lines={index === holder ? <FoldedLines row={row} columns={table.columns} /> : null}
        >
          {column.cell(row)}
        </BodyCell>
      ))}
    </tr>
  )
}

function BodyCell<Row>({
  column,
  href,
  isHead,
  dense,
  lines,
  children,
}: {
  column: Column<Row>
  href: string | undefined
  isHead: boolean
  dense: boolean
  /** What stands under the cell on a narrow screen. */
  lines: ReactNode
  children: ReactNode
}) {
  const className = classNames(
    'border-b border-line px-2 align-baseline font-normal first:pl-0 last:pr-0',
    dense ? 'py-1.5' : 'py-2.5',
    column.numeric ? 'text-right whitespace-nowrap' : 'text-left',
    hidingOf(column),
    column.className,
  )
  if (!isHead) {
    return (
      <td className={className}>
        {children}
        {lines}
      </td>
    )
  }
  return (
    <th scope="row" className={className}>
      {href === undefined ? children : <RowLink href={href}>{children}</RowLink>}
      {lines}
    </th>
  )
}

/** Columns for which a narrow screen has no room: each with its head. */
function FoldedLines<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  const lines = columns.flatMap((column) => {
    const content = column.foldBelow === undefined ? null : column.cell(row)
    return content === null || content === '' ? [] : [{ column, content }]
  })
  if (lines.length === 0) return null
  return (
    <div className="flex flex-wrap gap-x-4 text-left text-13 font-normal whitespace-normal text-ink-2">
      {lines.map(({ column, content }) => (
        <div
          key={column.id}
          data-folded
          className={classNames(
            'flex max-w-full flex-wrap items-baseline gap-x-1.5',
            column.foldBelow && folded[column.foldBelow],
          )}
        >
          {column.headHidden ? null : <span className="text-ink-3">{column.head}:</span>}
          <div className="min-w-0">{content}</div>
        </div>
      ))}
    </div>
  )
}

function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="decoration-line-strong underline-offset-3 group-hover/row:underline"
    >
      {children}
    </Link>
  )
}

function SelectAllHead() {
  const t = useTranslations('common.table')
  return (
    <th className="z-10 w-9 md:sticky md:top-(--table-top,0px) border-b border-line-strong bg-(--table-paper,var(--paper)) py-1 text-left">
      <label className="thumb grid size-8 place-items-center justify-start">
        <input type="checkbox" data-select-all className="size-4.5 accent-accent" />
        <span className="sr-only">{t('selectAll')}</span>
      </label>
    </th>
  )
}

function SelectRow({ rowKey, name, locked }: { rowKey: string; name: string; locked: boolean }) {
  const t = useTranslations('common.table')
  return (
    <label className="thumb grid size-8 cursor-pointer place-items-center justify-start">
      <input
        type="checkbox"
        data-row-key={rowKey}
        disabled={locked}
        className="size-4.5 translate-y-[3px] accent-accent"
      />
      <span className="sr-only">{t('select', { name })}</span>
    </label>
  )
}
