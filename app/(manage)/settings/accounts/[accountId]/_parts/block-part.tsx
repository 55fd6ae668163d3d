'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { AccountDetail } from '@/lib/accounts/queries'
import { blockAccountAction } from '../../../actions'

/** Closes the way in at once, after a question; opening it again needs none. */
export function BlockPart({ account }: { account: AccountDetail }) {
  const t = useTranslations('settings.account')
  const common = useTranslations('common')
  const say = useProblemText('settings.reasons')
  const toast = useToast()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()

  function change(isBlocked: boolean) {
    setProblem(null)
    startSending(async () => {
      const input = { accountId: account.id, isBlocked }
      const answer = await runAction(() => blockAccountAction(input))
      if (!answer.ok) return setProblem(say(reasonOf(answer)))
      setIsOpen(false)
      toast.show({ title: t(isBlocked ? 'blocked' : 'unblocked') })
      router.refresh()
    })
  }

  if (account.isBlocked) {
    return (
      <Section title={t('unblockTitle')} subtitle={t('unblockLead')}>
        <FormMessage className="mb-3">{problem}</FormMessage>
        <Button disabled={isSending} onClick={() => change(false)}>
          {t('unblock')}
        </Button>
      </Section>
    )
  }
  return (
    <Section title={t('blockTitle')} subtitle={t('blockLead')}>
      <Dialog
        trigger={<Button look="danger">{t('block')}</Button>}
        title={t('blockConfirm', { name: account.displayName })}
        description={t('blockText')}
        open={isOpen}
        onOpenChange={setIsOpen}
        footer={
          <>
            <DialogClose render={<Button>{common('cancel')}</Button>} />
            <Button look="danger" disabled={isSending} onClick={() => change(true)}>
              {t('block')}
            </Button>
          </>
        }
      >
        <FormMessage>{problem}</FormMessage>
      </Dialog>
    </Section>
  )
}
