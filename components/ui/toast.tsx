'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'

export interface ToastWords {
  title: string
  description?: string | undefined
  /** A failure stays until it is closed. */
  failure?: boolean | undefined
  /** Taking back what was just done. */
  undo?: (() => void) | undefined
}

interface Shower {
  readonly show: (words: ToastWords) => void
}

interface Shown extends ToastWords {
  readonly number: number
}

/** Unless a pointer or the keyboard is on it. */
const SHOWN_MS = 6000
const AT_ONCE = 3

const ShowerContext = createContext<Shower | null>(null)

/** Says what has just happened, without being in the way: `toast.show({ title })`. */
export function useToast(): Shower {
  const shower = useContext(ShowerContext)
  if (shower === null) throw new Error('outside of the frame that shows toasts')
  return shower
}

/**
 * Stands once in every frame; the shopper's form has none. It is as light as it looks, because every
 * page of a phone carries it.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common.toast')
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const count = useRef(0)
  // Whoever may show a toast is not drawn anew for every toast that comes and goes.
  const shower = useMemo<Shower>(
    () => ({
      show: (words) => {
        count.current += 1
        const toast = { ...words, number: count.current }
        setToasts((before) => [...atMost(before, AT_ONCE - 1), toast])
      },
    }),
    [],
  )
  const close = useCallback((number: number) => {
    setToasts((before) => before.filter((toast) => toast.number !== number))
  }, [])
  return (
    <>
      <ShowerContext value={shower}>{children}</ShowerContext>
      <section
        aria-label={t('label')}
        aria-live="polite"
        aria-relevant="additions text"
        className="fixed right-4 bottom-4 z-50 grid w-[min(24rem,calc(100vw-2rem))] gap-2 pb-(--bottom-inset) max-lg:bottom-20 sm:right-6"
      >
        {toasts.map((toast) => (
          <Toast key={toast.number} toast={toast} onClose={close} />
        ))}
      </section>
    </>
  )
}

/** The oldest go first; a failure stays until somebody has closed it. */
function atMost(toasts: readonly Shown[], most: number): readonly Shown[] {
  if (toasts.length <= most) return toasts
  const over = toasts.findIndex(({ failure }) => failure !== true)
  return over === -1 ? toasts : atMost(toasts.toSpliced(over, 1), most)
}

function Toast({ toast, onClose }: { toast: Shown; onClose: (number: number) => void }) {
  const t = useTranslations('common')
  const [isUnderPointer, setUnderPointer] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const isHeld = isUnderPointer || hasFocus
  const { number, title, description, failure = false, undo } = toast
  useEffect(() => {
    if (failure || isHeld) return
    const timer = setTimeout(() => onClose(number), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [failure, isHeld, number, onClose])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is being read or reached for stays; nothing can be pressed here
    <div
      {...(failure ? { role: 'alert' } : {})}
      onPointerEnter={() => setUnderPointer(true)}
      onPointerLeave={() => setUnderPointer(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      className="flex items-start gap-3 rounded bg-ink py-2.5 pr-2 pl-4 text-paper shadow-float transition-opacity starting:opacity-0"
    >
      <div className="min-w-0 flex-1 py-1.5">
        <p className="font-medium">{title}</p>
        {description === undefined ? null : <p className="text-13 opacity-85">{description}</p>}
      </div>
      {undo ? (
        <button
          type="button"
          onClick={() => {
            undo()
            onClose(number)
          }}
          className="h-9 rounded-sm px-2.5 font-medium underline underline-offset-3 focus-visible:outline-paper pointer-coarse:h-11"
        >
          {t('toast.undo')}
        </button>
      ) : null}
      <button
        type="button"
        aria-label={t('close')}
        onClick={() => onClose(number)}
        className="grid size-9 place-items-center rounded-sm opacity-85 hover:opacity-100 focus-visible:outline-paper pointer-coarse:size-11"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  )
}
