import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { Progress } from '@/components/ui/progress'
import { StateMark } from '@/components/ui/state-mark'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { BatchesView, BatchInList } from '@/lib/statement-batches/use-cases/list-batches'
import { archiveAddress, archiveLanguages } from './archive-address'
import { RefreshWhile } from './refresh-while'

const shapes = {
  running: 'partial',
  done: 'good',
  'broken-off': 'failed',
  waiting: 'needs-you',
} as const

/** The archives of a month, how far each has come, and each to be fetched again. */
export function BatchList({ view: { batches, timeZone } }: { view: BatchesView }) {
  const t = useTranslations('archive')
  if (batches.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <Section title={t('history')} subtitle={t('historyLead')}>
      <RefreshWhile running={batches.some(({ course }) => course === 'running')} />
      <ul className="grid max-w-2xl gap-6">
        {batches.map((batch) => (
          <li key={batch.id}>
            <Batch batch={batch} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Batch({ batch, timeZone }: { batch: BatchInList; timeZone: string }) {
  const t = useTranslations('archive')
  const format = useFormat()
  const { course, done, total, startedByName, startedAt } = batch
  const moment = format.moment(startedAt, timeZone)
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span>{t('startedBy', { name: startedByName, moment })}</span>
        <StateMark shape={shapes[course]}>{t(`courses.${course}`)}</StateMark>
      </div>
      <Progress done={done} total={total} label={t('progress')} />
      {course === 'running' ? null : (
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-13">
          <span className="text-ink-3">{t(course === 'done' ? 'again' : 'restart')}</span>
          {archiveLanguages.map((language) => (
            <a key={language} className="link" href={archiveAddress(batch.id, language)}>
              {t(`languages.${language}`)}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}
