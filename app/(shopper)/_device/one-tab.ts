/** Two tabs would only do everything twice; the server would bear it, the network need not. */
export async function inOneTab(name: string, work: () => Promise<unknown>): Promise<void> {
  if (!('locks' in navigator)) {
    await work()
    return
  }
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}
