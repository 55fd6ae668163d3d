'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import Link from 'next/link'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { classNames } from './class-names'
import { floatClass } from './float'

export interface MenuEntry {
  label: ReactNode
  href?: string | undefined
  onSelect?: (() => void) | undefined
  danger?: boolean | undefined
  disabled?: boolean | undefined
  /** One of several that exclude each other, chosen or not. */
  checked?: boolean | undefined
  /** A line above this entry. */
  divided?: boolean | undefined
}

const itemClass =
  'flex min-h-9 w-full cursor-pointer items-center rounded-sm px-2.5 text-left outline-none select-none data-disabled:opacity-55 data-highlighted:bg-hover pointer-coarse:min-h-11'

/** Further actions on one thing; the most frequent one stays a button outside. */
export function Menu({
  trigger,
  entries,
  align = 'end',
}: {
  trigger: ReactElement
  entries: readonly MenuEntry[]
  align?: 'start' | 'end' | undefined
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Base.Popup className={`${floatClass} min-w-48 p-1.5`}>
            {entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
              <Fragment key={index}>
                {entry.divided ? <Base.Separator className="my-1.5 h-px bg-line" /> : null}
                <Entry entry={entry} />
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  const className = classNames(itemClass, entry.danger && 'text-red')
  if (entry.href !== undefined && !entry.disabled) {
    return (
      <Base.LinkItem
        className={className}
        render={<Link href={entry.href} />}
        onClick={entry.onSelect}
      >
        {entry.label}
      </Base.LinkItem>
    )
  }
  if (entry.checked !== undefined) {
    return (
      <Base.CheckboxItem
        className={className}
        checked={entry.checked}
        closeOnClick
        onCheckedChange={entry.onSelect}
      >
        <span className="flex-1">{entry.label}</span>
        <Base.CheckboxItemIndicator className="pl-4">
          <Check aria-hidden className="size-4" />
        </Base.CheckboxItemIndicator>
      </Base.CheckboxItem>
    )
  }
  return (
    <Base.Item className={className} disabled={entry.disabled ?? false} onClick={entry.onSelect}>
      {entry.label}
    </Base.Item>
  )
}
