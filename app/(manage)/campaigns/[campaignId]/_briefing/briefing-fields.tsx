'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import type { FieldPath } from 'react-hook-form'
import { PictureField } from '@/components/forms/picture-field'
import type { ActionForm } from '@/components/forms/use-action-form'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { briefingLimits, type SaveBriefingInput } from '@/lib/briefings/schema'
import { locales } from '@/lib/platform/i18n/locales'
import type { BriefingValues } from './briefing-values'

export type BriefingFormHandle = ActionForm<BriefingValues, SaveBriefingInput>

/** The wiring of a text field by its path, also inside of lists. */
export function textAt(form: BriefingFormHandle, path: string) {
  // Paths into the list of questions are put together here, where their numbers are known.
  const { onValueChange, ...rest } = form.value(path as FieldPath<BriefingValues>)
  return {
    ...rest,
    onChange: ({ target }: { target: { value: string } }) => onValueChange(target.value),
  }
}

/** A text in both languages; one of them is enough. */
export function LocalizedFields({
  form,
  path,
  label,
  hint,
  rows,
  isShort = false,
}: {
  form: BriefingFormHandle
  path: string
  label: string
  hint?: ComponentProps<typeof TextInput>['hint']
  rows?: number
  /** One line instead of a field that grows. */
  isShort?: boolean
}) {
  const t = useTranslations('briefings.languages')
  const whole = textAt(form, path).error
  const Input = isShort ? TextInput : TextArea
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {locales.map((locale, place) => {
        const { error, ...wiring } = textAt(form, `${path}.${locale}`)
        return (
          <Input
            key={locale}
            label={t(locale, { label })}
            hint={place === 0 ? hint : undefined}
            lang={locale}
            autoComplete="off"
            {...(isShort ? {} : { rows: rows ?? 3 })}
            {...wiring}
            error={error ?? (place === 0 ? whole : undefined)}
          />
        )
      })}
    </div>
  )
}

/** The pictures of the instructions, in the order in which they are shown. */
export function PictureList({ form }: { form: BriefingFormHandle }) {
  const t = useTranslations('briefings.instructions')
  const ids = form.hook.watch('pictureIds')
  const set = (next: readonly string[]) => {
    form.hook.setValue('pictureIds', next, { shouldDirty: true })
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {ids.map((id, place) => (
        <PictureField
          key={id}
          label={t('picture', { number: place + 1 })}
          value={id}
          onValueChange={(next) =>
            set(ids.flatMap((other, at) => (at === place ? (next ?? []) : other)))
          }
        />
      ))}
      {ids.length < briefingLimits.pictures ? (
        <PictureField
          label={t('addPicture')}
          value={null}
          onValueChange={(next) => {
            if (next !== null && !ids.includes(next)) set([...ids, next])
          }}
        />
      ) : null}
    </div>
  )
}
