import { useTranslations } from 'next-intl'
import { payoutBins } from '@/lib/core/payout-bins'
import type { TriedScheme } from '@/lib/core/scheme-trial'
import type { ListTrialPeople } from '@/lib/scheme-trials/schema'
import type { SchemeTrialView } from '@/lib/scheme-trials/use-cases/view-trials'
import { useMonthsText } from '../../_parts/months-text'
import { LuckBeside } from './luck-panel'
import { SchemeColumn } from './scheme-column'
import { SecondAgainstFirst } from './second-against-first'
import { TrialNeighbours } from './trial-neighbours'
import { TrialPeople } from './trial-people'
import { TrialUnpaid } from './trial-unpaid'

/** A trial: what it would have cost, how much of it is luck, who wins and loses, who sits on an edge. */
export function TrialBody({ trial, filter }: { trial: SchemeTrialView; filter: ListTrialPeople }) {
  const t = useTranslations('scheme-trials')
  const monthsText = useMonthsText()
  const { document } = trial
  const [first, second] = document.schemes
  const bins = binsOf(document.schemes)
  return (
    <div className="grid gap-12">
      <p className="max-w-[72ch] text-ink-2">
        {t('on', { months: monthsText(document.months.map(({ month }) => month)) })} {t('kept')}
      </p>
      {first && second ? <LuckBeside first={first.luck} second={second.luck} /> : null}
      <div className={second ? 'grid gap-12 lg:grid-cols-2' : 'grid gap-12'}>
        {document.schemes.map((scheme, place) => (
          <SchemeColumn
            key={place === 0 ? 'first' : 'second'}
            scheme={scheme}
            trial={document}
            place={document.schemes.length > 1 ? place + 1 : null}
            bins={bins[place] ?? { tried: [], paid: [] }}
          />
        ))}
      </div>
      <SecondAgainstFirst trial={document} />
      <TrialPeople trial={trial} filter={filter} />
      <TrialNeighbours trial={document} />
      <TrialUnpaid trial={document} />
    </div>
  )
}

/** One scale for all charts, but for payouts of a quarter: three months are no larger month. */
function binsOf(schemes: readonly TriedScheme[]) {
  const amountsOf = (list: readonly { readonly amount: string }[]) =>
    list.map(({ amount }) => amount)
  if (schemes.every(({ document }) => document.period === 'month')) {
    const bins = payoutBins(
      schemes.flatMap(({ payouts, paid }) => [amountsOf(payouts), amountsOf(paid)]),
    )
    return schemes.map((_, place) => ({
      tried: bins[2 * place] ?? [],
      paid: bins[2 * place + 1] ?? [],
    }))
  }
  return schemes.map(({ payouts, paid }) => ({
    tried: payoutBins([amountsOf(payouts)])[0] ?? [],
    paid: payoutBins([amountsOf(paid)])[0] ?? [],
  }))
}
