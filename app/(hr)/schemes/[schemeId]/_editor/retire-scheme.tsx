'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { DoublePay } from '@/lib/schemes/use-cases/gather-double-pay'
import { retireSchemeAction } from '../../actions'
import { DoublePayWarning } from './double-pay'

const nobodyTwice: DoublePay = { people: 0, schemes: [] }

/** Ends a scheme, or takes the end back; says first what that does to months, and who is paid twice. */
export function RetireScheme({ schemeId, isRetired }: { schemeId: string; isRetired: boolean }) {
  const t = useTranslations(isRetired ? 'pay.schemes.resume' : 'pay.schemes.retire')
  const say = useProblemText('pay')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const both = useTranslations('double-pay')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [doublePay, setDoublePay] = useState<DoublePay>(nobodyTwice)
  const [isSeen, setSeen] = useState(false)

  async function confirm() {
    const seen = isSeen ? { paidTwice: doublePay.people } : {}
    const input = { schemeId, isRetired: !isRetired, ...seen }
    const answer = await runAction(() => retireSchemeAction(input))
    if (!answer.ok) {
      if ('doublePay' in answer) {
        setDoublePay(answer.doublePay)
        setSeen(false)
      }
      return setRefusal(say(reasonOf(answer)))
    }
    setOpen(false)
    router.refresh()
  }

  return (
    <div className="mt-12">
      <Dialog
        trigger={<Button>{t('do')}</Button>}
        title={t('title')}
        description={t('text')}
        open={isOpen}
        onOpenChange={setOpen}
      >
        <form action={confirm} className="grid gap-4">
          <DoublePayWarning doublePay={doublePay} />
          {doublePay.people === 0 ? null : (
            <Checkbox
              label={both('confirm', { count: doublePay.people })}
              checked={isSeen}
              onChange={({ target }) => setSeen(target.checked)}
            />
          )}
          <FormMessage>{refusal}</FormMessage>
          <div className="flex justify-end">
            <SubmitButton>{t('do')}</SubmitButton>
          </div>
        </form>
      </Dialog>
    </div>
  )
}
