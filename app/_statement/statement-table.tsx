'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Fragment, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { IntervalBar } from '@/components/ui/interval-bar'
import type { StatementReport, StatementRow } from '@/lib/periods/report'
import { StatementWhy } from './statement-why'

const cell = 'px-2 align-top first:pl-0 last:pr-0'
/** On a phone the share, and how much of it is paid, stand beneath the title. */
const shareCell = `${cell} text-right whitespace-nowrap max-sm:hidden`

/** For what, how much; a title opens how its amount came about. Printed, everything is open. */
export function StatementTable({
  report,
  correctedHrefs,
  visitBase,
}: {
  report: StatementReport
  correctedHrefs: Readonly<Record<string, string>>
  visitBase: string | null
}) {
  const t = useTranslations('pay.statement')
  const { columns, rows, extraRows, total } = report
  return (
    <table className="num mt-8 w-full border-separate border-spacing-0">
      <caption className="sr-only">{report.head}</caption>
      <thead>
        <tr className="text-13 text-ink-3 *:border-b *:border-line *:pb-2 *:font-medium">
          <th scope="col" className={`${cell} text-left`}>
            {columns.what}
          </th>
          <th scope="col" className={`${cell} text-right`}>
            {columns.value}
          </th>
          <th scope="col" className={`${shareCell} w-16`}>
            {columns.share}
          </th>
          <th scope="col" className={`${shareCell} w-24`}>
            {columns.rate}
          </th>
          <th scope="col" className={`${cell} w-28 text-right max-sm:w-24`}>
            {columns.amount}
          </th>
        </tr>
      </thead>
      {rows.map((row) => (
        <Fragment key={row.code}>
          {row.stint === null ? null : <StintRow {...row.stint} />}
          <Row row={row} columns={columns} visitBase={visitBase} />
        </Fragment>
      ))}
      <tbody>
        {extraRows.map((row) => (
          <tr key={row.key} className="*:border-b *:border-line *:py-4">
            <th scope="row" colSpan={2} className={`${cell} text-left font-normal`}>
              {row.title}
              {row.note === null ? null : (
                <span className="block text-13 text-ink-2">{row.note}</span>
              )}
              {row.statementId === null || !correctedHrefs[row.statementId] ? null : (
                <Link
                  href={correctedHrefs[row.statementId] ?? ''}
                  className="link text-13 print:hidden"
                >
                  {t('correctedStatement')}
                </Link>
              )}
            </th>
            <td className={shareCell} />
            <td className={shareCell} />
            <td className={`${cell} text-right`}>{row.amount}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="text-17 font-semibold *:border-t-2 *:border-ink *:pt-3.5">
          <th scope="row" colSpan={2} className={`${cell} text-left`}>
            {total.label}
          </th>
          <td className={shareCell} />
          <td className={shareCell} />
          <td className={`${cell} text-right`}>{total.amount}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** A stretch at one place: its lines follow, and their amounts are its amount. */
function StintRow({ title, note, amount }: NonNullable<StatementRow['stint']>) {
  return (
    <tbody>
      <tr className="*:border-b *:border-line *:pt-6 *:pb-2 *:align-bottom">
        <th scope="rowgroup" colSpan={2} className={`${cell} text-left font-semibold`}>
          {title}
          <span className="block text-13 font-normal text-ink-2">{note}</span>
        </th>
        <td className={shareCell} />
        <td className={shareCell} />
        <td className={`${cell} text-right font-semibold whitespace-nowrap`}>{amount}</td>
      </tr>
    </tbody>
  )
}

function Row({
  row,
  columns,
  visitBase,
}: {
  row: StatementRow
  columns: StatementReport['columns']
  visitBase: string | null
}) {
  const [isOpen, setOpen] = useState(false)
  const id = `why-${row.code}`
  return (
    <tbody className="last-of-type:[&>tr>*]:border-b-0">
      <tr
        className={classNames(
          '*:pt-4 *:pb-4',
          !isOpen && '*:border-b *:border-line print:*:border-b-0',
        )}
      >
        <th scope="row" className={`${cell} text-left font-normal`}>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            className="link cursor-pointer text-left"
          >
            {row.title}
          </button>
          <span className="block text-13 text-ink-2 sm:hidden">
            {columns.share}: {row.share}
          </span>
          {row.rate === null ? null : (
            <span className="block text-13 text-ink-2 sm:hidden">
              {columns.rate}: {row.rate}
            </span>
          )}
          {row.note === null ? null : (
            <span
              className={classNames(
                'mt-0.5 block text-13',
                row.tone === 'few' ? 'text-amber' : 'text-ink-2',
              )}
            >
              {row.note}
            </span>
          )}
        </th>
        <td className={`${cell} text-right`}>
          <span className="whitespace-nowrap">
            {row.value}
            {row.n === null ? null : <span className="ml-1.5 text-13 text-ink-2">{row.n}</span>}
          </span>
          {row.interval === null ? null : (
            <span className="mt-1 block">
              <IntervalBar {...row.interval} className="w-30 max-sm:w-20" />
              <span className="block text-13 whitespace-nowrap text-ink-2">{row.range}</span>
            </span>
          )}
        </td>
        <td className={shareCell}>{row.share}</td>
        <td className={shareCell}>{row.rate}</td>
        <td className={`${cell} text-right whitespace-nowrap`}>{row.amount}</td>
      </tr>
      <tr id={id} className={isOpen ? undefined : 'hidden print:table-row'}>
        <td colSpan={5} className="border-b border-line pb-4">
          <StatementWhy row={row} visitBase={visitBase} />
        </td>
      </tr>
    </tbody>
  )
}
