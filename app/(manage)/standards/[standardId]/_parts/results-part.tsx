import { useTranslations } from 'next-intl'
import { LatestStep } from '@/app/_scores/latest-step'
import { useScoreBands } from '@/app/_scores/use-score-bands'
import { TrainingAge } from '@/app/_standard/training-age'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/page-head'
import { Score } from '@/components/ui/score'
import type { Actor } from '@/lib/access/actor'
import { fewestVisits } from '@/lib/core/period-summary'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import type { ScoredMonth, ScoredUnit } from '@/lib/standard-scores/schema'
import {
  type StandardResults,
  viewStandardResults,
} from '@/lib/standard-scores/use-cases/view-standard-results'
import type { ViewedStandard } from '@/lib/standards/use-cases/view-standard'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { unitOptions } from '../../../_parts/unit-options'
import { StandardScoreCell } from '../../_parts/standard-score-cell'
import { QuestionList } from './question-list'
import { TrainingForm } from './training-form'
import { TrainingList } from './training-list'

/** How the standard fares, where it is checked, and when people were last trained on it. */
export async function ResultsPart({ actor, view }: { actor: Actor; view: ViewedStandard }) {
  const deps = await serverDeps()
  const { standardId, trainings, today, may } = view
  const results = await pageRead(viewStandardResults(actor, { standardId }, deps))
  const units = may.train ? unitOptions(await listVisibleUnits(actor, deps)) : []
  return (
    <div className="grid max-w-4xl gap-10">
      <Figures results={results} />
      {results.questions === null ? null : <QuestionList questions={results.questions} />}
      <TrainingList
        trainings={trainings}
        effects={results.effects}
        today={today}
        mayRemove={may.train}
      >
        {may.train ? <TrainingForm standardId={standardId} units={units} today={today} /> : null}
      </TrainingList>
    </div>
  )
}

function Figures({ results: { total, months, units, today } }: { results: StandardResults }) {
  const t = useTranslations('standards.results')
  const format = useFormat()
  const bands = useScoreBands()
  const monthColumns: readonly Column<ScoredMonth>[] = [
    { id: 'month', head: t('month'), cell: ({ month }) => format.monthTitle(month) },
    {
      id: 'score',
      head: t('score'),
      cell: (row) => <StandardScoreCell score={row} />,
      numeric: true,
    },
  ]
  const unitColumns: readonly Column<ScoredUnit>[] = [
    { id: 'unit', head: t('unit'), cell: ({ unitName }) => unitName },
    {
      id: 'trained',
      head: t('trained'),
      cell: ({ trainedOn }) => <TrainingAge trainedOn={trainedOn} today={today} brief />,
      numeric: true,
      foldBelow: 'sm',
    },
    {
      id: 'score',
      head: t('score'),
      cell: (row) => <StandardScoreCell score={row} />,
      numeric: true,
    },
  ]
  return (
    <>
      <Section title={t('lead')} subtitle={t('leadNote')}>
        <Score
          percent={total.percent}
          n={total.visits}
          needed={fewestVisits}
          interval={total.interval ?? undefined}
          size="display"
        />
      </Section>
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <Section title={t('months')}>
          <DataTable
            caption={t('months')}
            columns={monthColumns}
            rows={months}
            rowKey={({ month }) => month}
            dense
          />
          <LatestStep months={months.map((month) => ({ ...month, isCut: false }))} />
        </Section>
        <Section title={t('units')}>
          <DataTable
            caption={t('units')}
            columns={unitColumns}
            rows={units}
            rowKey={({ unitId }) => unitId}
            groupOf={bands(units)}
            empty={<EmptyState className="py-4">{t('noUnits')}</EmptyState>}
            dense
          />
        </Section>
      </div>
    </>
  )
}
