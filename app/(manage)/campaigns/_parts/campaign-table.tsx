import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DaysText } from '@/components/ui/day-text'
import { EmptyState } from '@/components/ui/empty-state'
import { StateMark } from '@/components/ui/state-mark'
import type { CampaignRow } from '@/lib/campaigns/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { CampaignState } from './campaign-state'

/** All campaigns with how far their visits have come and what each of them waits for. */
export function CampaignTable({
  campaigns,
  today,
  add,
}: {
  campaigns: readonly CampaignRow[]
  today: string
  /** The way to the first campaign, for those who may create one. */
  add: ReactNode
}) {
  const t = useTranslations('campaigns')
  const format = useFormat()
  const counted = (
    id: 'planned' | 'sent' | 'approved',
    count: (visits: CampaignRow['visits']) => number,
  ): Column<CampaignRow> => ({
    id,
    head: t(`columns.${id}`),
    cell: ({ visits }) => format.count(count(visits)),
    numeric: true,
    foldBelow: 'md',
  })
  const columns: readonly Column<CampaignRow>[] = [
    { id: 'name', head: t('columns.name'), cell: ({ name }) => name },
    {
      id: 'state',
      head: t('columns.state'),
      cell: ({ state }) => <CampaignState state={state} />,
    },
    {
      id: 'dates',
      head: t('columns.dates'),
      cell: ({ startsOn, endsOn }) => <DaysText from={startsOn} to={endsOn} />,
      foldBelow: 'sm',
    },
    counted('planned', ({ all }) => all),
    counted('sent', ({ toReview, toRelease, released }) => toReview + toRelease + released),
    counted('approved', ({ toRelease, released }) => toRelease + released),
    {
      id: 'waits',
      head: t('columns.waits'),
      cell: (campaign) => <Waits campaign={campaign} today={today} />,
      className: 'md:pl-6',
    },
  ]
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={campaigns}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/campaigns/${id}`}
      isMuted={({ state }) => state === 'closed'}
      empty={<EmptyState action={add}>{t(add ? 'empty' : 'emptyReader')}</EmptyState>}
    />
  )
}

/** Everything that somebody has to do now, in the order in which it comes. */
function Waits({ campaign, today }: { campaign: CampaignRow; today: string }) {
  const t = useTranslations('campaigns.waits')
  const { state, visits } = campaign
  const { toReview, toRelease } = visits
  const needsNotice = campaign.namesPeople && campaign.noticePublishedOn === null
  const isOver = state === 'open' && campaign.endsOn < today && visits.open === 0
  const waiting = [
    ...(needsNotice && state !== 'closed' ? [t('notice')] : []),
    ...(state === 'draft' ? [t('open')] : []),
    ...(state === 'open' && visits.all === 0 ? [t('plan')] : []),
    ...(toReview > 0 ? [t('review', { count: toReview })] : []),
    ...(toRelease > 0 ? [t('release', { count: toRelease })] : []),
    ...(isOver && toReview === 0 ? [t('close')] : []),
  ]
  if (waiting.length === 0) return null
  return (
    <div className="grid gap-0.5">
      {waiting.map((what) => (
        <StateMark key={what} shape="needs-you">
          {what}
        </StateMark>
      ))}
    </div>
  )
}
