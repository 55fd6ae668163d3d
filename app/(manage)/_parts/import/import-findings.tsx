'use client'

import { useTranslations } from 'next-intl'
import { FormMessage } from '@/components/ui/form-message'
import { KeyValue } from '@/components/ui/key-value'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { TableFormat } from '@/lib/core/table-import'
import type { RowProblem } from '@/lib/core/table-rows'
import type { ImportAnswer } from './import-answer'

const shownProblems = 200

/** As people call them. */
const formatNames: Readonly<Record<TableFormat, string>> = {
  xlsx: 'XLSX',
  'csv-utf-8': 'CSV, UTF-8',
  'csv-utf-16': 'CSV, UTF-16',
  'csv-windows-1251': 'CSV, Windows-1251',
  'csv-cp866': 'CSV, DOS (CP866)',
  'csv-koi8-r': 'CSV, KOI8-R',
}

/** What the file would do or has done, and each line that cannot be taken. */
export function ImportFindings({ answer }: { answer: Extract<ImportAnswer, { ok: true }> }) {
  const t = useTranslations('people.importPage')
  const say = useTranslations('table-import')
  const { created, changed, unchanged, problems, written } = answer
  const { newPositions = [], newChapters = [], changes = [] } = answer
  const { repeats = { first: [], total: 0 } } = answer
  const kept = changes.filter(({ isTaken }) => !isTaken).map(({ number }) => number)
  // A line may have several problems.
  const badLines = new Set(problems.map(({ line }) => line)).size
  return (
    <div className="grid gap-5">
      {written ? (
        <FormMessage tone="done" title={t('doneTitle')}>
          {t('done', { created, changed })}
          {kept.length === 0
            ? null
            : ` ${say('kept', { count: kept.length, numbers: kept.join(', ') })}`}
        </FormMessage>
      ) : (
        <section>
          <h2 className="text-17 font-semibold">{t('found')}</h2>
          <p className="mb-3 text-13 text-ink-3">
            {t('format', { format: formatNames[answer.format] })} {t('safe')}
          </p>
          <KeyValue
            facts={[
              { term: t('created'), value: created, numeric: true },
              { term: t('changed'), value: changed, numeric: true },
              { term: t('unchanged'), value: unchanged, numeric: true },
              { term: t('bad'), value: badLines, numeric: true },
              ...(newPositions.length === 0
                ? []
                : [{ term: t('newPositions'), value: newPositions.join(', ') }]),
              ...(answer.unread.length === 0
                ? []
                : [{ term: t('unread'), value: answer.unread.join(', ') }]),
              ...(newChapters.length === 0
                ? []
                : [{ term: t('newChapters'), value: newChapters.join(', ') }]),
            ]}
          />
        </section>
      )}
      {answer.basesKept ? (
        <p className="text-ink-2">{say('basesKept', { count: answer.basesKept })}</p>
      ) : null}
      {repeats.total > 0 ? (
        <p className="text-ink-2">
          {say('repeats', {
            count: repeats.total,
            lines: repeats.first.map((one) => say('repeat', { ...one })).join(', '),
          })}
          {repeats.total > repeats.first.length
            ? ` ${say('more', { count: repeats.total - repeats.first.length })}`
            : null}
        </p>
      ) : null}
      {problems.length > 0 ? <ProblemTable problems={problems} /> : null}
    </div>
  )
}

function ProblemTable({ problems }: { problems: readonly RowProblem[] }) {
  const t = useTranslations('people.importPage')
  const say = useProblemText('people.rowReasons')
  return (
    <section>
      <h2 className="mb-3 text-17 font-semibold">{t('problems')}</h2>
      <table className="num w-full text-left">
        <thead className="text-13 text-ink-3">
          <tr>
            <th className="border-b border-line-strong py-2 pr-3 font-medium">{t('line')}</th>
            <th className="border-b border-line-strong py-2 pr-3 font-medium">{t('column')}</th>
            <th className="border-b border-line-strong py-2 pr-3 font-medium">{t('value')}</th>
            <th className="border-b border-line-strong py-2 font-medium">{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, shownProblems).map((row) => (
            <tr key={`${row.line} ${row.column} ${row.reason}`}>
              <td className="border-b border-line py-1.5 pr-3">{row.line}</td>
              <td className="border-b border-line py-1.5 pr-3">{row.column}</td>
              <td className="border-b border-line py-1.5 pr-3 wrap-anywhere">{row.value}</td>
              <td className="border-b border-line py-1.5">{say(row.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > shownProblems ? (
        <p className="mt-2 text-13 text-ink-3">
          {t('more', { count: problems.length - shownProblems })}
        </p>
      ) : null}
    </section>
  )
}
