import { classNames } from './class-names'
import { InputField, type InputFieldProps } from './input-field'

type DateInputProps = InputFieldProps & {
  /** A calendar date (YYYY-MM-DD), a month (YYYY-MM) or a clock time (HH:MM). */
  kind?: 'date' | 'month' | 'time' | 'datetime-local' | undefined
}

/** The browser's own picker: it knows the reader's calendar, keyboard and thumb. */
export function DateInput({ kind = 'date', className, ...rest }: DateInputProps) {
  return <InputField type={kind} className={classNames('num max-w-56', className)} {...rest} />
}
