/** What makes files ready to be kept; it comes after the form. */
export const fetchMakers = () => import('./make-ready')

/** What judges sound before it is taken; it comes after the form. */
export const fetchSoundRule = () => import('./sound-refusal')

/**
 * A control that takes files is shown only together with what keeps them: nobody takes a photo that
 * the phone then cannot keep.
 */
export async function withMakers<T>(control: Promise<T>): Promise<T> {
  const [found] = await Promise.all([control, fetchMakers(), fetchSoundRule()])
  return found
}
