'use client'

import { useTranslations } from 'next-intl'
import { type ComponentType, createContext, use, useEffect, useState } from 'react'
import { FieldError } from '@/components/ui/field-error'
import { Button } from '@/components/ui/plain-button'

/** True where the server draws what no browser takes over: there the parts that it has are drawn at once. */
export const DrawnAheadContext = createContext(false)

/** A part of the form whose code comes after the form. */
export interface LaterPart<P> {
  /** Fetches the code, once; a failure may be tried again. */
  readonly fetch: () => Promise<void>
  /** Shows the part, or that it is on its way; without a network it says so and can be asked again. */
  readonly Part: ComponentType<P>
}

/** @param sentence what is said where the code does not come */
export function laterPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  sentence: 'failed' | 'editorFailed' | 'partFailed' = 'partFailed',
): LaterPart<P> {
  let found: ComponentType<P> | null = null
  const fetch = async () => {
    found ??= await load()
  }
  // biome-ignore lint/correctness/noComponentHookFactories: made once a module, never by rendering
  function Part(props: P) {
    const t = useTranslations('common.later')
    const [round, setRound] = useState(0)
    const [state, setState] = useState<'waiting' | 'here' | 'failed'>(found ? 'here' : 'waiting')
    // biome-ignore lint/correctness/useExhaustiveDependencies: another round tries again
    useEffect(() => {
      // It may have come between the drawing and this: nobody else would tell.
      if (found) {
        setState('here')
        return
      }
      let isGone = false
      const tell = (next: typeof state) => {
        if (!isGone) setState(next)
      }
      fetch().then(
        () => tell('here'),
        (error: unknown) => {
          console.warn(error)
          tell('failed')
        },
      )
      return () => {
        isGone = true
      }
    }, [round])
    // What the server has fetched says nothing about what a browser has that takes its page over.
    const isMeant = typeof window !== 'undefined' || use(DrawnAheadContext)
    const Found = isMeant ? found : null
    if (Found) return <Found {...props} />
    if (state !== 'failed') {
      return (
        <p role="status" className="mt-4 min-h-13 text-ink-3">
          {t('waiting')}
        </p>
      )
    }
    return (
      <div className="mt-4 grid justify-items-start gap-2">
        <FieldError>{t(sentence)}</FieldError>
        <Button
          size="large"
          onClick={() => {
            setState('waiting')
            setRound(round + 1)
          }}
        >
          {t('retry')}
        </Button>
      </div>
    )
  }
  return { fetch, Part }
}

type Loaders<Name extends PropertyKey> = {
  readonly [name in Name]: () => Promise<ComponentType<never>>
}

type PropsOf<Load extends () => Promise<unknown>> =
  Awaited<ReturnType<Load>> extends ComponentType<infer Props extends object> ? Props : never

/**
 * Parts whose places are named in a file of their own, which comes later as well: where the code of each
 * is, and which of them a form needs, would weigh on every form.
 */
export function laterPartsOf<All extends Loaders<keyof All>>(fetchLoaders: () => Promise<All>) {
  return <Name extends keyof All>(name: Name, sentence?: Parameters<typeof laterPart>[1]) =>
    laterPart(async () => {
      const loaders = await fetchLoaders()
      // Exactly this one's props: nothing else knows them by the name.
      return (await loaders[name]()) as ComponentType<PropsOf<All[Name]>>
    }, sentence)
}

/**
 * Fetches code ahead of its need, each part in a turn of its own so that a tap in between waits for
 * one at most; whoever needs it says what is wrong.
 */
export function fetchAhead(fetchers: readonly (() => Promise<unknown>)[]): void {
  const [first, ...others] = fetchers
  if (first === undefined) return
  first().catch((error: unknown) => console.warn(error))
  setTimeout(() => fetchAhead(others))
}

/**
 * The same, and again whenever the network comes back: what is here already is not fetched again.
 * Returns what calls it off.
 */
export function fetchAtOnce(fetchers: readonly (() => Promise<unknown>)[]): () => void {
  const fetchAll = () => fetchAhead(fetchers)
  fetchAll()
  window.addEventListener('online', fetchAll)
  return () => window.removeEventListener('online', fetchAll)
}

/** Not every browser says when it is idle: then the first comes after a while, the others in a row. */
const SOON_MS = 700
const BETWEEN_MS = 60

/**
 * The same once what is on the screen has come to rest, one after the other so that a tap in between
 * waits for none of them.
 */
export function fetchWhenIdle(fetchers: readonly (() => Promise<unknown>)[]): () => void {
  const fetchAll = () => fetchAhead(fetchers)
  window.addEventListener('online', fetchAll)
  let callOff = nothingToCallOff
  const fetchFrom = (place: number) => {
    const fetchNext = () => {
      fetchAhead(fetchers.slice(place, place + 1))
      if (place + 1 < fetchers.length) fetchFrom(place + 1)
    }
    callOff = whenIdle(fetchNext, place === 0 ? SOON_MS : BETWEEN_MS)
  }
  fetchFrom(0)
  return () => {
    window.removeEventListener('online', fetchAll)
    callOff()
  }
}

function nothingToCallOff(): void {}

function whenIdle(work: () => void, waitMs: number): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, waitMs)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 3 * waitMs })
  return () => cancelIdleCallback(handle)
}
