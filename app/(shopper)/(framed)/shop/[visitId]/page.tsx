import type { Metadata } from 'next'
import { cache } from 'react'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import { VisitView } from './visit-view'

interface Props {
  params: Promise<{ visitId: string }>
}

const readVisit = cache(async (param: string) => {
  const actor = await pageActor('visit:fill')
  const visitId = uuidParam(param)
  const { visit } = await pageRead(viewOwnVisit(actor, { visitId }, await serverDeps()))
  return { actor, visit }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { visit } = await readVisit((await params).visitId)
  return { title: visit.place.name }
}

export default async function OwnVisitPage({ params }: Props) {
  const { actor, visit } = await readVisit((await params).visitId)
  return <VisitView accountId={actor.accountId} visit={visit} />
}
