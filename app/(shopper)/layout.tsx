import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { may } from '@/lib/access/permissions'
import { currentActor } from '@/lib/platform/session'
import { KeepOffline } from './_offline/keep-offline'

export const metadata: Metadata = { appleWebApp: { capable: true, statusBarStyle: 'default' } }

/** The form stands without the frame: on a phone every line of it belongs to the questions. */
export default async function ShopperLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  return (
    <>
      {children}
      {actor && may(actor, 'visit:fill') ? <KeepOffline accountId={actor.accountId} /> : null}
    </>
  )
}
