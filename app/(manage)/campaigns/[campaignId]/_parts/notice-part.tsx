import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { KeyValue } from '@/components/ui/key-value'
import { Section } from '@/components/ui/page-head'
import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { serverDeps } from '@/lib/platform/server'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { NoticeText } from './notice-text'
import { partHref } from './parts'
import { PublishAgain } from './publish-again'
import { PublishNotice } from './publish-notice'

/** What staff are told before visits may name them: since when, whom it reached, what is missing. */
export async function NoticePart({ actor, view }: { actor: Actor; view: ViewedCampaign }) {
  const { campaign, notice, mayChange } = view
  const t = await getTranslations('campaigns')
  if (!campaign.namesPeople) return <p className="max-w-[60ch]">{t('notice.names-nobody')}</p>
  const isPublished = campaign.noticePublishedOn !== null
  const mayPublish = mayChange && campaign.state !== 'closed' && campaign.noticeText !== null
  const units = mayPublish && may(actor, 'unit:read') ? await visibleUnits(actor) : []
  return (
    <div className="grid max-w-3xl gap-9">
      <Section title={t('notice.title')} subtitle={t('notice.lead')}>
        <div className="grid gap-5">
          <Standing view={view} />
          {isPublished ? <Facts view={view} /> : null}
          {isPublished && mayPublish && notice.missing > 0 ? (
            <PublishAgain campaignId={campaign.id} />
          ) : null}
        </div>
      </Section>
      <Section title={t('notice.text')}>
        {campaign.noticeText === null ? (
          <div className="grid justify-items-start gap-4">
            <p className="text-ink-2">{t('notice.noText')}</p>
            {mayChange && campaign.state !== 'closed' ? (
              <LinkButton href={partHref(campaign.id, 'data')}>{t('notice.writeText')}</LinkButton>
            ) : null}
          </div>
        ) : (
          <NoticeText name={campaign.name} text={campaign.noticeText} />
        )}
      </Section>
      {!isPublished && mayPublish ? <PublishNotice campaignId={campaign.id} units={units} /> : null}
    </div>
  )
}

async function visibleUnits(actor: Actor) {
  const units = await listVisibleUnits(actor, await serverDeps())
  return units.map(({ id, parentId, name }) => ({ id, parentId, name }))
}

async function Standing({ view: { notice } }: { view: ViewedCampaign }) {
  const t = await getTranslations('campaigns.notice')
  const format = await getFormat()
  if (notice.reason === 'notice-too-young' && notice.from !== null) {
    return (
      <Callout tone="needs-you">{t('notice-too-young', { day: format.day(notice.from) })}</Callout>
    )
  }
  if (!notice.mayNamePeople) return <Callout tone="needs-you">{t('notice-not-published')}</Callout>
  return <Callout>{t('ready')}</Callout>
}

async function Facts({ view: { campaign, notice } }: { view: ViewedCampaign }) {
  const t = await getTranslations('campaigns.notice')
  const format = await getFormat()
  const { noticePublishedOn, noticeDays, noticeUnitIds } = campaign
  const { deliveredTo, withoutAccess, missing, from } = notice
  const dayOf = (day: string | null) => (day === null ? '' : format.dayExact(day))
  return (
    <KeyValue
      facts={[
        { term: t('published'), value: dayOf(noticePublishedOn), numeric: true },
        { term: t('stands'), value: t('standsDays', { days: noticeDays }), numeric: true },
        { term: t('from'), value: dayOf(from), numeric: true },
        { term: t('concerned'), value: t(noticeUnitIds.length > 0 ? 'unitsOnly' : 'everybody') },
        { term: t('delivered'), value: t('people', { count: deliveredTo }), numeric: true },
        ...(withoutAccess > 0
          ? [{ term: t('withoutAccess'), value: t('withoutAccessText', { count: withoutAccess }) }]
          : []),
        ...(missing > 0
          ? [{ term: t('missing'), value: t('missingText', { count: missing }) }]
          : []),
      ]}
    />
  )
}
