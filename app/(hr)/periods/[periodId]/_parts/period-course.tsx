import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { CompareRuns } from './compare-runs'
import { VerifySeal } from './verify-seal'

/** The runs of a month, who decided what about the one that stands, and its seal. */
export function PeriodCourse({ view }: { view: PeriodView }) {
  const t = useTranslations('pay.periods')
  const format = useFormat()
  const { period, runs, decisions, course, timeZone } = view
  const moment = (at: Date) => format.moment(at, timeZone)
  const standing = runs.find(({ id }) => id === period.currentRunId)
  const isLocked = period.state === 'locked' || period.state === 'exported'
  return (
    <Section title={t('history')}>
      <ol className="num grid gap-2 text-ink-2">
        {runs.toReversed().map((run) => (
          <li key={run.id} className={run.id === period.currentRunId ? 'text-ink' : ''}>
            {t('run', {
              number: run.number,
              moment: moment(run.computedAt),
              name: run.computedByName,
            })}
          </li>
        ))}
        {course
          .filter(({ runNumber }) => runNumber !== standing?.number)
          .map(({ runNumber, kind, name, at, reason }) => {
            const told = { number: runNumber, name, moment: moment(at), reason: reason ?? '' }
            return (
              <li key={`${runNumber} ${kind}`}>
                {kind === 'reopen-asked' || kind === 'reopened'
                  ? t(`reopen.history.${kind}`, told)
                  : t('ofFormerRun', { number: runNumber, what: t(`decided.${kind}`, told) })}
              </li>
            )
          })}
        {decisions.map(({ kind, decidedByName, decidedAt }) => (
          <li key={kind} className="text-ink">
            {t(`decided.${kind}`, { name: decidedByName, moment: moment(decidedAt) })}
          </li>
        ))}
      </ol>
      {standing === undefined || standing.number === 1 ? null : (
        <CompareRuns periodId={period.id} runId={standing.id} currency={view.currency} />
      )}
      {standing === undefined ? null : (
        <div className="mt-6">
          <h3 className="text-13 text-ink-3">{t('seal')}</h3>
          <p className="mt-1 num text-13 break-all text-ink-2">{standing.seal}</p>
          <p className="mt-1 text-13 text-ink-2">{t('sealHint')}</p>
          {isLocked ? <VerifySeal periodId={period.id} /> : null}
        </div>
      )}
    </Section>
  )
}
