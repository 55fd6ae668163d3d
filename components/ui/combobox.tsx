'use client'

import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { classNames } from './class-names'
import { Field, type FieldWords } from './field'
import { controlClass } from './field-error'
import { floatClass } from './float'
import { sameOptions } from './same-options'

export interface ComboboxOption {
  value: string
  label: string
  /** What tells two of the same name apart: the position, the region. */
  detail?: string | undefined
}

type ComboboxProps = FieldWords & {
  name?: string | undefined
  /** The whole list, or its beginning where `load` looks up the rest. */
  options: readonly ComboboxOption[]
  /** Looks up options for a typed text, for lists that are too long to send. */
  load?: ((typed: string) => Promise<readonly ComboboxOption[]>) | undefined
  value?: string | null | undefined
  defaultValue?: string | undefined
  onValueChange?: ((value: string | null) => void) | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
}

const markClass = 'grid h-full w-9 place-items-center text-ink-3 hover:text-ink'

/** One of many, found by typing. The form gets the option's `value` under `name`. */
export function Combobox({
  name,
  options,
  load,
  value,
  defaultValue,
  onValueChange,
  placeholder,
  disabled,
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
}: ComboboxProps) {
  const t = useTranslations('common.combobox')
  const found = useFound(useUnchanged(options), load)
  const optionOf = (wanted: string | null | undefined) =>
    found.items.find((option) => option.value === wanted) ?? null
  const words = { label, hint, error, optional, labelHidden, fieldClassName }
  return (
    <Base.Root
      items={found.items}
      {...(load ? { filter: null, onInputValueChange: found.search } : {})}
      {...(name ? { name } : {})}
      {...(value === undefined ? {} : { value: optionOf(value) })}
      {...(defaultValue === undefined ? {} : { defaultValue: optionOf(defaultValue) })}
      isItemEqualToValue={(a: ComboboxOption, b: ComboboxOption) => a.value === b.value}
      onValueChange={(option: ComboboxOption | null) => onValueChange?.(option?.value ?? null)}
      disabled={disabled ?? false}
    >
      <Field {...words}>
        {(wiring) => (
          <Base.InputGroup className="relative">
            <Base.Input
              {...wiring}
              placeholder={placeholder ?? t('type')}
              className={classNames(controlClass, 'h-11 pr-18')}
            />
            <div className="absolute inset-y-0 right-0 flex">
              <Base.Clear aria-label={t('clear')} className={markClass}>
                <X aria-hidden className="size-4" />
              </Base.Clear>
              <Base.Trigger aria-label={t('open')} className={markClass}>
                <ChevronDown aria-hidden className="size-4" />
              </Base.Trigger>
            </div>
          </Base.InputGroup>
        )}
      </Field>
      <ComboboxList emptyText={t('empty')} />
    </Base.Root>
  )
}

function ComboboxList({ emptyText }: { emptyText: string }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50 outline-none">
        <Base.Popup className={`${floatClass} w-(--anchor-width) max-w-(--available-width)`}>
          <Base.Empty>
            <div className="px-3 py-3 text-ink-3">{emptyText}</div>
          </Base.Empty>
          <Base.List className="max-h-[min(22rem,var(--available-height))] scroll-py-1.5 overflow-y-auto overscroll-contain p-1.5 outline-none data-empty:p-0">
            {(option: ComboboxOption) => (
              <Base.Item
                key={option.value}
                value={option}
                className="flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-11"
              >
                <span className="min-w-0 flex-1">
                  {option.label}
                  {option.detail ? (
                    <span className="block text-13 text-ink-3">{option.detail}</span>
                  ) : null}
                </span>
                <Base.ItemIndicator>
                  <Check aria-hidden className="size-4 text-accent" />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

/**
 * The options of before, as long as these say the same: a new object would be taken for another choice,
 * and its label written over what is being typed.
 */
function useUnchanged(options: readonly ComboboxOption[]): readonly ComboboxOption[] {
  const [kept, setKept] = useState(options)
  if (sameOptions(kept, options)) return kept
  setKept(options)
  return options
}

/** The options to show: all of them, or what the server found for the latest typing. */
function useFound(
  options: readonly ComboboxOption[],
  load: ComboboxProps['load'],
): { items: readonly ComboboxOption[]; search: (typed: string) => void } {
  const [answer, setAnswer] = useState<readonly ComboboxOption[] | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])
  const search = (typed: string) => {
    clearTimeout(timer.current)
    const asked = ++latest.current
    timer.current = setTimeout(async () => {
      const result = await load?.(typed)
      if (result && asked === latest.current) setAnswer(result)
    }, 200)
  }
  return { items: answer ?? options, search }
}
