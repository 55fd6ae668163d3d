'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useProblemText } from '@/components/ui/use-problem-text'
import { enter } from './enter'

/** It comes when it is needed: few who sign in have anything on their phones. */
const UnsentHere = dynamic(async () => (await import('./unsent-here')).UnsentHere, { ssr: false })

export function SignInForm({
  goOnTo,
  cameFromInside,
}: {
  goOnTo: string
  /** A page asked for this sign-in: say that one returns there. */
  cameFromInside: boolean
}) {
  const t = useTranslations('access.signIn')
  const say = useProblemText('access.signIn.reasons')
  const [problem, setProblem] = useState<string | null>(null)
  const [isEntering, startEntering] = useTransition()

  function send(data: FormData) {
    const text = (name: string) => String(data.get(name) ?? '').trim()
    setProblem(null)
    startEntering(async () => {
      const input = { login: text('login'), password: String(data.get('password') ?? '') }
      setProblem(await enter('credentials', input, goOnTo))
    })
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEntering) send(new FormData(event.currentTarget))
      }}
    >
      {cameFromInside && !problem ? <p className="text-ink-2">{t('expired')}</p> : null}
      <TextInput
        name="login"
        label={t('login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={200}
      />
      <PasswordInput
        name="password"
        label={t('password')}
        autoComplete="current-password"
        required
      />
      <FormMessage>{problem ? say(problem) : null}</FormMessage>
      {problem || goOnTo.startsWith('/shop/phone') ? <UnsentHere /> : null}
      <SubmitButton size="large" pending={isEntering} pendingText={t('pending')}>
        {t('submit')}
      </SubmitButton>
      <p className="text-13 text-ink-3">{t('lost')}</p>
    </form>
  )
}
