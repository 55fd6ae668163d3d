'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { StateMark } from '@/components/ui/state-mark'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { ImportLine, Verdict } from '@/lib/checklists/formats/import-report'

const shapes = { taken: 'full', simplified: 'partial', 'not-taken': 'off' } as const
const shownAtFirst = 50

/** Every row that is not taken as it was, and why; the others on demand. */
export function ImportLines({ lines }: { lines: readonly ImportLine[] }) {
  const t = useTranslations('checklist-import')
  const [isWhole, setWhole] = useState(false)
  if (lines.length === 0) return null
  const order: readonly Verdict[] = ['not-taken', 'simplified', 'taken']
  const telling = lines.filter(({ reasons }) => reasons.length > 0)
  const ranked = telling.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  const shown = isWhole ? lines : ranked.slice(0, shownAtFirst)
  return (
    <section className="max-w-5xl">
      <h2 className="mb-3 text-17 font-semibold">{t('report')}</h2>
      {telling.length === 0 ? <p className="mb-3 text-ink-2">{t('allTaken')}</p> : null}
      {shown.length > 0 ? <LineTable lines={shown} /> : null}
      {isWhole || shown.length === lines.length ? null : (
        <Button look="quiet" size="small" className="mt-2" onClick={() => setWhole(true)}>
          {t('showAll', { count: lines.length })}
        </Button>
      )}
    </section>
  )
}

function LineTable({ lines }: { lines: readonly ImportLine[] }) {
  const t = useTranslations('checklist-import')
  const hasSheets = lines.some(({ sheet }) => sheet !== '')
  const head = 'border-b border-line-strong py-2 pr-4 font-medium'
  const cell = 'border-b border-line py-1.5 pr-4 align-top'
  return (
    <table className="num w-full text-left max-sm:block">
      <thead className="text-13 text-ink-3 max-sm:sr-only">
        <tr>
          {hasSheets ? <th className={head}>{t('sheet')}</th> : null}
          <th className={head}>{t('row')}</th>
          <th className={head}>{t('name')}</th>
          <th className={head}>{t('verdict')}</th>
          <th className={head}>{t('reason')}</th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {lines.map((line) => (
          <tr key={`${line.sheet} ${line.line}`} className="max-sm:block max-sm:py-2">
            {hasSheets ? (
              <td className={`${cell} max-sm:inline max-sm:border-0`}>{line.sheet}</td>
            ) : null}
            <td className={`${cell} max-sm:inline max-sm:border-0`}>{line.line}</td>
            <td className={`${cell} max-w-60 break-words max-sm:inline max-sm:border-0`}>
              {line.name}
            </td>
            <td className={`${cell} whitespace-nowrap max-sm:block max-sm:border-0`}>
              <StateMark shape={shapes[line.verdict]}>{t(`outcomes.${line.verdict}`)}</StateMark>
            </td>
            <td className={`${cell} [overflow-wrap:anywhere] max-sm:block`}>
              <Reasons line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reasons({ line: { reasons } }: { line: ImportLine }) {
  const t = useTranslations('checklist-import')
  const say = useProblemText()
  return reasons.map(({ what, why, column }) => {
    const words = why === null ? say(what) : `${say(what)} ${say(why)}`
    return <p key={`${what} ${why}`}>{column ? t('inColumn', { column, words }) : words}</p>
  })
}
