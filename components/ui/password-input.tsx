'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { classNames } from './class-names'
import { Field, type FieldWords } from './field'
import { controlClass } from './field-error'

type PasswordInputProps = FieldWords &
  Omit<ComponentProps<'input'>, 'type'> & {
    autoComplete: 'current-password' | 'new-password'
  }

/** A password, which one may look at while typing: on a phone more are mistyped than forgotten. */
export function PasswordInput({
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
  className,
  ...rest
}: PasswordInputProps) {
  const t = useTranslations('common.password')
  const [isShown, setIsShown] = useState(false)
  const words = { label, hint, error, optional, labelHidden, fieldClassName }
  const Mark = isShown ? EyeOff : Eye
  return (
    <Field {...words} id={rest.id}>
      {(wiring) => (
        <span className="relative grid">
          <input
            maxLength={200}
            {...rest}
            {...wiring}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={classNames(controlClass, 'h-11 pr-12', className)}
          />
          <button
            type="button"
            aria-label={isShown ? t('hide') : t('show')}
            aria-pressed={isShown}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded text-ink-3 hover:text-ink"
            onClick={() => setIsShown(!isShown)}
          >
            <Mark aria-hidden className="size-4.5" />
          </button>
        </span>
      )}
    </Field>
  )
}
