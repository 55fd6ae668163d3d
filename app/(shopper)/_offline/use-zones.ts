'use client'

import { useEffect, useState } from 'react'
import { phoneZone } from '@/components/ui/use-phone-zone'
import { loadList } from './kept-visits'

/** The zone of a visit's place; of a visit that the phone was never told about, the phone's own. */
export type ZoneOf = (visitId: string) => string

/** The zones of the visits that this phone knows of; null until they were read. */
export function useZones(accountId: string): ZoneOf | null {
  const [zones, setZones] = useState<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    let isGone = false
    const found = (known: ReadonlyMap<string, string>) => {
      if (!isGone) setZones(known)
    }
    loadList(accountId).then(
      (list) => found(new Map(list?.content.map(({ id, place }) => [id, place.timeZone]))),
      (error: unknown) => {
        console.warn(error)
        found(new Map())
      },
    )
    return () => {
      isGone = true
    }
  }, [accountId])
  return zones && ((visitId) => zones.get(visitId) ?? phoneZone())
}
