'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { runAction } from '@/components/ui/run-action'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { type PayrollColumn, payrollFields } from '@/lib/payroll-layouts/schema'
import type { PayrollPreview } from '@/lib/periods/use-cases/export-payroll'
import { savePayrollLayoutAction } from '../actions'

/** The columns of the file in their order: what each holds and how payroll calls it. */
export function ColumnEditor({
  columns: saved,
  usualHeadings,
}: {
  columns: readonly PayrollColumn[]
  /** By field: what is written where the heading is left empty. */
  usualHeadings: PayrollPreview['usualHeadings']
}) {
  const t = useTranslations('payroll')
  const sayReason = useProblemText('payroll.reasons')
  const router = useRouter()
  const toast = useToast()
  const [columns, setColumns] = useState(saved)
  const [message, setMessage] = useState<string | null>(null)
  const [isSaving, start] = useTransition()
  const change = (place: number, next: Partial<PayrollColumn>) =>
    setColumns(columns.map((column, at) => (at === place ? { ...column, ...next } : column)))
  const save = () =>
    start(async () => {
      setMessage(null)
      const answer = await runAction(() => savePayrollLayoutAction({ columns }))
      if (answer.ok) {
        toast.show({ title: t('saved') })
        return router.refresh()
      }
      const fields = 'fields' in answer ? Object.values(answer.fields ?? {}) : []
      setMessage(sayReason(fields[0] ?? answer.reason))
    })
  return (
    <Section title={t('columns')} subtitle={t('columnsLead')}>
      <ol className="grid gap-4">
        {columns.map((column, place) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            key={place}
            className="flex flex-wrap items-end gap-3"
          >
            <Select
              label={t('field')}
              fieldClassName="w-60"
              value={column.field}
              options={payrollFields.map((field) => ({
                value: field,
                label: t(`fields.${field}`),
              }))}
              onChange={({ target }) => {
                const field = payrollFields.find((one) => one === target.value)
                if (field) change(place, { field })
              }}
            />
            <TextInput
              label={t('heading')}
              optional
              maxLength={80}
              placeholder={usualHeadings[column.field]}
              value={column.heading}
              onChange={({ target }) => change(place, { heading: target.value })}
            />
            {column.field === 'text' ? (
              <TextInput
                label={t('text')}
                maxLength={80}
                value={column.text}
                onChange={({ target }) => change(place, { text: target.value })}
              />
            ) : null}
            <PlaceButtons place={place} columns={columns} onColumns={setColumns} />
          </li>
        ))}
      </ol>
      <div className="mt-5 grid gap-3">
        <FormMessage>{message}</FormMessage>
        <div className="flex flex-wrap gap-3">
          <Button
            onClick={() => setColumns([...columns, { field: 'text', heading: '', text: '' }])}
          >
            {t('add')}
          </Button>
          <Button look="primary" disabled={isSaving} onClick={save}>
            {t('save')}
          </Button>
        </div>
      </div>
    </Section>
  )
}

function PlaceButtons({
  place,
  columns,
  onColumns,
}: {
  place: number
  columns: readonly PayrollColumn[]
  onColumns: (columns: readonly PayrollColumn[]) => void
}) {
  const t = useTranslations('payroll')
  const number = String(place + 1)
  const without = columns.filter((_, at) => at !== place)
  const moveTo = (at: number) => {
    const [moved] = columns.slice(place, place + 1)
    if (moved) onColumns(without.toSpliced(at, 0, moved))
  }
  const mark = 'size-4'
  return (
    <div className="flex gap-1">
      <Button
        aria-label={t('up', { number })}
        disabled={place === 0}
        onClick={() => moveTo(place - 1)}
      >
        <ArrowUp aria-hidden className={mark} />
      </Button>
      <Button
        aria-label={t('down', { number })}
        disabled={place === columns.length - 1}
        onClick={() => moveTo(place + 1)}
      >
        <ArrowDown aria-hidden className={mark} />
      </Button>
      <Button aria-label={t('remove', { number })} onClick={() => onColumns(without)}>
        <X aria-hidden className={mark} />
      </Button>
    </div>
  )
}
