import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { controlClass, Field, type FieldWords } from './field'

type DateInputProps = FieldWords &
  Omit<ComponentProps<'input'>, 'type'> & {
    /** A calendar date (YYYY-MM-DD), a month (YYYY-MM) or a clock time (HH:MM). */
    kind?: 'date' | 'month' | 'time' | 'datetime-local' | undefined
  }

/** The browser's own picker: it knows the reader's calendar, keyboard and thumb. */
export function DateInput({
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
  className,
  kind = 'date',
  ...rest
}: DateInputProps) {
  const words = { label, hint, error, optional, labelHidden, fieldClassName }
  return (
    <Field {...words} id={rest.id}>
      {(wiring) => (
        <input
          type={kind}
          className={classNames(controlClass, 'num h-11 max-w-56', className)}
          {...rest}
          {...wiring}
        />
      )}
    </Field>
  )
}
