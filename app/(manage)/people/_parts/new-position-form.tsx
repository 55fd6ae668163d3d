'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { createPositionSchema } from '@/lib/people/schema'
import { createPositionAction } from '../actions'

/** Adds a position, so that it can be chosen. */
export function NewPositionForm() {
  const t = useTranslations('people.form')
  const router = useRouter()
  const { form, field, message, isSending, hook } = useActionForm({
    schema: createPositionSchema,
    defaults: { name: '' },
    action: createPositionAction,
    onDone: () => {
      hook.reset()
      router.refresh()
    },
    namespace: 'people',
  })
  return (
    <form {...form} className="flex flex-wrap items-end gap-3 border-t border-line pt-6">
      <TextInput
        label={t('newPosition')}
        autoComplete="off"
        fieldClassName="min-w-64 flex-1"
        {...field('name')}
      />
      <SubmitButton look="normal" pending={isSending}>
        {t('addPosition')}
      </SubmitButton>
      <FormMessage className="w-full">{message}</FormMessage>
    </form>
  )
}
