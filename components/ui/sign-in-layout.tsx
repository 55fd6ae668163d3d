import type { ReactNode } from 'react'
import { LanguageSwitch, ThemeSwitch } from './preferences'

/** The door: who this is for, the form, and in the demo the roles to try. */
export function SignInLayout({
  organisation,
  title,
  lead,
  form,
  aside,
}: {
  organisation: ReactNode
  title: ReactNode
  lead?: ReactNode
  form: ReactNode
  /** Beside the form: the roles of the demo, or a word to the employees. */
  aside?: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="mx-auto grid w-full max-w-5xl flex-1 content-start gap-x-20 gap-y-12 px-5 pt-12 pb-16 sm:px-8 sm:pt-[12dvh] lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="grid content-start gap-7">
          <div>
            <p className="mb-6 text-17 font-semibold tracking-[-0.01em]">{organisation}</p>
            <h1 className="text-28 font-semibold tracking-[-0.01em]">{title}</h1>
            {lead ? <p className="mt-2 text-17 text-ink-2">{lead}</p> : null}
          </div>
          {form}
        </div>
        {aside ? (
          <div className="min-w-0 content-start lg:border-l lg:border-line lg:pl-12">{aside}</div>
        ) : null}
      </main>
      <footer className="mx-auto flex w-full max-w-5xl flex-wrap gap-x-10 gap-y-4 border-t border-line px-5 py-5 sm:px-8">
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  )
}
