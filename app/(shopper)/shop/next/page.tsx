import { redirect } from 'next/navigation'
import { shopperHome } from '@/lib/core/shopper-home'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listOwnVisits } from '@/lib/visits/use-cases/list-own-visits'

/** The visit to do something about now, for the shortcut of the installed app; else the list. */
export default async function NextVisitPage() {
  const actor = await pageActor('visit:fill')
  const deps = await serverDeps()
  const { visits } = await listOwnVisits(actor, {}, deps)
  // What waits on the phone the server cannot know.
  const onPhone = { waiting: new Set<string>(), confirmed: new Set<string>() }
  const { first } = shopperHome(visits, onPhone, deps.now)
  redirect(first === null ? '/shop' : `/shop/${first.visit.id}`)
}
