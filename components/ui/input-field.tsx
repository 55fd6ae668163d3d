import type { ComponentProps, HTMLInputTypeAttribute } from 'react'
import { classNames } from './class-names'
import { Field, type FieldWords } from './field'
import { controlClass } from './field-error'

export type InputFieldProps = FieldWords & Omit<ComponentProps<'input'>, 'type'>

/** One line with its label, hint and error: what text and dates have in common. */
export function InputField({
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
  className,
  ...rest
}: InputFieldProps & { type: HTMLInputTypeAttribute }) {
  const words = { label, hint, error, optional, labelHidden, fieldClassName }
  return (
    <Field {...words} id={rest.id}>
      {(wiring) => (
        <input className={classNames(controlClass, 'h-11', className)} {...rest} {...wiring} />
      )}
    </Field>
  )
}
