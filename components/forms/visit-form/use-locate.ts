'use client'

import { useState } from 'react'
import type { CheckIn } from '@/lib/core/visit-facts'

export type LocateTrouble = 'refused' | 'unavailable' | 'timeout' | 'impossible'

type Located = NonNullable<CheckIn['place']>

/** A place in the sixth decimal is a tenth of a metre. */
const PLACES = 6
const PATIENCE_MS = 20_000

/** The phone's own place, asked for by a tap. */
export function useLocate(onPlace: (place: Located) => void) {
  const [isSearching, setSearching] = useState(false)
  const [trouble, setTrouble] = useState<LocateTrouble | null>(null)

  function locate() {
    setTrouble(null)
    if (!('geolocation' in navigator) || !window.isSecureContext) return setTrouble('impossible')
    setSearching(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setSearching(false)
        onPlace({
          latitude: coords.latitude.toFixed(PLACES),
          longitude: coords.longitude.toFixed(PLACES),
          accuracy: String(Math.ceil(coords.accuracy)),
        })
      },
      ({ code }) => {
        setSearching(false)
        setTrouble(code === 1 ? 'refused' : code === 3 ? 'timeout' : 'unavailable')
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    )
  }
  return { locate, isSearching, trouble, clear: () => setTrouble(null) }
}
