import { useTranslations } from 'next-intl'
import { HowCounted } from '@/app/_scores/how-counted'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import { PooledNote } from '@/components/ui/pooled-note'
import { Score } from '@/components/ui/score'
import { fewestVisits } from '@/lib/core/period-summary'
import type { LeagueRow, Overview } from '@/lib/overview/schema'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { LeagueSpread } from './league-spread'

const SHOWN = 12

/** Who can be told apart and who cannot; those with too few visits stand below without a rank. */
export function League({ overview }: { overview: Overview }) {
  const t = useTranslations('overview')
  const { league } = overview
  if (league === null || league.length === 0) {
    return (
      <Section title={t('league')}>
        <p className="max-w-[60ch] text-ink-2">
          {t(league === null ? 'leagueOneKind' : 'leagueNone')}
        </p>
      </Section>
    )
  }
  const scale = scaleOf(league)
  const more = league.slice(SHOWN)
  return (
    <Section title={t('league')} subtitle={t('leagueSubtitle')}>
      <LeagueSpread league={league} />
      <LeagueTable rows={league.slice(0, SHOWN)} scale={scale} />
      <PooledNote scores={league} />
      <HowCounted how={overview.how} isPooled={league.some(({ isPooled }) => isPooled)} />
      {more.length > 0 ? (
        <details className="mt-2">
          <summary className="thumb inline-flex items-center text-13 text-ink-3 underline decoration-line-strong underline-offset-3 hover:text-ink">
            {t('leagueMore', { count: more.length })}
          </summary>
          <LeagueTable rows={more} scale={scale} />
        </details>
      ) : null}
    </Section>
  )
}

interface Scale {
  readonly from: number
  readonly to: number
}

function LeagueTable({ rows, scale }: { rows: readonly LeagueRow[]; scale: Scale }) {
  const t = useTranslations('overview')
  const format = useFormat()
  const unitColumn: Column<LeagueRow> = {
    id: 'unit',
    head: t('leagueColumns.unit'),
    foldBelow: 'md',
    cell: (row) => <span className="text-ink-2">{row.about === 'person' ? row.unitName : ''}</span>,
  }
  const columns: readonly Column<LeagueRow>[] = [
    {
      id: 'name',
      head: t('leagueColumns.name'),
      cell: (row) => (
        <span className="flex">
          <span className="w-8 shrink-0 text-ink-2">{row.rank ?? '–'}</span>
          {row.name}
        </span>
      ),
    },
    ...(rows.some(({ about }) => about === 'person') ? [unitColumn] : []),
    {
      id: 'score',
      head: t('leagueColumns.score'),
      numeric: true,
      cell: (row) => (
        <Score
          percent={row.score?.text ?? null}
          n={row.visits}
          needed={fewestVisits}
          interval={row.interval ?? undefined}
          scale={scale}
        />
      ),
    },
    ...(rows.some(({ smoothed }) => smoothed !== null) ? [smoothedColumn(t, format)] : []),
  ]
  return (
    <DataTable
      caption={t('leagueCaption')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      isMuted={({ isFew }) => isFew}
      groupOf={(row) => ({ key: `${row.rank} ${row.isFew}`, words: bandWords(row, t) })}
      dense
    />
  )
}

type Say = ReturnType<typeof useTranslations<'overview'>>

/** What a rank means: that nobody else has it, or that these cannot be told apart. */
function bandWords({ rank, sharing, isFew }: LeagueRow, t: Say): string {
  if (isFew) return t('bands.few', { needed: fewestVisits })
  if (rank === null) return t('bands.only', { needed: fewestVisits })
  return sharing === 1 ? t('bands.alone', { rank }) : t('bands.shared', { rank, count: sharing })
}

/** What is left of a mean once few visits are doubted, with its own interval. */
function smoothedColumn(t: Say, format: ReaderFormat): Column<LeagueRow> {
  return {
    id: 'smoothed',
    head: t('leagueColumns.smoothed'),
    numeric: true,
    foldBelow: 'lg',
    cell: ({ smoothed, visits }) =>
      smoothed === null ? null : (
        <span className="num inline-grid in-[td]:justify-items-end">
          <span className="whitespace-nowrap">
            {format.score(smoothed.score)}
            <span className="ml-1.5 text-13 text-ink-3">
              {t('smoothedN', { n: format.count(visits) })}
            </span>
          </span>
          <span className="text-13 text-ink-3">{format.range(smoothed.low, smoothed.high)}</span>
        </span>
      ),
  }
}

/** One scale for all bars: whole tens around the intervals that are drawn. */
function scaleOf(league: readonly LeagueRow[]): Scale {
  const drawn = league.filter(({ isFew, interval }) => !isFew && interval !== null)
  const lows = drawn.map(({ interval }) => Number(interval?.low ?? 0))
  const highs = drawn.map(({ interval }) => Number(interval?.high ?? 100))
  if (drawn.length === 0) return { from: 0, to: 100 }
  return {
    from: Math.floor(Math.min(...lows) / 10) * 10,
    to: Math.ceil(Math.max(...highs) / 10) * 10,
  }
}
