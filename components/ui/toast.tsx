'use client'

import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useMemo } from 'react'

/** Stands once in every frame; the shopper's form has none, and does without its weight. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common.toast')
  return (
    <Base.Provider timeout={6000} limit={3}>
      <ToastShower>{children}</ToastShower>
      <Base.Portal>
        <Base.Viewport
          aria-label={t('label')}
          className="fixed right-4 bottom-4 z-50 grid w-[min(24rem,calc(100vw-2rem))] gap-2 pb-(--bottom-inset) max-lg:bottom-20 sm:right-6"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

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

const ShowerContext = createContext<Shower | null>(null)

/** Says what has just happened, without being in the way: `toast.show({ title })`. */
export function useToast(): Shower {
  const shower = useContext(ShowerContext)
  if (shower === null) throw new Error('outside of the frame that shows toasts')
  return shower
}

/** Whoever may show a toast is not drawn anew for every toast that comes and goes. */
function ToastShower({ children }: { children: ReactNode }) {
  const { add } = Base.useToastManager()
  const t = useTranslations('common.toast')
  const shower = useMemo<Shower>(
    () => ({
      show: ({ title, description, failure, undo }) => {
        add({
          title,
          ...(description === undefined ? {} : { description }),
          type: failure ? 'failure' : 'done',
          priority: failure ? 'high' : 'low',
          ...(failure ? { timeout: 0 } : {}),
          ...(undo ? { actionProps: { children: t('undo'), onClick: undo } } : {}),
        })
      },
    }),
    [add, t],
  )
  return <ShowerContext value={shower}>{children}</ShowerContext>
}

function ToastList() {
  const { toasts } = Base.useToastManager()
  const t = useTranslations('common')
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className="rounded bg-ink text-paper shadow-float transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-start gap-3 py-2.5 pr-2 pl-4">
        <div className="min-w-0 flex-1 py-1.5">
          <Base.Title className="font-medium" />
          <Base.Description className="text-13 opacity-85" />
        </div>
        {toast.actionProps ? (
          <Base.Action className="h-9 rounded-sm px-2.5 font-medium underline underline-offset-3 focus-visible:outline-paper" />
        ) : null}
        <Base.Close
          aria-label={t('close')}
          className="grid size-9 place-items-center rounded-sm opacity-85 hover:opacity-100 focus-visible:outline-paper"
        >
          <X aria-hidden className="size-4" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ))
}
