'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useProblemText } from '@/components/ui/use-problem-text'
import { createEmptyChecklistSchema } from '@/lib/checklists/schema'
import { touchpoints } from '@/lib/core/checklist'
import { createChecklistAction } from '../actions'
import type { OnCreated } from './new-checklist'

/** Title and touchpoint; the rest is written in the builder. */
export function EmptyChecklistForm({ onCreated }: { onCreated: OnCreated }) {
  const t = useTranslations('checklists')
  const locale = useLocale()
  const say = useProblemText()
  const { form, field, message, isSending, hook } = useActionForm({
    schema: createEmptyChecklistSchema,
    defaults: { from: 'empty', title: { [locale]: '' }, touchpoint: 'store' },
    action: createChecklistAction,
    onDone: onCreated,
    namespace: 'checklists',
  })
  // The whole title is missing, not one translation: the fault stands above the field.
  const missing = hook.formState.errors.title?.message
  return (
    <form {...form} className="grid gap-4">
      <TextInput
        label={t('create.name')}
        hint={t('create.nameHint')}
        autoComplete="off"
        {...field(`title.${locale}`)}
        error={missing ? say(missing, 'field') : field(`title.${locale}`).error}
      />
      <Select
        label={t('edit.touchpoint')}
        options={touchpoints.map((value) => ({ value, label: t(`touchpoints.${value}`) }))}
        {...field('touchpoint')}
      />
      <FormMessage>{message}</FormMessage>
      <SubmitButton look="normal" pending={isSending} className="justify-self-start">
        {t('create.createEmpty')}
      </SubmitButton>
    </form>
  )
}
