import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { BriefingView, hasBriefing } from '@/components/forms/briefing-view'
import { PageHead, Section } from '@/components/ui/page-head'
import { StateMark } from '@/components/ui/state-mark'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import { OutboxPanel } from '../../../_device/outbox-panel'
import { shapeOf } from '../visit-shapes'
import { Remarks } from './remarks'
import { VisitActions } from './visit-actions'
import { VisitFacts } from './visit-facts'

interface Props {
  params: Promise<{ visitId: string }>
}

const readVisit = cache(async (param: string) => {
  const actor = await pageActor('visit:fill')
  const visitId = uuidParam(param)
  const { visit } = await viewOwnVisit(actor, { visitId }, await serverDeps())
  return { actor, visit }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { visit } = await readVisit((await params).visitId)
  return { title: visit.place.name }
}

export default async function OwnVisitPage({ params }: Props) {
  const { actor, visit } = await readVisit((await params).visitId)
  const t = await getTranslations('shop')
  return (
    <>
      <PageHead
        title={visit.place.name}
        subtitle={<StateMark shape={shapeOf(visit.state)}>{t(`states.${visit.state}`)}</StateMark>}
        back={{ href: '/shop', label: t('visit.back') }}
      />
      <div className="grid gap-8">
        <OutboxPanel accountId={actor.accountId} visitId={visit.id} />
        {visit.returned ? <Remarks returned={visit.returned} /> : null}
        <VisitFacts visit={visit} />
        <Section title={t('visit.scenario')}>
          <p className="max-w-[62ch] text-17 whitespace-pre-line">{visit.scenario}</p>
        </Section>
        {hasBriefing(visit.briefing) ? (
          <Section title={t('visit.instructions')}>
            <BriefingView briefing={visit.briefing} />
          </Section>
        ) : null}
        <VisitActions accountId={actor.accountId} visit={visit} />
      </div>
    </>
  )
}
