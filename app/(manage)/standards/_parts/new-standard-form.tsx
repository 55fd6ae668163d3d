'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { useLeaveSheet } from '@/components/ui/sheet-words'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { Chapter } from '@/lib/chapters/schema'
import { touchpoints } from '@/lib/core/checklist'
import { createStandardSchema } from '@/lib/standards/schema'
import { createStandardAction } from '../actions'
import { chapterOptions } from './chapter-names'

/** Begins a draft; everything else is written on its own page, which opens then. */
export function NewStandardForm({ chapters }: { chapters: readonly Chapter[] }) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const leaveTo = useLeaveSheet()
  const toast = useToast()
  const say = useProblemText()
  const { form, field, message, isSending, hook } = useActionForm({
    schema: createStandardSchema,
    defaults: { number: '', text: { ru: '', en: '' }, touchpoint: 'store', chapterId: '' },
    action: createStandardAction,
    onDone: ({ standardId }) => {
      toast.show({ title: t('sheet.created', { number: hook.getValues('number') }) })
      leaveTo(`/standards/${standardId}`)
    },
    namespace: 'standards',
  })
  const missing = hook.formState.errors.text?.message
  const language = locale === 'ru' ? 'text.ru' : 'text.en'
  return (
    <form {...form} className="grid gap-5">
      <TextInput
        label={t('sheet.number')}
        hint={t('sheet.numberHint')}
        autoComplete="off"
        className="num max-w-40"
        {...field('number')}
      />
      <TextArea
        label={t(locale === 'ru' ? 'sheet.textRu' : 'sheet.textEn')}
        hint={t('sheet.textHint')}
        {...field(language)}
        error={missing ? say(missing, 'field') : field(language).error}
      />
      <Select
        label={t('sheet.touchpoint')}
        fieldClassName="max-w-60"
        options={touchpoints.map((value) => ({ value, label: t(`touchpoints.${value}`) }))}
        {...field('touchpoint')}
      />
      {chapters.length > 0 ? (
        <Select
          label={t('sheet.chapter')}
          emptyLabel={t('noChapter')}
          options={chapterOptions(chapters, locale)}
          {...field('chapterId')}
        />
      ) : null}
      <FormMessage>{message}</FormMessage>
      <div>
        <SubmitButton pending={isSending}>{t('sheet.create')}</SubmitButton>
      </div>
    </form>
  )
}
