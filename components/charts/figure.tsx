import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** The frame of every picture: the question it answers, the picture, and the table behind it. */
export function Figure({
  title,
  subtitle,
  note,
  table,
  children,
  className,
}: {
  /** A question: "Where do we lose points?" */
  title: ReactNode
  subtitle?: ReactNode
  /** Below the picture: what must be known to read it rightly. */
  note?: ReactNode
  table?: ReactNode
  children: ReactNode
  className?: string | undefined
}) {
  const t = useTranslations('common.chart')
  return (
    <figure className={classNames('@container min-w-0', className)}>
      <figcaption className="mb-3.5">
        <h2 className="text-17 font-semibold">{title}</h2>
        {subtitle ? <p className="text-13 text-ink-3">{subtitle}</p> : null}
      </figcaption>
      {children}
      {note ? <p className="mt-1 text-13 text-ink-3">{note}</p> : null}
      {table ? (
        <details className="mt-2 text-13">
          <summary className="thumb inline-flex items-center text-ink-3 underline decoration-line-strong underline-offset-3 hover:text-ink">
            {t('table')}
          </summary>
          <div className="relative mt-2 max-w-full overflow-x-auto">{table}</div>
        </details>
      ) : null}
    </figure>
  )
}

/** The numbers of a picture, for whoever reads rather than looks. */
export function FigureTable({
  caption,
  heads,
  rows,
  endsInWords = false,
}: {
  caption: string
  heads: readonly string[]
  rows: readonly { key: string; cells: readonly string[] }[]
  /** The last column holds a sentence, not a number. */
  endsInWords?: boolean | undefined
}) {
  const isWords = (index: number) => index === 0 || (endsInWords && index === heads.length - 1)
  return (
    <table className="num w-full max-w-xl border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th
              key={head}
              scope="col"
              className={classNames(
                'border-b border-line-strong py-1.5 pr-4 font-medium text-ink-3 last:pr-0',
                isWords(index) ? 'text-left' : 'text-right',
              )}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) =>
              index === 0 ? (
                <th
                  key={heads[index]}
                  scope="row"
                  className="border-b border-line py-1.5 pr-4 text-left font-normal"
                >
                  {cell}
                </th>
              ) : (
                <td
                  key={heads[index]}
                  className={classNames(
                    'border-b border-line py-1.5 pr-4 last:pr-0',
                    isWords(index) ? 'min-w-48 text-left' : 'text-right whitespace-nowrap',
                  )}
                >
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
