/**
 * Questions to a server of which only the newest counts: asking again, or giving up, ends what is
 * still on its way, and its answer is null, however late it comes.
 */
export function newestOnly() {
  let current: AbortController | null = null
  const giveUp = () => {
    current?.abort()
    current = null
  }
  const ask = async <Answer>(
    send: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | null> => {
    giveUp()
    const own = new AbortController()
    current = own
    const answer = await send(own.signal)
    return own.signal.aborted ? null : answer
  }
  return { ask, giveUp }
}
