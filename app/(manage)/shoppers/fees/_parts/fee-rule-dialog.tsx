'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import type { FeeRule } from '@/lib/core/fee-payment'
import { changeFeeRuleSchema, feeRuleChoices } from '@/lib/fees/schema'
import { changeFeeRuleAction } from '../actions'

/** When the company pays its shoppers. */
export function FeeRuleDialog({ rule }: { rule: FeeRule | null }) {
  const t = useTranslations('fees.rule')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Dialog
      trigger={<Button>{t('change')}</Button>}
      title={t('title')}
      description={t('text')}
      open={isOpen}
      onOpenChange={setIsOpen}
    >
      <FeeRuleForm rule={rule} onDone={() => setIsOpen(false)} />
    </Dialog>
  )
}

function FeeRuleForm({ rule, onDone }: { rule: FeeRule | null; onDone: () => void }) {
  const t = useTranslations('fees.rule')
  const router = useRouter()
  const toast = useToast()
  const { form, field, message, isSending, hook } = useActionForm({
    schema: changeFeeRuleSchema,
    defaults: { kind: rule?.kind ?? 'next-month', days: String(rule?.days ?? 10) },
    action: changeFeeRuleAction,
    namespace: 'fees',
    onDone: () => {
      toast.show({ title: t('saved') })
      router.refresh()
      onDone()
    },
  })
  const kind = hook.watch('kind')
  return (
    <form {...form} className="grid gap-4">
      <FormMessage>{message}</FormMessage>
      <RadioGroup
        {...field('kind')}
        legend={t('kind')}
        options={feeRuleChoices.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      {kind === 'none' ? null : (
        <TextInput
          label={t(`days.${kind}`)}
          inputMode="numeric"
          autoComplete="off"
          {...field('days')}
        />
      )}
      <SubmitButton pending={isSending} className="justify-self-start">
        {t('save')}
      </SubmitButton>
    </form>
  )
}
