'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type Shown, type ToastWords, withToast } from './toast-list'
import { useToastFocus } from './use-toast-focus'

interface Shower {
  readonly show: (words: ToastWords) => void
}

/** Unless a pointer or the keyboard is on it. */
const SHOWN_MS = 6000

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
        setToasts((before) => withToast(before, toast))
      },
    }),
    [],
  )
  const close = useCallback((number: number) => {
    setToasts((before) => before.filter((toast) => toast.number !== number))
  }, [])
  const region = useRef<HTMLElement>(null)
  const { hasFocus, onFocus, onBlur } = useToastFocus(region, toasts)
  return (
    <>
      <ShowerContext value={shower}>{children}</ShowerContext>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it notes where the keyboard is; nothing can be pressed here */}
      <section
        ref={region}
        tabIndex={-1}
        // A landmark while there is something in it; what is said in it is said from the beginning.
        {...(toasts.length > 0 ? { 'aria-label': t('label'), 'aria-keyshortcuts': 'F6' } : {})}
        aria-live="polite"
        onFocus={onFocus}
        onBlur={onBlur}
        className="fixed right-4 bottom-4 z-50 grid w-[min(24rem,calc(100vw-2rem))] grid-cols-[minmax(0,1fr)] gap-2 rounded pb-(--bottom-inset) max-lg:bottom-20 sm:right-6"
      >
        {toasts.map((toast) => (
          <Toast key={toast.number} toast={toast} isReached={hasFocus} onClose={close} />
        ))}
      </section>
    </>
  )
}

function Toast({
  toast,
  isReached,
  onClose,
}: {
  toast: Shown
  /** The keyboard is among the toasts: none of them goes by itself. */
  isReached: boolean
  onClose: (number: number) => void
}) {
  const t = useTranslations('common')
  const [isUnderPointer, setUnderPointer] = useState(false)
  const isHeld = isUnderPointer || isReached
  const { number, title, description, failure = false, undo } = toast
  const titleId = useId()
  useEffect(() => {
    if (failure || isHeld) return
    const timer = setTimeout(() => onClose(number), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [failure, isHeld, number, onClose])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is being read or reached for stays; nothing can be pressed here
    <div
      // Said at once and as a whole; an alert within what is live already would be said twice.
      aria-live={failure ? 'assertive' : undefined}
      aria-atomic
      onPointerEnter={() => setUnderPointer(true)}
      onPointerLeave={() => setUnderPointer(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose(number)
      }}
      className="flex items-start gap-3 rounded bg-ink py-2.5 pr-2 pl-4 text-paper shadow-float transition-opacity starting:opacity-0"
    >
      <div className="min-w-0 flex-1 py-1.5 [overflow-wrap:anywhere]">
        <p id={titleId} className="font-medium">
          {title}
        </p>
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
        aria-describedby={titleId}
        onClick={() => onClose(number)}
        className="grid size-9 place-items-center rounded-sm opacity-85 hover:opacity-100 focus-visible:outline-paper pointer-coarse:size-11"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  )
}
