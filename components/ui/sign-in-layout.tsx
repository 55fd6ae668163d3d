import type { ReactNode } from 'react'
import { LanguageSwitch, ThemeSwitch } from './preferences'

/** The door: who this is for, the form, and in the demo the roles to try. */
export function SignInLayout({
  organisation,
  title,
  lead,
  picture,
  form,
  aside,
}: {
  organisation: ReactNode
  title: ReactNode
  lead?: ReactNode
  /** What the product is about, shown instead of told. */
  picture?: ReactNode
  form: ReactNode
  /** Beside the form, on a phone before it: the roles of the demo. */
  aside?: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="mx-auto grid w-full max-w-5xl flex-1 grid-cols-[minmax(0,1fr)] content-start gap-x-20 gap-y-9 px-5 pt-10 pb-16 sm:px-8 sm:pt-[10dvh] lg:grid-cols-[22rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
          <div>
            <p className="mb-6 text-17 font-semibold tracking-[-0.01em]">{organisation}</p>
            <h1 className="text-28 font-semibold tracking-[-0.01em] [overflow-wrap:anywhere]">
              {title}
            </h1>
            {lead ? <p className="mt-2 text-17 text-ink-2">{lead}</p> : null}
          </div>
          {picture}
        </div>
        {aside ? (
          <div className="min-w-0 content-start lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:border-l lg:border-line lg:pl-12">
            {aside}
          </div>
        ) : null}
        <div className="min-w-0 lg:col-start-1">{form}</div>
      </main>
      <footer className="mx-auto flex w-full max-w-5xl flex-wrap gap-x-10 gap-y-4 border-t border-line px-5 py-5 sm:px-8">
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  )
}
