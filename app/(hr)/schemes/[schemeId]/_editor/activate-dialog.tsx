'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/date-input'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { isCalendarDate } from '@/lib/core/calendar'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { activateSchemeSchema } from '@/lib/schemes/schema'
import { activateSchemeAction } from '../../actions'

/** Freezes the saved draft from a month on; says beforehand why it cannot. */
export function ActivateDialog({
  schemeId,
  revision,
  isUnsaved,
  paysFrom,
  mayBeActivated,
  changes,
}: {
  schemeId: string
  revision: number
  isUnsaved: boolean
  /** The first day that the scheme itself names. */
  paysFrom: string
  mayBeActivated: boolean
  /** What it changes against the version that stands; null for the first one. */
  changes: ReactNode
}) {
  const t = useTranslations('pay.schemes')
  const format = useFormat()
  const router = useRouter()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const { form, field, message, isSending, hook } = useActionForm({
    schema: activateSchemeSchema,
    defaults: { schemeId, revision, effectiveFrom: paysFrom.slice(0, 7) },
    action: activateSchemeAction,
    onDone: ({ number }) => {
      const month = format.month(hook.getValues('effectiveFrom'))
      toast.show({ title: t('wasActivated', { number, month }) })
      setOpen(false)
      router.refresh()
    },
    namespace: 'pay',
  })
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
        <DateInput kind="month" label={t('effectiveFrom')} {...field('effectiveFrom')} />
        <FormMessage tone="waits">
          {isTooEarly ? t('notYet', { day: format.dayShort(paysFrom) }) : null}
        </FormMessage>
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
