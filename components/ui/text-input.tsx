import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { Field, type FieldWords } from './field'
import { controlClass } from './field-error'
import { InputField, type InputFieldProps } from './input-field'

type TextInputProps = InputFieldProps & {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | undefined
}

export function TextInput({ type = 'text', ...rest }: TextInputProps) {
  return <InputField type={type} {...rest} />
}

type TextAreaProps = FieldWords & ComponentProps<'textarea'>

/** Grows with its text where the browser can; never smaller than three lines. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
  className,
  ...rest
}: TextAreaProps) {
  const words = { label, hint, error, optional, labelHidden, fieldClassName }
  return (
    <Field {...words} id={rest.id}>
      {(wiring) => (
        <textarea
          rows={3}
          className={classNames(
            controlClass,
            'field-sizing-content max-h-[60dvh] min-h-22 py-2.5 leading-[1.4]',
            className,
          )}
          {...rest}
          {...wiring}
        />
      )}
    </Field>
  )
}
