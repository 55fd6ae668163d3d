import Link from 'next/link'
import type { ReactNode } from 'react'
import { ScoreCell } from '@/components/ui/score-cell'
import { Figure } from './figure'

export interface HeatCell {
  /** Percent as decimal text; null where nothing was measured. */
  percent: string | null
  isFew?: boolean | undefined
  href?: string | undefined
  /** n and interval, on hover: "n = 7, 82.1–88.0". */
  detail?: string | undefined
}

export interface HeatRow {
  key: string
  label: string
  href?: string | undefined
  /** One for each column, in their order. */
  cells: readonly HeatCell[]
}

/** Scores by two things at once. It is a table already: every cell carries its number. */
export function HeatTable({
  title,
  subtitle,
  columns,
  rows,
  rowHead,
  className,
}: {
  /** A question: "Where exactly?" */
  title: ReactNode
  subtitle?: ReactNode
  columns: readonly { key: string; label: string }[]
  rows: readonly HeatRow[]
  /** What the rows are: "Region". */
  rowHead: string
  className?: string | undefined
}) {
  return (
    <Figure title={title} subtitle={subtitle} className={className}>
      <div className="relative max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4">
        <table className="num w-full table-fixed border-separate border-spacing-[3px] text-13 max-sm:w-max">
          <thead>
            <tr>
              <th scope="col" className="w-[26%] max-sm:w-28">
                <span className="sr-only">{rowHead}</span>
              </th>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className="px-0.5 pb-1 align-bottom font-normal [overflow-wrap:anywhere] hyphens-auto text-ink-2 max-sm:w-18"
                >
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th
                  scope="row"
                  className="sticky left-0 z-10 truncate bg-paper pr-2 text-left font-normal"
                  title={row.label}
                >
                  {row.href === undefined ? (
                    row.label
                  ) : (
                    <Link href={row.href} className="hover:underline">
                      {row.label}
                    </Link>
                  )}
                </th>
                {row.cells.map((cell, index) => (
                  <td key={columns[index]?.key ?? index} className="p-0" title={cell.detail}>
                    <CellLink href={cell.href}>
                      <ScoreCell percent={cell.percent} isFew={cell.isFew} />
                    </CellLink>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Figure>
  )
}

function CellLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined) return children
  return (
    <Link href={href} className="block rounded-[3px] pointer-coarse:*:min-h-11">
      {children}
    </Link>
  )
}
