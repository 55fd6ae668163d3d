/**
 * The address of a place in the phone's own maps. Nothing is fetched: the system opens its programme.
 * Apple's maps have a scheme of their own; all others share one.
 */
export function directionsTo(address: string, userAgent: string): string {
  const place = encodeURIComponent(address)
  return /iPhone|iPad|iPod|Macintosh/.test(userAgent)
    ? `maps:?daddr=${place}`
    : `geo:0,0?q=${place}`
}
