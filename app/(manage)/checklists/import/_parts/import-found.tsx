'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ComboboxOption } from '@/components/ui/combobox'
import { FormMessage } from '@/components/ui/form-message'
import { KeyValue } from '@/components/ui/key-value'
import { Select } from '@/components/ui/select'
import { plainColumns } from '@/lib/checklists/formats/plain-columns'
import type { ImportPreview } from '@/lib/checklists/use-cases/import-checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { ColumnMapping } from '../../../_parts/import/column-mapping'
import { DocumentView } from '../../_document/document-view'
import { shapeOf } from '../../_document/trial-draft'
import { ImportForm } from './import-form'
import { ImportLines } from './import-lines'
import type { DraftLine, NamedTarget, Reading, Taking } from './import-panel'
import { ImportShares } from './import-shares'
import { InspectionScore } from './inspection-score'
import { KeepEvaluation } from './keep-evaluation'
import type { ImportSource } from './send-import'
import { TakeImport } from './take-import'

interface ImportFoundProps {
  found: ImportPreview
  source: ImportSource
  units: readonly ComboboxOption[] | null
  drafts: readonly DraftLine[]
  into: NamedTarget | null
  isBusy: boolean
  onReading: (reading: Reading) => void
  onTake: (how: Taking, reading: Reading) => void
}

/** What a file would become: what it is, what is lost, the form itself, and the button. */
export function ImportFound({
  found,
  source,
  units,
  drafts,
  into,
  isBusy,
  onReading,
  onTake,
}: ImportFoundProps) {
  const t = useTranslations('checklist-import')
  const [columns, setColumns] = useState<readonly (string | null)[] | null>(null)
  const { document, table, inspection, lines } = found
  const hasQuestions = allQuestions(document).length > 0
  return (
    <div className="grid gap-8">
      <Summary found={found} />
      {table === null || table.sheets.length < 2 ? null : (
        <Select
          label={t('sheetTitle')}
          hint={t('sheetHint')}
          fieldClassName="max-w-80"
          options={table.sheets.map((name) => ({ value: name, label: name }))}
          value={table.sheet}
          disabled={isBusy}
          onChange={({ target }) => {
            setColumns(null)
            onReading({ columns: null, sheet: target.value })
          }}
        />
      )}
      {table === null ? null : (
        <ColumnMapping
          table={table}
          options={plainColumns.map((value) => ({ value, label: t(`columns.${value}`) }))}
          isBusy={isBusy}
          onChange={(next) => {
            setColumns(next)
            onReading({ columns: next, sheet: table.sheet })
          }}
        />
      )}
      {table === null || table.shares === null ? null : <ImportShares shares={table.shares} />}
      {inspection === null ? null : <InspectionScore inspection={inspection} document={document} />}
      {inspection === null || units === null ? null : (
        <KeepEvaluation source={source} inspection={inspection} units={units} />
      )}
      <ImportLines lines={lines} />
      {hasQuestions ? (
        <TakeImport
          drafts={drafts}
          into={into}
          isBusy={isBusy}
          onTake={(how) =>
            onTake(how, {
              columns: columns ?? table?.mapping ?? null,
              sheet: table?.sheet ?? null,
            })
          }
        />
      ) : (
        <FormMessage>{t('nothingTaken')}</FormMessage>
      )}
      {hasQuestions ? (
        <section>
          <h2 className="mb-4 text-17 font-semibold">{t('preview')}</h2>
          <ImportForm
            key={shapeOf(document)}
            document={document}
            standards={[...found.standards]}
          />
          <details className="mt-6">
            <summary className="thumb inline-flex items-center underline underline-offset-3">
              {t('previewList')}
            </summary>
            <div className="mt-4">
              <DocumentView document={document} standards={[...found.standards]} />
            </div>
          </details>
        </section>
      ) : null}
    </div>
  )
}

function Summary({ found }: { found: ImportPreview }) {
  const t = useTranslations('checklist-import')
  const locale = useLocale()
  const format = useFormat()
  const { document, lines, kind, standardsToAdd, standardsUnknown, picturesLost, problems } = found
  const count = (verdict: string) => lines.filter((line) => line.verdict === verdict).length
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const facts = [
    { term: t('kind'), value: t(`kinds.${kind}`) },
    { term: t('titleOf'), value: textFor(document.title, locale) },
    { term: t('questions'), value: format.count(allQuestions(document).length), numeric: true },
    ...(lines.length === 0
      ? []
      : [
          {
            term: t('rows'),
            value: t('verdicts', {
              taken: count('taken'),
              simplified: count('simplified'),
              lost: count('not-taken'),
            }),
            numeric: true,
          },
        ]),
    ...(standardsToAdd.length === 0
      ? []
      : [{ term: t('standardsToAdd'), value: standardsToAdd.join(', ') }]),
    ...(standardsUnknown.length === 0
      ? []
      : [
          {
            term: t('standardsUnknown'),
            value: t('withoutLink', { numbers: standardsUnknown.join(', ') }),
          },
        ]),
    ...(picturesLost.length === 0
      ? []
      : [
          {
            term: t('picturesLost'),
            value: t('withoutPicture', {
              count: picturesLost.length,
              numbers: picturesLost.join(', '),
            }),
          },
        ]),
    ...(errors === 0 ? [] : [{ term: t('toMend'), value: t('errors', { count: errors }) }]),
  ]
  return (
    <section className="max-w-3xl">
      <h2 className="mb-2 text-17 font-semibold">{t('found')}</h2>
      <p className="mb-3 text-13 text-ink-3">{t('safe')}</p>
      <KeyValue facts={facts} />
    </section>
  )
}
