'use client'

import { useId } from 'react'
import { classNames } from '@/components/ui/class-names'

/** A switch between a few views, as small as a button. */
export function Segments<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string
  value: Value
  options: readonly { readonly value: Value; readonly label: string }[]
  onChange: (value: Value) => void
  className?: string | undefined
}) {
  const name = useId()
  return (
    <fieldset className={classNames('flex rounded border border-line-strong', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="thumb relative grid h-8 cursor-pointer place-items-center border-l border-line-strong px-2.5 text-13 text-ink-2 transition-colors first-of-type:rounded-l first-of-type:border-l-0 last-of-type:rounded-r hover:bg-hover has-checked:bg-accent-soft has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

/** A small square button with a mark; its words are for the ear and the hover. */
export function MarkButton({
  label,
  children,
  className,
  ...rest
}: { label: string } & React.ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(
        'grid size-8 shrink-0 place-items-center rounded text-ink-2 transition-colors hover:bg-hover hover:text-ink disabled:pointer-events-none disabled:opacity-40 pointer-coarse:size-11',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}
