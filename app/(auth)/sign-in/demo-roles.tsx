'use client'

import { ArrowRight, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { useProblemText } from '@/components/ui/use-problem-text'
import { enter } from './enter'
import type { RoleCard } from './role-cards'

/** The demo's people to be: one click each, and one sentence on what that person does. */
export function DemoRoles({ roles, goOnTo }: { roles: readonly RoleCard[]; goOnTo: string }) {
  const t = useTranslations('access')
  const say = useProblemText('access.signIn.reasons')
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isEntering, startEntering] = useTransition()

  function be(accountId: string) {
    if (isEntering) return
    setChosen(accountId)
    setProblem(null)
    startEntering(async () => setProblem(await enter('demo', { accountId }, goOnTo)))
  }

  return (
    <section aria-labelledby="demo-title">
      <h2 id="demo-title" className="text-17 font-semibold">
        {t('demo.title')}
      </h2>
      <p className="mt-1 mb-4 text-ink-2">{t('demo.lead')}</p>
      <FormMessage className="mb-4">{problem ? say(problem) : null}</FormMessage>
      <ul>
        {roles.map((role) => (
          <li key={role.accountId} className="border-t border-line last:border-b">
            <button
              type="button"
              aria-disabled={isEntering || undefined}
              className="group -mx-3 grid w-[calc(100%+1.5rem)] grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 rounded-sm px-3 py-3 text-left transition-colors hover:bg-hover"
              onClick={() => be(role.accountId)}
            >
              <span className="min-w-0">
                <span className="flex flex-wrap items-baseline gap-x-2.5">
                  <span className="font-semibold">{t(`grants.${role.grant}`)}</span>
                  <span className="text-13 text-ink-3">{role.displayName}</span>
                </span>
                <span className="block text-ink-2">{t(`demo.sentences.${role.sentence}`)}</span>
              </span>
              {isEntering && chosen === role.accountId ? (
                <LoaderCircle aria-hidden className="size-4.5 motion-safe:animate-wait" />
              ) : (
                <ArrowRight
                  aria-hidden
                  className="size-4.5 text-ink-3 transition-transform group-hover:translate-x-0.5 group-hover:text-accent"
                />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
