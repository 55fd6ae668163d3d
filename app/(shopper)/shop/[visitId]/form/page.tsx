import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import { FormScreen } from './form-screen'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('form')
  return { title: t('title') }
}

export default async function VisitFormPage({ params }: { params: Promise<{ visitId: string }> }) {
  const actor = await pageActor('visit:fill')
  const visitId = uuidParam((await params).visitId)
  const { visit, isBegun } = await pageRead(viewOwnVisit(actor, { visitId }, await serverDeps()))
  return <FormScreen accountId={actor.accountId} visit={visit} isBegun={isBegun} />
}
