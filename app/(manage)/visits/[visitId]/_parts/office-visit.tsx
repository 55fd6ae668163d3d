import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { DaysText, MomentText } from '@/components/ui/day-text'
import { KeyValue } from '@/components/ui/key-value'
import { Money } from '@/components/ui/money'
import { PageHead, Section } from '@/components/ui/page-head'
import { ShareLink } from '@/components/ui/share-link'
import { textFor } from '@/lib/core/localized-text'
import { dateIn } from '@/lib/core/zone-clock'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ViewVisitAnswer } from '@/lib/reviews/use-cases/view-visit'
import { VisitStateMark } from '../../../_parts/visit-state'
import { PlanActions } from './plan-actions'

/** What is planned: where, when, by whom, with which checklist. Below a report it has no head. */
export function OfficeVisit({
  view,
  isBelow = false,
}: {
  view: ViewVisitAnswer
  isBelow?: boolean
}) {
  const t = useTranslations('visits.office')
  const { visit } = view
  const actions = view.mayPlan ? (
    <PlanActions visitId={visit.id} state={visit.state} shoppers={view.shoppers} />
  ) : null
  return (
    <>
      {isBelow ? null : (
        <PageHead
          back={{ href: '/visits', label: t('back') }}
          title={visit.place.name}
          subtitle={<VisitStateMark state={visit.state} />}
          action={actions}
        />
      )}
      <div className="grid gap-8 lg:grid-cols-2">
        <Section title={t('planTitle')} action={isBelow ? actions : undefined}>
          <PlanFacts view={view} />
          {view.mayPlan && visit.shopper !== null ? (
            <div className="mt-3 grid justify-items-start gap-2">
              <ShareLink
                size="small"
                path={`/shop/${visit.id}`}
                words={{
                  share: t('share'),
                  copied: t('shareCopied'),
                  copyByHand: t('shareByHand'),
                }}
              />
            </div>
          ) : null}
        </Section>
        <Section title={t('scenario')}>
          <p className="max-w-[65ch] whitespace-pre-line">{visit.scenario}</p>
          {isBelow ? null : <ReportsAside view={view} />}
          <Declines view={view} />
        </Section>
      </div>
    </>
  )
}

function PlanFacts({ view }: { view: ViewVisitAnswer }) {
  const t = useTranslations('visits.office')
  const locale = useLocale()
  const { visit } = view
  const { place, shopper, checklist } = visit
  const last = new Date(new Date(visit.closesAt).getTime() - 1)
  const title = textFor(checklist.document.title, locale)
  return (
    <KeyValue
      facts={[
        {
          term: t('place'),
          value: [place.name, place.address].filter((part) => part !== null).join(', '),
        },
        { term: t('person'), value: visit.personName ?? t('whoServes') },
        {
          term: t('shopper'),
          value:
            shopper === null
              ? t('nobody')
              : t(shopper.answered > 0 ? 'shopperRecord' : 'shopperNew', { ...shopper }),
        },
        {
          term: t('window'),
          value: (
            <DaysText
              from={dateIn(new Date(visit.opensAt), place.timeZone)}
              to={dateIn(last, place.timeZone)}
            />
          ),
          numeric: true,
        },
        {
          term: t('due'),
          value: <MomentText instant={new Date(visit.dueAt)} timeZone={place.timeZone} />,
          numeric: true,
        },
        { term: t('fee'), value: <Money amount={visit.fee} currency={visit.currency} /> },
        { term: t('campaign'), value: visit.campaign.name },
        {
          term: t('checklist'),
          value: t('checklistVersion', { title, number: checklist.number }),
        },
      ]}
    />
  )
}

/** Reports that the visit had no place for; beside one that counts, its marks name them. */
function ReportsAside({ view }: { view: ViewVisitAnswer }) {
  const t = useTranslations('visits.office')
  const tReviews = useTranslations('reviews.aside')
  const format = useFormat()
  const { id, place, reportsAside } = view.visit
  if (reportsAside.length === 0) return null
  return (
    <div className="mt-6">
      <h3 className="text-13 text-ink-3">{t('asideTitle')}</h3>
      <ul>
        {reportsAside.map(({ sha256, reason, receivedAt, shopperLabel }) => (
          <li key={sha256}>
            <Link href={`/visits/${id}?aside=${sha256}`} className="link num">
              {t('asideLine', {
                label: shopperLabel,
                at: format.moment(new Date(receivedAt), place.timeZone),
              })}
            </Link>
            {': '}
            {tReviews(reason)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Declines({ view }: { view: ViewVisitAnswer }) {
  const t = useTranslations('visits.office')
  const { declines } = view.visit
  if (declines.length === 0) return null
  return (
    <div className="mt-6 text-13">
      <h3 className="text-ink-3">{t('declinesTitle')}</h3>
      <ul>
        {declines.map(({ label, reason }) => (
          <li key={`${label} ${reason}`}>
            {reason === 'known-there'
              ? t('declines.known-there', { label })
              : t('declines.no-time', { label })}
          </li>
        ))}
      </ul>
    </div>
  )
}
