import { useTranslations } from 'next-intl'
import { BriefingView, hasBriefing } from '@/components/forms/briefing-view'
import { PageHead, Section } from '@/components/ui/page-head'
import { StateMark } from '@/components/ui/state-mark'
import type { OwnVisit } from '@/lib/visits/schema'
import { OutboxPanel } from '../../../_device/outbox-panel'
import { ReceiptOfVisit } from '../../../_device/receipts'
import { SoundsHere } from '../../../_device/sounds-here'
import { shapeOf } from '../visit-shapes'
import { Cancelled } from './cancelled'
import { Remarks } from './remarks'
import { VisitActions } from './visit-actions'
import { VisitFacts } from './visit-facts'
import { VisitTools } from './visit-tools'

/** One visit as its shopper sees it: from the server, or out of the phone. */
export function VisitView({ accountId, visit }: { accountId: string; visit: OwnVisit }) {
  const t = useTranslations('shop')
  return (
    <>
      <PageHead
        title={visit.place.name}
        subtitle={<StateMark shape={shapeOf(visit.state)}>{t(`states.${visit.state}`)}</StateMark>}
        back={{ href: '/shop', label: t('visit.back') }}
      />
      <div className="grid gap-8">
        <OutboxPanel accountId={accountId} visitId={visit.id} />
        <ReceiptOfVisit accountId={accountId} visit={visit} />
        <SoundsHere accountId={accountId} visitId={visit.id} zone={visit.place.timeZone} />
        {visit.returned ? <Remarks returned={visit.returned} checklist={visit.checklist} /> : null}
        <Cancelled visit={visit} />
        <VisitFacts visit={visit} />
        {visit.state === 'cancelled' ? null : <VisitTools visit={visit} />}
        <Section title={t('visit.scenario')}>
          <p className="max-w-[62ch] text-17 whitespace-pre-line">{visit.scenario}</p>
        </Section>
        {hasBriefing(visit.briefing) ? (
          <Section title={t('visit.instructions')}>
            <BriefingView briefing={visit.briefing} />
          </Section>
        ) : null}
        <VisitActions accountId={accountId} visit={visit} />
      </div>
    </>
  )
}
