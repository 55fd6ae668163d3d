import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { FieldError } from './field-error'

export interface RadioOption {
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean | undefined
}

type RadioGroupProps = Omit<
  ComponentProps<'input'>,
  'type' | 'value' | 'defaultValue' | 'id' | 'name'
> & {
  name: string
  legend: ReactNode
  legendHidden?: boolean | undefined
  hint?: ReactNode
  error?: ReactNode
  options: readonly RadioOption[]
  value?: string | undefined
  defaultValue?: string | undefined
  /** `list` for reading, `segments` for a thumb or a short answer. */
  look?: 'list' | 'segments' | undefined
  fieldClassName?: string | undefined
}

/** One of a few. Native radios: arrows move, Space chooses, the form sends. */
export function RadioGroup({
  legend,
  legendHidden,
  hint,
  error,
  options,
  value,
  defaultValue,
  look = 'list',
  fieldClassName,
  ...rest
}: RadioGroupProps) {
  const id = useId()
  const described = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`)
  return (
    <fieldset
      className={classNames('grid min-w-0 content-start gap-1.5', fieldClassName)}
      aria-describedby={described || undefined}
    >
      <legend className={legendHidden ? 'sr-only' : 'mb-1.5 font-medium'}>{legend}</legend>
      <div className={look === 'segments' ? 'flex flex-wrap gap-2' : 'grid gap-2'}>
        {options.map((option) => (
          <RadioChoice
            key={option.value}
            option={option}
            look={look}
            input={{
              ...rest,
              'aria-invalid': error ? true : undefined,
              ...(value === undefined
                ? { defaultChecked: defaultValue === option.value }
                : { checked: value === option.value }),
            }}
          />
        ))}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-13 text-ink-3">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  )
}

function RadioChoice({
  option,
  look,
  input,
}: {
  option: RadioOption
  look: 'list' | 'segments'
  input: ComponentProps<'input'>
}) {
  const words = (
    <span className="grid">
      <span>{option.label}</span>
      {option.hint ? <span className="text-13 text-ink-3">{option.hint}</span> : null}
    </span>
  )
  const radio = {
    ...input,
    type: 'radio',
    value: option.value,
    disabled: option.disabled ?? input.disabled,
  } as const
  if (look === 'segments') {
    return (
      <label className="relative grid min-h-11 cursor-pointer place-items-center rounded border border-line-strong bg-raised px-4 transition-colors hover:border-field has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:opacity-55">
        <input {...radio} className="absolute inset-0 m-0 cursor-pointer opacity-0" />
        {words}
      </label>
    )
  }
  return (
    <label className="flex cursor-pointer items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center">
      <input
        {...radio}
        className="mt-0.5 size-5 shrink-0 accent-accent pointer-coarse:size-6 disabled:opacity-55"
      />
      {words}
    </label>
  )
}
