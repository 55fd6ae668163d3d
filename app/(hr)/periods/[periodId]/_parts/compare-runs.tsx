'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useProblemText } from '@/components/ui/use-problem-text'
import { textFor } from '@/lib/core/localized-text'
import { sumMoney } from '@/lib/core/money'
import { adjustmentsCode } from '@/lib/core/pay-adjustment'
import type { NamedRunChange, RunsCompared } from '@/lib/periods/use-cases/compare-runs'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { compareRunsAction } from '../../actions'

type Compared = Extract<RunsCompared, { ok: true }>

const most = 200

/** What the run that stands pays differently from the one before, line by line. */
export function CompareRuns({
  periodId,
  runId,
  currency,
}: {
  periodId: string
  runId: string
  currency: string
}) {
  const t = useTranslations('pay.periods.compare')
  const explain = useProblemText('pay.reasons')
  const [compared, setCompared] = useState<Compared | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, start] = useTransition()

  async function compare() {
    const answer = await runAction(() => compareRunsAction({ periodId, runId }))
    if (answer.ok) setCompared(answer)
    setRefusal(answer.ok ? null : explain(reasonOf(answer)))
  }

  return (
    <div className="mt-3 grid justify-items-start gap-3">
      <Button size="small" disabled={isBusy} onClick={() => start(compare)}>
        {t('open')}
      </Button>
      <FormMessage>{refusal}</FormMessage>
      {compared === null ? null : (
        <Dialog
          title={t('title', { before: compared.before, after: compared.after })}
          open
          onOpenChange={() => setCompared(null)}
          wide
        >
          <Changes changes={compared.changes} currency={currency} />
        </Dialog>
      )}
    </div>
  )
}

function Changes({ changes, currency }: { changes: readonly NamedRunChange[]; currency: string }) {
  const t = useTranslations('pay.periods')
  const format = useFormat()
  const signed = (amount: string) => format.money(amount, currency, { sign: 'always' })
  const titleOf = ({ title, code, place }: NamedRunChange['lines'][number]) => {
    if (title === null) return t(code === adjustmentsCode ? 'compare.adjustments' : 'compare.floor')
    const text = textFor(title, format.locale)
    if (place === null) return text
    const days = format.dayRange(place.fromOn, place.throughOn)
    return t('compare.place', { title: text, unit: place.unit, days })
  }
  if (changes.length === 0) return <p>{t('compare.none')}</p>
  const total = sumMoney(changes.map(({ amount }) => amount))
  return (
    <>
      <p className="num mb-3 text-ink-2">
        {t('compare.total', { count: changes.length, amount: signed(total) })}
      </p>
      <DataTable
        caption={t('compare.caption')}
        columns={[
          {
            id: 'name',
            head: t('statementColumns.name'),
            cell: (change) => (
              <>
                {change.fullName}
                {change.kind === 'changed' ? null : (
                  <span className="ml-2 text-13 text-amber">
                    {t(`compare.kinds.${change.kind}`, {
                      scheme: textFor(change.schemeName, format.locale),
                    })}
                  </span>
                )}
                <ul className="text-13 text-ink-2">
                  {change.lines
                    .filter(({ amount }) => amount !== '0.00')
                    .map((line) => (
                      <li key={line.code}>
                        {t('compare.line', { title: titleOf(line), amount: signed(line.amount) })}
                      </li>
                    ))}
                </ul>
              </>
            ),
          },
          {
            id: 'amount',
            head: t('compare.change'),
            cell: ({ amount }) => signed(amount),
            numeric: true,
          },
        ]}
        rows={changes.slice(0, most)}
        rowKey={({ key }) => key}
        dense
      />
      {changes.length > most ? (
        <p className="mt-2 text-13 text-ink-2">
          {t('late.more', { count: changes.length - most })}
        </p>
      ) : null}
    </>
  )
}
