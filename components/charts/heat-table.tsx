import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { ScoreCell, StepLegend } from '@/components/ui/score-cell'
import { withSoftHyphens } from '@/lib/platform/i18n/soft-hyphens'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { Figure, FigureTable } from './figure'

export interface HeatCell {
  /** Percent as decimal text; null where nothing was measured. */
  percent: string | null
  isFew?: boolean | undefined
  href?: string | undefined
  /** How sure it is, beneath the number: "±4, n = 7". */
  sure?: string | undefined
  /** The interval in figures, for the table behind and on hover: "82.10–88.00". */
  interval?: string | undefined
  /** How many visits stand behind it. */
  n: number
}

export interface HeatRow {
  key: string
  label: string
  href?: string | undefined
  /** One for each column, in their order. */
  cells: readonly HeatCell[]
}

/** Scores by two things at once; every cell carries its number and how sure it is. */
export function HeatTable({
  title,
  subtitle,
  columns,
  rows,
  rowHead,
  note,
  className,
}: {
  /** A question: "Where exactly?" */
  title: ReactNode
  subtitle?: ReactNode
  columns: readonly { key: string; label: string }[]
  rows: readonly HeatRow[]
  /** What the rows are: "Region". */
  rowHead: string
  note?: ReactNode
  className?: string | undefined
}) {
  const t = useTranslations('common')
  const isFewAnywhere = rows.some(({ cells }) =>
    cells.some(({ isFew, percent }) => isFew && percent !== null),
  )
  const few = isFewAnywhere ? <FewNote key="few">{t('chart.fewCell')}</FewNote> : null
  const notes = [<StepLegend key="steps" />, <Fragment key="note">{note}</Fragment>, few]
  return (
    <Figure
      title={title}
      subtitle={subtitle}
      className={className}
      note={notes}
      table={<CellTable caption={rowHead} columns={columns} rows={rows} rowHead={rowHead} />}
    >
      <div className="relative max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4">
        <table className="num w-full table-fixed border-separate border-spacing-[3px] text-13 max-sm:w-max">
          <thead>
            <tr>
              <th
                scope="col"
                className="w-[22%] pb-1 text-left align-bottom font-normal text-ink-3 max-sm:w-28"
              >
                {rowHead}
              </th>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  title={column.label}
                  className="px-0.5 pb-1 align-bottom font-normal [overflow-wrap:anywhere] hyphens-auto text-ink-2 max-sm:w-20"
                >
                  {withSoftHyphens(column.label)}
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
                  <td key={columns[index]?.key ?? index} className="p-0" title={cell.interval}>
                    <CellLink href={cell.href}>
                      <ScoreCell percent={cell.percent} isFew={cell.isFew} sure={cell.sure} />
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

/** What the dashed frame means, where one is seen. */
function FewNote({ children }: { children: ReactNode }) {
  return (
    <span className="mt-1 flex items-center gap-1.5">
      <span
        aria-hidden
        className="inline-block h-3.5 w-6 shrink-0 rounded-[3px] outline outline-dashed -outline-offset-1 outline-line-strong"
      />
      {children}
    </span>
  )
}

/** One line per cell, for whoever reads rather than looks. */
function CellTable({
  caption,
  columns,
  rows,
  rowHead,
}: {
  caption: string
  columns: readonly { key: string; label: string }[]
  rows: readonly HeatRow[]
  rowHead: string
}) {
  const t = useTranslations('common')
  const format = useFormat()
  return (
    <FigureTable
      caption={caption}
      heads={[rowHead, t('chart.name'), t('chart.value'), t('chart.interval'), t('chart.n')]}
      rows={rows.flatMap((row) =>
        row.cells.map((cell, index) => ({
          key: `${row.key} ${columns[index]?.key}`,
          cells: [
            row.label,
            columns[index]?.label ?? '',
            cell.percent === null ? t('score.none') : format.score(cell.percent),
            cell.interval ?? '–',
            format.count(cell.n),
          ],
        })),
      )}
    />
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
