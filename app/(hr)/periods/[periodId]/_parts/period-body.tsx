import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Money } from '@/components/ui/money'
import type { Localized } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import type { ListStatements } from '@/lib/periods/schema'
import type { LaterCorrections as Later } from '@/lib/periods/use-cases/view-corrections'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { LateVisits } from './late-visits'
import { LaterCorrections } from './later-corrections'
import { nextStep } from './next-step'
import { OpenItems } from './open-items'
import { PaidOffCycle } from './paid-off-cycle'
import { PeriodCourse } from './period-course'
import { PeriodNotices } from './period-notices'
import { PeriodPools } from './period-pools'
import { PeriodStatements } from './period-statements'
import { PeriodUnits } from './period-units'
import { StaleRun } from './stale-run'
import { UnpaidPeople } from './unpaid-people'

/** A month: what it costs, who gets how much, what to look at, how it came here. */
export function PeriodBody({
  view,
  later,
  filter,
}: {
  view: PeriodView
  later: Later | null
  filter: ListStatements
}) {
  const t = useTranslations('pay')
  const format = useFormat()
  const { computation, cannotApprove, period } = view
  // Somebody whom two schemes pay has two statements.
  const people = new Set(view.statements.map(({ personId }) => personId))
  if (computation === null) {
    const month = format.month(period.month)
    return (
      <p className="max-w-[60ch] text-ink-2">
        {t('periods.first', { month })}{' '}
        <Link href={`/facts?month=${period.month}`} className="link">
          {t('periods.factsLink', { month })}
        </Link>
      </p>
    )
  }
  return (
    <div className="grid gap-10">
      <div>
        <p className="text-13 text-ink-3">{t('periods.total')}</p>
        <p className="mt-1 text-40 leading-[1.15] font-semibold">
          <Money amount={computation.total} currency={view.currency} />
        </p>
        <p className="num mt-1 text-ink-2">
          {t('periods.people', { count: people.size })} · {t(`periods.waitsFor.${nextStep(view)}`)}
        </p>
      </div>
      <OfOnePerson person={period.person} pools={computation.waitingPools ?? []} />
      <StaleRun changedSince={view.changedSince} />
      <ReopeningAsked view={view} />
      {cannotApprove === null ? null : (
        <Callout tone="needs-you">{t(`reasons.${cannotApprove}`)}</Callout>
      )}
      <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_20rem] xl:grid-rows-[auto_1fr]">
        {/* On a phone before the people: fifty of them are a long way. */}
        <div className="grid content-start gap-10 empty:hidden xl:col-start-2">
          <PaidOffCycle view={view} />
          <LateVisits view={view} />
          <PeriodNotices view={view} />
        </div>
        <div className="grid content-start gap-10 xl:col-start-1 xl:row-span-2 xl:row-start-1">
          <LaterCorrections later={later} currency={view.currency} />
          <OpenItems
            items={later?.openItems ?? computation.openItems ?? []}
            currency={view.currency}
            periodId={later === null ? period.id : null}
            settledIn={later?.paidIn ?? null}
            settled={view.settled}
            metrics={view.metrics}
          />
          <UnpaidPeople view={view} />
          {view.statements.length === 0 ? (
            <p>{t(computation.unpaid.length === 0 ? 'periods.nobody' : 'periods.nobodyYet')}</p>
          ) : (
            <>
              <PeriodStatements view={view} filter={filter} />
              <PeriodPools pools={computation.pools ?? []} currency={view.currency} />
              <PeriodUnits units={computation.units} currency={view.currency} />
            </>
          )}
        </div>
        <div className="xl:col-start-2">
          <PeriodCourse view={view} />
        </div>
      </div>
    </div>
  )
}

/** A period off-cycle says whom it pays, why apart from the month, and what it leaves to the month. */
function OfOnePerson({
  person,
  pools,
}: Pick<PeriodView['period'], 'person'> & { pools: readonly Localized[] }) {
  const t = useTranslations('off-cycle')
  const { locale } = useFormat()
  if (person === null) return null
  const names = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(
    pools.map((name) => t('quoted', { name: textFor(name, locale) })),
  )
  return (
    <div className="grid gap-3">
      <p className="max-w-[60ch] text-ink-2">
        {t('about')}{' '}
        <Link href={`/people/${person.id}`} className="link">
          {t('toPerson')}
        </Link>
      </p>
      {pools.length === 0 ? null : <Callout>{t('pools', { count: pools.length, names })}</Callout>}
    </div>
  )
}

/** Somebody asks for the locked month to be opened again: whoever comes by next sees it. */
function ReopeningAsked({ view }: { view: PeriodView }) {
  const t = useTranslations('pay.periods.reopen')
  const asked = view.decisions.find(({ kind }) => kind === 'reopen-asked')
  if (view.period.state !== 'locked' || asked === undefined) return null
  return (
    <Callout tone="needs-you">
      <p>{t('asked', { name: asked.decidedByName, reason: asked.reason ?? '' })}</p>
      {nextStep(view) === 'locked' ? null : <p>{t('askedNext')}</p>}
    </Callout>
  )
}
