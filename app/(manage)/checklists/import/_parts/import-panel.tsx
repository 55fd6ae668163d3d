'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import type { ComboboxOption } from '@/components/ui/combobox'
import { newestOnly } from '@/components/ui/newest-only'
import type { InspectionPreview } from '@/lib/checklists/use-cases/import-checklist'
import type { Localized } from '@/lib/core/checklist'
import { ImportDone } from './import-done'
import { ImportFound } from './import-found'
import { ImportRefusal } from './import-refusal'
import { ImportSources } from './import-sources'
import { KeepEvaluation } from './keep-evaluation'
import { type ImportSource, type ImportTarget, type SentAnswer, sendImport } from './send-import'

export interface DraftLine {
  readonly id: string
  readonly title: Localized
}

export type NamedTarget = ImportTarget & { readonly title: Localized }

export type Taking = 'new' | 'append' | 'replace'

/** How a table is to be read: what its columns are, and which sheet. */
export interface Reading {
  readonly columns: readonly (string | null)[] | null
  readonly sheet: string | null
}

const asGuessed: Reading = { columns: null, sheet: null }

/**
 * A file is read first and shown as the form that it would become, with every row that could not be
 * taken; nothing is written before the last button.
 */
export function ImportPanel({
  drafts,
  into,
  units,
}: {
  drafts: readonly DraftLine[]
  into: NamedTarget | null
  /** Where a filled evaluation can be kept; null for whoever may not keep one. */
  units: readonly ComboboxOption[] | null
}) {
  const t = useTranslations('checklist-import')
  const [source, setSource] = useState<ImportSource | null>(null)
  const [answer, setAnswer] = useState<SentAnswer | null>(null)
  const [filled, setFilled] = useState<InspectionPreview | null>(null)
  const [isTaking, setTaking] = useState(false)
  const [isBusy, start] = useTransition()
  const [previews] = useState(newestOnly)
  const read = async (file: ImportSource, { columns, sheet }: Reading) => {
    const sending = { mode: 'preview', columns, sheet, into: null } as const
    const next = await previews.ask((signal) => sendImport(file, sending, signal))
    // Another file was chosen meanwhile.
    if (next === null) return
    setAnswer(next)
    setFilled(next.ok && !next.written ? next.inspection : null)
  }
  const show = (next: ImportSource | null, reading: Reading = asGuessed) => {
    // What was found and chosen belongs to its file alone.
    if (next !== source) setAnswer(null)
    setSource(next)
    if (next === null) previews.giveUp()
    else start(() => read(next, reading))
  }
  const take = (how: Taking, { columns, sheet }: Reading) => {
    if (source === null) return
    const target = how === 'new' || into === null ? null : { ...into, how }
    previews.giveUp()
    setTaking(true)
    start(async () => {
      setAnswer(await sendImport(source, { mode: 'take', columns, sheet, into: target }))
      setTaking(false)
    })
  }
  if (answer?.ok && answer.written) {
    return (
      <div className="grid gap-8">
        <ImportDone taken={answer} />
        {source === null || filled === null || units === null ? null : (
          <KeepEvaluation source={source} inspection={filled} units={units} />
        )}
      </div>
    )
  }
  return (
    <div className="grid gap-8">
      {/* What is being written stays the file that is shown. */}
      <div inert={isTaking}>
        <ImportSources onSource={show} />
      </div>
      <p role="status" className="text-ink-3 empty:hidden">
        {isBusy ? t('reading') : null}
      </p>
      {answer !== null && !answer.ok && !isBusy ? <ImportRefusal answer={answer} /> : null}
      {answer?.ok && source !== null ? (
        <ImportFound
          found={answer}
          source={source}
          units={units}
          drafts={drafts}
          into={into}
          isBusy={isBusy}
          onReading={(reading) => show(source, reading)}
          onTake={take}
        />
      ) : null}
    </div>
  )
}
