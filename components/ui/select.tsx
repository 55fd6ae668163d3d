import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { Field, type FieldWords } from './field'
import { controlClass } from './field-error'

export interface Option {
  value: string
  label: string
  disabled?: boolean | undefined
}

/** Options under a heading. */
export interface OptionGroup {
  label: string
  options: readonly Option[]
}

type SelectProps = FieldWords &
  ComponentProps<'select'> & {
    options?: readonly (Option | OptionGroup)[] | undefined
    /** The empty first choice: "All regions", "Choose a shop". */
    emptyLabel?: string | undefined
  }

/** The browser's own list: complete with keyboard, thumb and screen reader, and without script. */
export function Select({
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
  className,
  options,
  emptyLabel,
  children,
  ...rest
}: SelectProps) {
  const words = { label, hint, error, optional, labelHidden, fieldClassName }
  return (
    <Field {...words} id={rest.id}>
      {(wiring) => (
        <span className="relative grid">
          <select
            className={classNames(controlClass, 'h-11 appearance-none pr-9', className)}
            {...rest}
            {...wiring}
          >
            {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
            {options ? <Options options={options} /> : null}
            {children}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-3"
          />
        </span>
      )}
    </Field>
  )
}

export function Options({ options }: { options: readonly (Option | OptionGroup)[] }): ReactNode {
  return options.map((entry) =>
    'options' in entry ? (
      <optgroup key={entry.label} label={entry.label}>
        <Options options={entry.options} />
      </optgroup>
    ) : (
      <option key={entry.value} value={entry.value} disabled={entry.disabled}>
        {entry.label}
      </option>
    ),
  )
}
