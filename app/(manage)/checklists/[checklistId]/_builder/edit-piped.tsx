'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { FieldError } from '@/components/ui/field-error'
import type { Localized } from '@/lib/core/checklist'
import { pipesOf } from '@/lib/core/piped-text'
import { useBuilder } from './builder-context'
import { LocalizedInput, useRemarkText } from './inputs'
import { keptPipes, shownPipes, unknownPipes } from './piped-spelling'
import type { Language } from './remarks'
import { useReading } from './use-reading'

type PipedInputProps = ComponentProps<typeof LocalizedInput> & { questionId: string }

interface Caret {
  readonly language: Language
  readonly at: number
}

/** A text that may show answers to earlier questions: chosen from a list, or typed as `${#3}`. */
export function PipedInput({ questionId, value, onText, ...rest }: PipedInputProps) {
  const t = useTranslations('builder.pipes')
  const { languages, remarks } = useBuilder()
  const say = useRemarkText()
  const reading = useReading(questionId)
  const caret = useRef<Caret | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const { order, mark } = reading
  const shown = value && {
    ...(value.ru === undefined ? {} : { ru: shownPipes(value.ru, order, mark) }),
    ...(value.en === undefined ? {} : { en: shownPipes(value.en, order, mark) }),
  }
  const insert = (number: number) => {
    const language = caret.current?.language ?? languages[0] ?? 'ru'
    const text = shown?.[language] ?? ''
    const at = Math.min(caret.current?.at ?? text.length, text.length)
    const next = `${text.slice(0, at)}\${${mark}${number}}${text.slice(at)}`
    onText(language, keptPipes(next, order), `${questionId}.pipe`)
    setIsOpen(false)
  }
  const wrong = remarks.find(
    ({ nodeId, code }) =>
      nodeId === questionId && (code === 'pipe-unknown' || code === 'pipe-later'),
  )
  const unknown = [...unknownPipes(value?.ru ?? ''), ...unknownPipes(value?.en ?? '')]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears where the caret was when a field inside is left
    <div
      className="grid gap-1"
      onBlur={({ target }) => {
        if (!(target instanceof HTMLTextAreaElement)) return
        caret.current = { language: target.lang === 'en' ? 'en' : 'ru', at: target.selectionStart }
      }}
    >
      <LocalizedInput
        {...rest}
        value={shown}
        onText={(language, text, burst) => onText(language, keptPipes(text, order), burst)}
      />
      <FieldError>
        {unknown.length > 0 ? t('unknown', { number: unknown.join(', ') }) : null}
      </FieldError>
      <FieldError>{wrong && hasPipes(value) ? say(wrong) : null}</FieldError>
      {isOpen ? (
        <Combobox
          label={t('choose')}
          labelHidden
          fieldClassName="max-w-96"
          placeholder={t('choose')}
          value={null}
          options={reading.choices().filter(({ value: id }) => id !== questionId)}
          onValueChange={(id) => {
            const number = id === null ? null : order.numberOf(id)
            if (number !== null) insert(number)
          }}
        />
      ) : reading.questions.length > 0 ? (
        <Button
          size="small"
          look="quiet"
          className="-ml-3 justify-self-start"
          onClick={() => setIsOpen(true)}
        >
          {t('insert')}
        </Button>
      ) : null}
    </div>
  )
}

function hasPipes(value: Localized | null): boolean {
  return [value?.ru, value?.en].some((text) => pipesOf(text ?? '').length > 0)
}
