import NotFound from '@/app/not-found'
import { currentActor } from '@/lib/platform/session'
import { Ungiven } from './ungiven'

export default async function FormNotFound() {
  const actor = await currentActor()
  if (actor === null) return <NotFound />
  return (
    <Ungiven accountId={actor.accountId}>
      <NotFound />
    </Ungiven>
  )
}
