'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import type { OwnVisit } from '@/lib/visits/schema'
import { hasWorkHere } from '../../../_device/work-here'
import { loadVisit } from '../../../_offline/kept-visits'
import { shopPlaceOf } from '../../../_offline/shop-place'
import { FormScreen } from './form-screen'

/**
 * A visit that was cancelled or given away: its form opens as this phone kept it where this phone has
 * work of it, so that nothing is trapped.
 */
export function UngivenForm({ accountId, children }: { accountId: string; children: ReactNode }) {
  const place = shopPlaceOf(usePathname())
  const visitId = place.kind === 'form' ? place.visitId : null
  const [kept, setKept] = useState<OwnVisit | null>(null)
  useEffect(() => {
    if (visitId === null) return
    findWork(accountId, visitId).then(setKept, (error: unknown) => console.warn(error))
  }, [accountId, visitId])
  return kept === null ? children : <FormScreen accountId={accountId} visit={kept} />
}

async function findWork(accountId: string, visitId: string): Promise<OwnVisit | null> {
  if (!(await hasWorkHere(accountId, visitId))) return null
  return (await loadVisit(accountId, visitId))?.content ?? null
}
