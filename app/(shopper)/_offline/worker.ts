/** The shopper's pages and no others: `/shoppers` of the office begins the same. */
const SCOPE = '/shop'

/** Starts the worker, or finds it; null where the browser has none (no https). */
export async function startWorker(): Promise<ServiceWorker | null> {
  if (!('serviceWorker' in navigator)) return null
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: SCOPE })
  return registration.active ?? activated(registration)
}

function activated({
  installing,
  waiting,
}: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const coming = installing ?? waiting
  return new Promise((resolve) => {
    if (coming === null) return resolve(null)
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve(coming)
      if (coming.state === 'redundant') resolve(null)
    })
  })
}

/** Has the worker keep the page that opens without a network, for this account and no other. */
export function keepShell(worker: ServiceWorker, account: string): void {
  const { lang, dataset } = document.documentElement
  worker.postMessage({ kind: 'keep', account, look: `${lang} ${dataset.theme ?? ''}` })
}

/**
 * Forgets the pages of whoever used this browser last, unless it was this account. Works without
 * the worker: both write to the same stores.
 */
export async function forgetShell(exceptAccount: string | null): Promise<void> {
  if (!('caches' in window)) return
  const shell = await (await caches.open('etalon-shell')).match('/shop/offline')
  if (shell && shell.headers.get('x-kept-for') === exceptAccount) return
  await Promise.all([caches.delete('etalon-shell'), caches.delete('etalon-pictures')])
}
