'use client'

import { ChevronDown } from 'lucide-react'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { chipClass } from './chip'
import { classNames } from './class-names'
import { type Option, type OptionGroup, Options } from './select'

type FilterSelectProps = Omit<
  ComponentProps<'select'>,
  'children' | 'defaultValue' | 'onChange'
> & {
  name: string
  label: string
  options: readonly (Option | OptionGroup)[]
  /** What the empty value means: "All regions". Absent where one value always holds. */
  emptyLabel?: string | undefined
  /** The value in the address. */
  value: string
}

/** A condition with a few values. */
export function FilterSelect({
  label,
  options,
  emptyLabel,
  value,
  className,
  ...rest
}: FilterSelectProps) {
  const [chosen, setChosen] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setChosen(value)
  }
  return (
    <span className="relative inline-flex">
      <select
        aria-label={label}
        title={label}
        className={classNames(
          chipClass,
          'cursor-pointer appearance-none truncate pr-8 pl-3',
          className,
        )}
        {...rest}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        <Options options={options} />
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-ink-3"
      />
    </span>
  )
}

type FilterInputProps = Omit<ComponentProps<'input'>, 'type' | 'defaultValue'> & {
  name: string
  label: string
  value: string
}

/** The field of a condition: it follows the address, but never whoever is typing in it. */
function useFollowing(value: string) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Who is still typing is ahead of the address; a year is typed digit by digit.
    if (input.current && document.activeElement !== input.current) input.current.value = value
  }, [value])
  return input
}

/** A condition that is typed: part of a name, a number. Shows its result after a pause. */
export function FilterText({ label, value, className, ...rest }: FilterInputProps) {
  const input = useFollowing(value)
  return (
    <input
      ref={input}
      type="search"
      aria-label={label}
      placeholder={label}
      className={classNames(chipClass, 'w-52 px-3', className)}
      {...rest}
      defaultValue={value}
    />
  )
}

/** A condition that is a day: from, through. The word stands before it, since an empty day has none. */
export function FilterDay({ label, value, className, ...rest }: FilterInputProps) {
  const input = useFollowing(value)
  return (
    <label className={classNames(chipClass, 'gap-2 pl-3', className)}>
      <span className="text-ink-3">{label}</span>
      <input
        ref={input}
        type="date"
        className="num h-full min-w-0 rounded-full bg-transparent pr-3 text-13"
        {...rest}
        defaultValue={value}
      />
    </label>
  )
}
