import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import type { PayNeighbour } from '@/lib/core/pay-neighbours'
import type { SchemeTrialDocument, TriedScheme } from '@/lib/core/scheme-trial'
import { moneyHead } from '@/lib/platform/i18n/money-head'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useSchemeName } from '../../_parts/scheme-name'
import { useSpanTitle } from '../../_parts/span-title'
import { NotMeasured, notMeasuredIn } from './not-measured'

const shown = 20

/** Who sits within one visit of a step, and what the other side would have paid. */
export function TrialNeighbours({ trial }: { trial: SchemeTrialDocument }) {
  const t = useTranslations('scheme-trials')
  const nameOf = useSchemeName()
  const isShared = trial.schemes.some(({ document }) => document.base.kind === 'pool')
  const lead = isShared ? `${t('neighboursLead')} ${t('neighboursPool')}` : t('neighboursLead')
  return (
    <Section title={t('neighbours')} subtitle={lead}>
      <div className="grid gap-8">
        {trial.schemes.map((scheme, place) => (
          <div key={place === 0 ? 'first' : 'second'} className="min-w-0">
            {trial.schemes.length > 1 ? (
              <h3 className="mb-2 font-medium">{nameOf(scheme)}</h3>
            ) : null}
            <NeighbourTable scheme={scheme} trial={trial} />
          </div>
        ))}
      </div>
    </Section>
  )
}

function NeighbourTable({ scheme, trial }: { scheme: TriedScheme; trial: SchemeTrialDocument }) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const titleOf = useSpanTitle()
  const notMeasured = notMeasuredIn(scheme)
  const names = new Map(trial.people.map(({ id, fullName }) => [id, fullName]))
  return (
    <>
      <DataTable
        caption={t('neighboursCaption')}
        columns={[
          {
            id: 'name',
            head: t('columns.name'),
            cell: ({ personId, month }) => (
              <>
                {names.get(personId)}
                <span className="block text-13 text-ink-3">
                  {titleOf(month, scheme.document.period)}
                </span>
              </>
            ),
          },
          {
            id: 'part',
            head: t('columns.part'),
            cell: ({ title, reads }) => (
              <>
                {textFor(title, format.locale)}
                {reads ? (
                  <span className="block text-13 text-ink-3">{textFor(reads, format.locale)}</span>
                ) : null}
              </>
            ),
            foldBelow: 'sm',
          },
          {
            id: 'value',
            head: t('columns.value'),
            cell: ({ value, threshold, visits }) =>
              t('nearStep', {
                value: format.score(value),
                threshold: format.score(threshold),
                visits,
              }),
          },
          {
            id: 'otherSide',
            head: moneyHead(t('columns.otherSide'), trial.currency, format.locale),
            cell: ({ difference, others }) => (
              <>
                <Money amount={difference} currency={trial.currency} bare sign="always" />
                {others ? <OthersTogether others={others} currency={trial.currency} /> : null}
              </>
            ),
            numeric: true,
          },
        ]}
        rows={scheme.neighbours.slice(0, shown)}
        rowKey={({ personId, month, code, kind, reads }) =>
          [personId, month, kind, code, textFor(reads ?? null, format.locale)].join(' ')
        }
        empty={
          <EmptyState className="py-2">
            {t(notMeasured.length > 0 ? 'noNeighboursMeasured' : 'noNeighbours')}
          </EmptyState>
        }
        dense
      />
      <NotMeasured parts={notMeasured} />
      {scheme.neighboursFound > shown ? (
        <p className="mt-2 text-13 text-ink-3">
          {t('moreNeighbours', { shown, all: scheme.neighboursFound })}
        </p>
      ) : null}
    </>
  )
}

/** What those who share the pool would get more, or less, all together. */
function OthersTogether({
  others,
  currency,
}: {
  others: NonNullable<PayNeighbour['others']>
  currency: string
}) {
  const t = useTranslations('scheme-trials')
  return (
    <span className="block text-13 text-ink-3">
      {t('othersTogether', { members: others.members })}{' '}
      <Money amount={others.amount} currency={currency} bare sign="always" />
    </span>
  )
}
