'use client'

import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from './class-names'
import { Field, type FieldWords } from './field'
import { controlClass } from './field-error'
import { floatClass } from './float'

export interface GroupedOption {
  value: string
  label: string
  /** A few words on what it is for; searched as well. */
  detail?: string | undefined
}

export interface ChoiceGroup {
  label: string
  items: readonly GroupedOption[]
}

type GroupedChoiceProps = FieldWords & {
  groups: readonly ChoiceGroup[]
  value: string
  onValueChange: (value: string) => void
  /** What the field of the search is called. */
  searchLabel: string
}

/** One of many under headings, found with the arrows or by typing a few letters. */
export function GroupedChoice({
  groups,
  value,
  onValueChange,
  searchLabel,
  ...words
}: GroupedChoiceProps) {
  const t = useTranslations('common.combobox')
  const own = groups.flatMap(({ items }) => items).find((option) => option.value === value) ?? null
  return (
    <Base.Root
      items={groups}
      autoHighlight
      value={own}
      filter={(option: GroupedOption, typed: string) => isMeant(option, typed)}
      itemToStringLabel={(option: GroupedOption) => option.label}
      isItemEqualToValue={(a: GroupedOption, b: GroupedOption) => a.value === b.value}
      onValueChange={(option: GroupedOption | null) => {
        if (option) onValueChange(option.value)
      }}
    >
      <Field {...words}>
        {(wiring) => (
          <Base.Trigger
            {...wiring}
            className={classNames(
              controlClass,
              'flex h-11 items-center justify-between gap-2 text-left',
            )}
          >
            <span className="min-w-0 truncate">{own?.label}</span>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
          </Base.Trigger>
        )}
      </Field>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup
            className={`${floatClass} w-[max(var(--anchor-width),20rem)] max-w-(--available-width)`}
          >
            <div className="border-b border-line p-1.5">
              <Base.Input
                aria-label={searchLabel}
                placeholder={searchLabel}
                className={classNames(controlClass, 'h-9')}
              />
            </div>
            <Base.Empty>
              <div className="px-3 py-3 text-ink-3">{t('empty')}</div>
            </Base.Empty>
            <Base.List className="max-h-[min(24rem,calc(var(--available-height)-3.5rem))] scroll-py-1.5 overflow-y-auto overscroll-contain p-1.5 outline-none data-empty:p-0">
              {(group: ChoiceGroup) => <Group key={group.label} group={group} />}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Group({ group }: { group: ChoiceGroup }) {
  return (
    <Base.Group items={group.items} className="not-first:mt-1.5">
      <Base.GroupLabel className="px-2 py-1 text-13 text-ink-3">{group.label}</Base.GroupLabel>
      <Base.Collection>
        {(option: GroupedOption) => (
          <Base.Item
            key={option.value}
            value={option}
            className="flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-11"
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
      </Base.Collection>
    </Base.Group>
  )
}

/** Every typed word begins a word of the label or of what it is for. */
function isMeant({ label, detail = '' }: GroupedOption, typed: string): boolean {
  const words = `${label} ${detail}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)))
}
