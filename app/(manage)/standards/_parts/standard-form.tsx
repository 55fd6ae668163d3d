'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { touchpoints } from '@/lib/core/checklist'
import { createStandardSchema } from '@/lib/standards/schema'
import type { StandardLine } from '@/lib/standards/use-cases/list-standards'
import { changeStandardAction, createStandardAction, removeStandardAction } from '../actions'

/** Writes a new standard (`standard` null) or changes one. */
export function StandardForm({
  standard,
  closeHref,
}: {
  standard: StandardLine | null
  closeHref: string
}) {
  const t = useTranslations('standards')
  const { form, field, message, isSending, texts } = useStandardForm(standard, closeHref)
  return (
    <form {...form} className="grid gap-5">
      <TextInput
        label={t('sheet.number')}
        hint={t('sheet.numberHint')}
        autoComplete="off"
        className="num max-w-40"
        {...field('number')}
      />
      {texts.map(({ name, label, error }, place) => (
        <TextArea
          key={name}
          label={label}
          optional={place > 0}
          hint={place === 0 ? t('sheet.textHint') : undefined}
          {...field(name)}
          error={error}
        />
      ))}
      <Select
        label={t('sheet.touchpoint')}
        fieldClassName="max-w-60"
        options={touchpoints.map((value) => ({ value, label: t(`touchpoints.${value}`) }))}
        {...field('touchpoint')}
      />
      <FormMessage>{message}</FormMessage>
      <div className="flex flex-wrap justify-between gap-2">
        <SubmitButton pending={isSending}>
          {standard === null ? t('sheet.create') : t('sheet.save')}
        </SubmitButton>
        {standard !== null && standard.usedBy.length === 0 ? (
          <RemoveButton standard={standard} closeHref={closeHref} />
        ) : null}
      </div>
    </form>
  )
}

function useStandardForm(standard: StandardLine | null, closeHref: string) {
  const t = useTranslations('standards.sheet')
  const locale = useLocale()
  const say = useProblemText()
  const done = useDone(closeHref)
  const form = useActionForm({
    schema: createStandardSchema,
    defaults: {
      number: standard?.number ?? '',
      text: { ru: standard?.text.ru ?? '', en: standard?.text.en ?? '' },
      touchpoint: standard?.touchpoint ?? 'store',
    },
    action: (values) =>
      standard === null
        ? createStandardAction(values)
        : changeStandardAction({ ...values, standardId: standard.id }),
    onDone: () => {
      const number = form.hook.getValues('number')
      done(t(standard === null ? 'created' : 'saved', { number }))
    },
    namespace: 'standards',
  })
  // The reader's language first; that both are empty is a fault of the pair, shown at the first.
  const missing = form.hook.formState.errors.text?.message
  const names =
    locale === 'ru' ? (['text.ru', 'text.en'] as const) : (['text.en', 'text.ru'] as const)
  const texts = names.map((name, place) => ({
    name,
    label: t(name === 'text.ru' ? 'textRu' : 'textEn'),
    error: place === 0 && missing ? say(missing, 'field') : form.field(name).error,
  }))
  return { ...form, texts }
}

function RemoveButton({ standard, closeHref }: { standard: StandardLine; closeHref: string }) {
  const t = useTranslations('standards.sheet')
  const say = useProblemText('standards.reasons')
  const toast = useToast()
  const done = useDone(closeHref)
  const { number, text, touchpoint } = standard
  const restore = async () => {
    const answer = await runAction(() => createStandardAction({ number, text, touchpoint }))
    if (answer.ok) done(t('created', { number }))
    else toast.show({ title: say(reasonOf(answer)), failure: true })
  }
  const remove = async () => {
    const answer = await runAction(() => removeStandardAction({ standardId: standard.id }))
    if (answer.ok) done(t('removed', { number }), () => void restore())
    else toast.show({ title: say(reasonOf(answer)), failure: true })
  }
  return (
    <Button look="danger" onClick={() => void remove()}>
      {t('remove')}
    </Button>
  )
}

/** Says what was done, closes the sheet and shows the list as it is now. */
function useDone(closeHref: string): (title: string, undo?: () => void) => void {
  const toast = useToast()
  const router = useRouter()
  return (title, undo) => {
    toast.show({ title, undo })
    router.push(closeHref, { scroll: false })
    router.refresh()
  }
}
