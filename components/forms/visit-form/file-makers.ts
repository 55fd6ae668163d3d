/** What makes files ready to be kept; it comes after the form. */
export const fetchMakers = () => import('./make-ready')

/** What judges sound before it is taken; it comes after the form. */
export const fetchSoundRule = () => import('./sound-refusal')

/** What else has to be there before a file can be taken; whoever keeps files adds it. */
const keepers = new Set<() => Promise<unknown>>()

/** Asks that the code which keeps files comes together with the first control that takes one. */
export function needForFiles(fetchKeeper: () => Promise<unknown>): void {
  keepers.add(fetchKeeper)
}

/**
 * A control that takes files is shown only together with what keeps them: nobody takes a photo that
 * the phone then cannot keep.
 */
export async function withMakers<T>(control: Promise<T>): Promise<T> {
  const others = [...keepers].map((fetchKeeper) => fetchKeeper())
  const [found] = await Promise.all([control, fetchMakers(), fetchSoundRule(), ...others])
  return found
}
