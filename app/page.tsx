import { redirect } from 'next/navigation'
import { firstPlaceOf } from '@/lib/access/places'
import { signedInActor } from '@/lib/platform/session'

/** The address that everybody types: each lands where the day's work is. */
export default async function HomePage() {
  redirect(firstPlaceOf(await signedInActor()))
}
