'use client'

import { useTranslations } from 'next-intl'
import { textFor } from '@/lib/core/localized-text'
import type { CellChange, FirstOf, LineChange } from '@/lib/core/table-import'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { figureText } from '@/lib/platform/i18n/figure-text'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What each line adds or replaces: whose, of when, from what to what. The first lines, and how many there are. */
export function LineChanges({
  kind,
  changes: { first, total },
}: {
  kind: 'added' | 'revised'
  changes: FirstOf<LineChange>
}) {
  const t = useTranslations('table-import')
  if (total === 0) return null
  return (
    <section>
      <h2 className="text-17 font-semibold">{t(`${kind}Title`)}</h2>
      <p className="mb-2 text-13 text-ink-3">{t(`${kind}Lead`, { count: total })}</p>
      <ul className="grid">
        {first.map((change) => (
          <li
            key={change.line}
            className="grid gap-x-6 gap-y-1 border-t border-line py-2 sm:grid-cols-2"
          >
            <Subject change={change} />
            <Cells kind={kind} cells={change.cells} />
          </li>
        ))}
      </ul>
      {total > first.length ? (
        <p className="mt-2 text-13 text-ink-3">{t('more', { count: total - first.length })}</p>
      ) : null}
    </section>
  )
}

function Subject({ change: { line, name, number, when, title } }: { change: LineChange }) {
  const t = useTranslations('table-import')
  const format = useFormat()
  const time = when.length === 7 ? format.monthTitle(when) : format.dayShort(when)
  const about = [title === null ? '' : textFor(title, format.locale), time, t('row', { line })]
  return (
    <p className="min-w-0">
      <span className="font-medium">{name}</span>{' '}
      <span className="num text-13 text-ink-3">{number}</span>
      <span className="block text-13 text-ink-3">
        {about.filter((part) => part !== '').join(' · ')}
      </span>
    </p>
  )
}

function Cells({ kind, cells }: { kind: 'added' | 'revised'; cells: readonly CellChange[] }) {
  const t = useTranslations('table-import')
  const format = useFormat()
  const said = (cell: CellChange, value: string | null) =>
    value === null ? t('nothing') : cellText(format, cell, value)
  return (
    <dl className="num grid content-start gap-1 sm:justify-items-end">
      {cells.map((cell) => (
        <div key={cell.column} className="flex flex-wrap items-baseline gap-x-2">
          <dt className="text-13 text-ink-3">{cell.column}</dt>
          <dd>
            {kind === 'added' ? null : (
              <>
                <span className="text-ink-3 line-through">{said(cell, cell.before)}</span>
                <span aria-hidden className="mx-1.5 text-ink-3">
                  →
                </span>
                <span className="sr-only">{t('becomes')}</span>
              </>
            )}
            <span className="font-medium">{said(cell, cell.after)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function cellText(format: ReaderFormat, { unit }: CellChange, value: string): string {
  if (unit === null) return value
  if (unit === 'money') return format.decimal(value, { minPlaces: 2 })
  return figureText(format, unit, value)
}
