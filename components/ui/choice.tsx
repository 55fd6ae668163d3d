import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { FieldError } from './field-error'

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  fieldClassName?: string | undefined
}

const boxClass = 'mt-0.5 size-5 shrink-0 accent-accent pointer-coarse:size-6 disabled:opacity-55'

const switchClass =
  "relative mt-0.5 h-5.5 w-9.5 shrink-0 appearance-none rounded-full border border-field bg-sunk transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-ink-3 before:transition-transform before:content-[''] checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-on-accent disabled:opacity-55"

/** One yes or no that is sent with its form. */
export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} controlClassName={boxClass} />
}

/** A setting that is on or off; sent with its form like a checkbox. */
export function Switch(props: ChoiceProps) {
  return <Choice {...props} role="switch" controlClassName={switchClass} />
}

function Choice({
  label,
  hint,
  error,
  fieldClassName,
  className,
  controlClassName,
  ...rest
}: ChoiceProps & { controlClassName: string }) {
  const made = useId()
  const id = rest.id ?? made
  const described = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`)
  return (
    <div className={classNames('grid gap-1', fieldClassName)}>
      <div className="flex items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center">
        <input
          type="checkbox"
          className={classNames(controlClassName, className)}
          {...rest}
          id={id}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
        />
        <label htmlFor={id} className="grid">
          <span>{label}</span>
          {hint ? (
            <span id={`${id}-hint`} className="text-13 text-ink-3">
              {hint}
            </span>
          ) : null}
        </label>
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}
