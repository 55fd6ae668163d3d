'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { FormMessage } from '@/components/ui/form-message'
import { newestOnly } from '@/components/ui/newest-only'
import type { SaidColumns } from '@/lib/core/table-mapping'
import { DoubtfulLines } from './doubtful-lines'
import { type ImportAnswer, sendImport } from './import-answer'
import { ImportFindings } from './import-findings'
import { LineChanges } from './line-changes'
import { LockedMonths } from './locked-months'
import { PasteBox } from './paste-box'
import { StandardChanges } from './standard-changes'
import { TableColumns } from './table-columns'
import { useRefusalText } from './use-refusal-text'

const nothingToAsk = { first: [], total: 0 } as const

/**
 * A file is checked first; what it would do, and every line that cannot be taken, is shown; then it
 * is imported whole or without the bad lines. Nothing changes before the last button.
 */
export function ImportPanel({ address }: { address: string }) {
  const t = useTranslations('people.importPage')
  const sayRefusal = useRefusalText()
  const [file, setFile] = useState<Blob | null>(null)
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const [overwrite, setOverwrite] = useState<ReadonlyMap<number, number>>(new Map())
  const [columns, setColumns] = useState<SaidColumns | null>(null)
  const [isConfirmed, setConfirmed] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const [isBusy, start] = useTransition()
  const [checks] = useState(newestOnly)
  const choose = (next: Blob | null) => {
    checks.giveUp()
    setFile(next)
    setAnswer(null)
    setColumns(null)
    setOverwrite(new Map())
    setConfirmed(false)
  }
  const check = (sent: Blob | null, said: SaidColumns | null = columns) => {
    if (sent === null) return
    start(async () => {
      const next = await checks.ask((signal) =>
        sendImport(address, sent, { mode: 'preview', columns: said }, signal),
      )
      // Null: another file was chosen meanwhile.
      if (next === null) return
      setOverwrite(new Map())
      setConfirmed(false)
      setAnswer(next)
    })
  }
  const write = (mode: 'all-or-nothing' | 'good-rows') => {
    if (file === null) return
    setWriting(true)
    start(async () => {
      setAnswer(
        await sendImport(address, file, { mode, columns, overwrite, confirmed: isConfirmed }),
      )
      setWriting(false)
    })
  }
  const isChecked = answer?.ok === true && !answer.written
  const hasNews = answer?.ok === true && answer.created + answer.changed + overwrite.size > 0
  const hasBadLines = answer?.ok === true && answer.problems.length > 0
  const doubts = answer?.ok === true ? (answer.doubts ?? nothingToAsk) : nothingToAsk
  const isAsked = doubts.total > 0 && !isConfirmed
  return (
    <div className="grid gap-6">
      <div inert={isWriting} className="grid gap-6 md:grid-cols-2">
        <FileDrop
          label={t('file')}
          fieldClassName="min-w-0"
          accept=".csv,.txt,.tsv,.xlsx"
          maxMegabytes={20}
          onFiles={(files) => choose(files[0] ?? null)}
        />
        <PasteBox
          isBusy={isBusy}
          onPaste={(rows) => {
            choose(rows)
            check(rows, null)
          }}
        />
      </div>
      <div>
        <Button
          look={isChecked ? 'normal' : 'primary'}
          disabled={file === null || isBusy}
          onClick={() => check(file)}
        >
          {isBusy ? t('checking') : t('preview')}
        </Button>
      </div>
      <FormMessage>{answer !== null && !answer.ok ? sayRefusal(answer) : null}</FormMessage>
      {answer?.table === undefined || (answer.ok && answer.written) ? null : (
        <TableColumns
          table={answer.table}
          isOpen={!answer.ok || columns !== null}
          isBusy={isBusy}
          onChange={(said) => {
            setColumns(said)
            check(file, said)
          }}
        />
      )}
      {answer?.ok ? <ImportFindings answer={answer} /> : null}
      {isChecked && answer.locked !== undefined ? <LockedMonths locked={answer.locked} /> : null}
      {isChecked && answer.added !== undefined ? (
        <LineChanges kind="added" changes={answer.added} />
      ) : null}
      {isChecked && answer.revised !== undefined ? (
        <LineChanges kind="revised" changes={answer.revised} />
      ) : null}
      {isChecked && answer.changes !== undefined ? (
        <StandardChanges
          changes={answer.changes}
          overwrite={overwrite}
          isBusy={isBusy}
          onOverwrite={setOverwrite}
        />
      ) : null}
      {isChecked && doubts.total > 0 ? (
        <DoubtfulLines
          doubts={doubts}
          isConfirmed={isConfirmed}
          isBusy={isBusy}
          onConfirm={setConfirmed}
        />
      ) : null}
      {isChecked && hasNews ? (
        <div className="flex flex-wrap gap-3">
          {hasBadLines ? (
            <Button disabled={isBusy || isAsked} onClick={() => write('good-rows')}>
              {t('importGood')}
            </Button>
          ) : (
            <Button
              look="primary"
              disabled={isBusy || isAsked}
              onClick={() => write('all-or-nothing')}
            >
              {t('importAll')}
            </Button>
          )}
        </div>
      ) : null}
      {isChecked && !hasNews && !hasBadLines && !answer.changes?.length ? (
        <p>{t(answer.unchanged === 0 ? 'noRows' : 'nothing')}</p>
      ) : null}
    </div>
  )
}
