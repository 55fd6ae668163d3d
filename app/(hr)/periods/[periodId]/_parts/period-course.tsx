import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { CourseEntry } from '@/lib/period-corrections/queries'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { CompareRuns } from './compare-runs'
import { courseLines } from './course-lines'
import { VerifySeal } from './verify-seal'

/** The runs of a month in their order, who decided what about each, and the seal of the one that stands. */
export function PeriodCourse({ view }: { view: PeriodView }) {
  const t = useTranslations('pay.periods')
  const format = useFormat()
  const { period, runs, course, timeZone } = view
  const moment = (at: Date) => format.moment(at, timeZone)
  const standing = runs.find(({ id }) => id === period.currentRunId)
  const decisionText = ({ runNumber, kind, name, at, reason }: CourseEntry) => {
    const told = { number: runNumber, name, moment: moment(at), reason: reason ?? '' }
    if (kind === 'reopen-asked' || kind === 'reopened') return t(`reopen.history.${kind}`, told)
    const what = t(`decided.${kind}`, told)
    return runNumber === standing?.number ? what : t('ofFormerRun', { number: runNumber, what })
  }
  const isLocked = period.state === 'locked' || period.state === 'exported'
  return (
    <Section title={t('history')}>
      <ol className="num grid gap-2 text-ink-2">
        {courseLines(runs, course).map((line) =>
          line.kind === 'run' ? (
            <li key={line.run.id} className={line.run === standing ? 'text-ink' : ''}>
              {t('run', {
                number: line.run.number,
                moment: moment(line.run.computedAt),
                name: line.run.computedByName,
              })}
            </li>
          ) : (
            <li
              key={`${line.entry.runNumber} ${line.entry.kind}`}
              className={line.entry.runNumber === standing?.number ? 'text-ink' : ''}
            >
              {decisionText(line.entry)}
            </li>
          ),
        )}
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
