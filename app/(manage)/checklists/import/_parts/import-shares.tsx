'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { SeenShares } from '@/lib/checklists/formats/plain-shares'
import { useFormat } from '@/lib/platform/i18n/use-format'

const shownRows = 200

/** What each question carries in the score, beside what the table says; in words where they differ. */
export function ImportShares({ shares: { rows, isSame } }: { shares: SeenShares }) {
  const t = useTranslations('checklist-import.shares')
  const format = useFormat()
  const head = 'border-b border-line-strong py-2 pr-4 font-medium'
  const cell = 'border-b border-line py-1.5 pr-4 align-top'
  const shown = rows.toSorted((a, b) => Number(a.isSame) - Number(b.isSame)).slice(0, shownRows)
  const count = rows.filter((row) => !row.isSame).length
  return (
    <section className="max-w-3xl">
      <h2 className="mb-2 text-17 font-semibold">{t('title')}</h2>
      {isSame ? (
        <p className="text-ink-2">{t('same')}</p>
      ) : (
        <Callout>{t('differs', { count })}</Callout>
      )}
      <table className="num mt-3 w-full text-left">
        <thead className="text-13 text-ink-3">
          <tr>
            <th className={head}>{t('row')}</th>
            <th className={head}>{t('question')}</th>
            <th className={head}>{t('said')}</th>
            <th className={head}>{t('real')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.line}>
              <td className={cell}>{row.line}</td>
              <td className={`${cell} [overflow-wrap:anywhere]`}>{row.name}</td>
              <td className={cell}>{row.said === null ? t('none') : format.decimal(row.said)}</td>
              <td className={`${cell}${row.isSame ? '' : ' font-semibold'}`}>
                {row.real === null ? t('none') : format.decimal(row.real)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownRows ? (
        <p className="mt-2 text-13 text-ink-3">{t('more', { count: rows.length - shownRows })}</p>
      ) : null}
    </section>
  )
}
