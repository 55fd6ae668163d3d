'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { DateInput } from '@/components/ui/date-input'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { isCalendarDate } from '@/lib/core/calendar'
import type { Regulation } from '@/lib/core/scheme'
import { problem } from '@/lib/platform/i18n/problem'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { activateSchemeSchema } from '@/lib/schemes/schema'
import type { DoublePay } from '@/lib/schemes/use-cases/gather-double-pay'
import { activateSchemeAction } from '../../actions'
import { DoublePayWarning } from './double-pay'

/** Freezes the saved draft from a month on; says beforehand why it cannot. */
export function ActivateDialog({
  schemeId,
  revision,
  isUnsaved,
  regulation,
  paysFrom,
  proposedMonth,
  doublePay,
  mayBeActivated,
  changes,
}: {
  schemeId: string
  revision: number
  isUnsaved: boolean
  /** The internal regulation that the scheme implements. */
  regulation: Regulation | null
  /** The first day that the scheme itself names. */
  paysFrom: string
  /** The first month that is not locked, or the scheme's own if that is later. */
  proposedMonth: string
  /** Whom it would pay beside other schemes from that month on. */
  doublePay: DoublePay
  mayBeActivated: boolean
  /** What it changes against the version that stands; null for the first one. */
  changes: ReactNode
}) {
  const t = useTranslations('pay.schemes')
  const both = useTranslations('double-pay')
  const format = useFormat()
  const router = useRouter()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const [shown, setShown] = useState(doublePay)
  const { form, field, message, isSending, hook } = useActionForm({
    schema: activateSchemeSchema,
    defaults: { schemeId, revision, effectiveFrom: proposedMonth },
    action: async (values) => {
      const answer = await activateSchemeAction(values)
      if (answer.ok) return answer
      if ('doublePay' in answer) look(answer.doublePay)
      if (!('firstMonth' in answer)) return answer
      const month = format.month(answer.firstMonth)
      return { ok: false as const, reason: problem('month-is-locked', { month }) }
    },
    onDone: ({ number }) => {
      const month = format.monthOf(hook.getValues('effectiveFrom'))
      toast.show({ title: t('wasActivated', { number, month }) })
      setOpen(false)
      router.refresh()
    },
    namespace: 'pay',
  })
  function look(found: DoublePay) {
    setShown(found)
    hook.setValue('paidTwice', undefined)
  }

  const chosen = hook.watch('effectiveFrom')
  const isTooEarly = isCalendarDate(paysFrom) && chosen !== '' && chosen < paysFrom.slice(0, 7)
  const hindrance = isUnsaved ? t('saveFirst') : mayBeActivated ? null : t('mayNot')
  return (
    <Dialog
      trigger={<Button look={isUnsaved ? 'normal' : 'primary'}>{t('activate')}</Button>}
      title={t('activateTitle')}
      description={t('activateText')}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <form {...form} className="grid gap-4">
        <FormMessage tone="waits">{hindrance}</FormMessage>
        {changes === null ? null : (
          <div className="grid max-h-60 gap-2 overflow-y-auto">
            <h3 className="font-semibold">{t('changesNow')}</h3>
            {changes}
          </div>
        )}
        {regulation !== null && isCalendarDate(regulation.date) ? (
          <p>
            {t('activateRegulation', {
              number: regulation.number,
              date: format.dayShort(regulation.date),
            })}
          </p>
        ) : null}
        <DateInput kind="month" label={t('effectiveFrom')} {...field('effectiveFrom')} />
        <FormMessage tone="waits">
          {isTooEarly ? t('notYet', { day: format.dayShort(paysFrom) }) : null}
        </FormMessage>
        <DoublePayWarning doublePay={shown} isUnsaved={isUnsaved} />
        {shown.people === 0 ? null : (
          <Checkbox
            label={both('confirm', { count: shown.people })}
            checked={hook.watch('paidTwice') === shown.people}
            onChange={({ target }) =>
              hook.setValue('paidTwice', target.checked ? shown.people : undefined)
            }
          />
        )}
        <FormMessage>{message}</FormMessage>
        <div className="flex justify-end">
          <SubmitButton pending={isSending} disabled={hindrance !== null}>
            {t('activate')}
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
