import { readFileSync } from 'node:fs'
import vm from 'node:vm'

type Answer = (address: string) => Response | Promise<Response>

/** What the worker did with a request: `null` when it left it alone. */
export type Handled = Promise<Response> | null

const origin = 'https://etalon.example'

/** A request as the browser shows it to the worker; `navigate` cannot be set on a real one. */
export function asked(
  path: string,
  more: { method?: string; mode?: string; headers?: Record<string, string> } = {},
): object {
  const url = path.startsWith('http') ? path : `${origin}${path}`
  return { method: 'GET', mode: 'cors', ...more, url, headers: new Headers(more.headers) }
}

/** public/sw.js in a scope of its own, with stores that outlive it and a server that the test plays. */
export class WorkerScope {
  readonly fetched: string[] = []
  readonly #stores: Map<string, Map<string, Response>>
  readonly #listeners = new Map<string, (event: object) => void>()

  constructor(server: Answer, stores = new Map<string, Map<string, Response>>()) {
    this.#stores = stores
    const self = {
      location: { origin },
      addEventListener: (name: string, listener: (event: object) => void) =>
        this.#listeners.set(name, listener),
      skipWaiting: () => {},
      clients: { claim: async () => {} },
    }
    const fetchIt = async (input: string | { url: string }) => {
      const { pathname } = new URL(typeof input === 'string' ? input : input.url, origin)
      this.fetched.push(pathname)
      return server(pathname)
    }
    const caches = {
      open: async (name: string) => this.#open(name),
      delete: async (name: string) => this.#stores.delete(name),
    }
    const scope = { self, caches, fetch: fetchIt, URL, Headers, Response, Promise, Date }
    const timers = {
      setTimeout: (...given: Parameters<typeof setTimeout>) => setTimeout(...given),
      clearTimeout: (...given: Parameters<typeof clearTimeout>) => clearTimeout(...given),
    }
    vm.runInNewContext(readFileSync('public/sw.js', 'utf8'), { ...scope, ...timers })
  }

  /** The same phone after its worker was stopped, or replaced, before another server. */
  later(server: Answer): WorkerScope {
    return new WorkerScope(server, this.#stores)
  }

  handle(request: object): Handled {
    let handled: Handled = null
    this.#listeners.get('fetch')?.({
      request,
      respondWith: (response: Promise<Response>) => {
        handled = response
      },
    })
    return handled
  }

  async tell(data: object): Promise<void> {
    let done: Promise<void> = Promise.resolve()
    const waitUntil = (work: Promise<void>) => {
      done = work
    }
    this.#listeners.get('message')?.({ data, waitUntil })
    await done
  }

  kept(store: string): readonly string[] {
    return [...(this.#stores.get(store)?.keys() ?? [])]
  }

  #open(name: string) {
    const entries = this.#stores.get(name) ?? new Map<string, Response>()
    this.#stores.set(name, entries)
    const place = (key: string) => new URL(key, origin).pathname
    return {
      match: async (key: string) => entries.get(place(key))?.clone(),
      put: async (key: string, response: Response) => void entries.set(place(key), response),
      delete: async (key: string) => entries.delete(place(key)),
      keys: async () => [...entries.keys()].map((path) => ({ url: origin + path })),
    }
  }
}
