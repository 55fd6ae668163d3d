'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { LoginSlips } from '@/app/(manage)/settings/_parts/login-slips'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useUnsavedInSheet } from '@/components/ui/sheet-words'
import { TextInput } from '@/components/ui/text-input'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { LoginSlip } from '@/lib/accounts/formats/login-slip'
import type { ShopperRow } from '@/lib/shoppers/schema'
import { inviteShopperAction } from '../actions'

/** The shopper's way in: a link, shown once, to be sent or printed. */
export function InvitePart({ shopper }: { shopper: ShopperRow }) {
  const t = useTranslations('shoppers.invite')
  const say = useProblemText('shoppers.reasons', 'shoppers.fields')
  const router = useRouter()
  const [email, setEmail] = useState('')
  const [slip, setSlip] = useState<LoginSlip | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  useUnsavedInSheet(email.trim() !== '' && slip === null)

  function invite() {
    setProblem(null)
    startSending(async () => {
      const input = { shopperId: shopper.id, ...(email.trim() ? { email: email.trim() } : {}) }
      const answer = await runAction(() => inviteShopperAction(input))
      if (answer.ok) {
        setSlip(answer.slip)
        router.refresh()
        return
      }
      const wrong = 'fields' in answer ? answer.fields?.email : undefined
      setProblem(wrong ? say(wrong, 'field') : say(reasonOf(answer)))
    })
  }

  if (slip) return <LoginSlips slips={[slip]} onClose={() => setSlip(null)} />
  if (!shopper.active) return <Section title={t('title')}>{t('inactive')}</Section>
  return (
    <Section title={t('title')} subtitle={t(shopper.hasSignedUp ? 'reset' : 'invitation')}>
      <div className="grid gap-4">
        {shopper.email === null ? (
          <TextInput
            type="email"
            label={t('email')}
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        ) : null}
        <FormMessage>{problem}</FormMessage>
        <Button className="justify-self-start" disabled={isSending} onClick={invite}>
          {t(shopper.hasSignedUp ? 'resetAction' : 'invite')}
        </Button>
      </div>
    </Section>
  )
}
