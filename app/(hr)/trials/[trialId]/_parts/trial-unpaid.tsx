import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import { sumMoney } from '@/lib/core/money'
import type { SchemeTrialDocument, TriedScheme } from '@/lib/core/scheme-trial'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useSchemeName } from '../../_parts/scheme-name'

/** Whose pay could not be computed and why, and what was paid or held without a measurement. */
export function TrialUnpaid({ trial }: { trial: SchemeTrialDocument }) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const nameOf = useSchemeName()
  const names = new Map(trial.people.map(({ id, fullName }) => [id, fullName]))
  const unpaid = trial.schemes.flatMap((scheme) =>
    scheme.unpaid
      // The quarter stands among the costs, with the months that the trial has of it.
      .filter(({ reason }) => reason !== 'quarter-not-over')
      .map((entry) => ({ ...entry, scheme: nameOf(scheme) })),
  )
  return (
    <Section title={t('limits')}>
      <ul className="grid max-w-[72ch] gap-2">
        {trial.schemes.map((scheme, place) => (
          <li key={place === 0 ? 'first' : 'second'}>
            <Unmeasured scheme={scheme} currency={trial.currency} isNamed={!!trial.schemes[1]} />
          </li>
        ))}
        <li>{t('limitsNote')}</li>
      </ul>
      {unpaid.length === 0 ? null : (
        <div className="mt-6">
          <DataTable
            caption={t('unpaidCaption')}
            columns={[
              {
                id: 'name',
                head: t('columns.name'),
                cell: ({ personId }) => names.get(personId) ?? '',
              },
              { id: 'month', head: t('columns.month'), cell: ({ month }) => format.month(month) },
              {
                id: 'scheme',
                head: t('columns.schemes'),
                cell: ({ scheme }) => scheme,
                foldBelow: 'md',
              },
              {
                id: 'reason',
                head: t('columns.reason'),
                cell: ({ reason }) => t(`reasons.${reason}`),
              },
            ]}
            rows={unpaid.slice(0, 100)}
            rowKey={({ personId, month, scheme }) => [personId, month, scheme].join(' ')}
            dense
          />
          {unpaid.length > 100 ? (
            <p className="mt-2 text-13 text-ink-3">
              {t('moreNeighbours', { shown: 100, all: unpaid.length })}
            </p>
          ) : null}
        </div>
      )}
    </Section>
  )
}

function Unmeasured({
  scheme,
  currency,
  isNamed,
}: {
  scheme: TriedScheme
  currency: string
  isNamed: boolean
}) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const nameOf = useSchemeName()
  const some = scheme.payouts.filter(({ unmeasured }) => unmeasured !== '0.00')
  const held = scheme.payouts.filter((payout) => payout.held).length
  return (
    <>
      {isNamed ? <span className="text-ink-3">{nameOf(scheme)}: </span> : null}
      {t('unmeasured', {
        count: some.length,
        amount: format.money(sumMoney(some.map((one) => one.unmeasured)), currency),
      })}
      {held > 0 ? ` ${t('heldCount', { count: held })}` : null}
    </>
  )
}
