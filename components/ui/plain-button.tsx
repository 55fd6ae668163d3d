import type { ComponentProps } from 'react'
import { classNames } from './class-names'

export type ButtonLook = 'primary' | 'normal' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'normal' | 'large'

export interface ButtonShape {
  look?: ButtonLook | undefined
  size?: ButtonSize | undefined
}

const base =
  'inline-flex items-center justify-center gap-2 rounded border font-medium select-none transition-colors disabled:opacity-55 aria-disabled:opacity-55'

const looks: Record<ButtonLook, string> = {
  primary:
    'border-accent bg-accent text-on-accent hover:border-accent-deep hover:bg-accent-deep active:border-accent-deep',
  normal: 'border-line-strong bg-raised text-ink hover:border-field active:bg-sunk',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border-line-strong bg-raised text-red hover:border-red hover:bg-red-soft',
}

const sizes: Record<ButtonSize, string> = {
  small: 'thumb h-8 shrink-0 px-3 text-13 whitespace-nowrap',
  // On a phone text may be twice as large: words wrap rather than overflow.
  normal:
    'min-h-11 max-w-full shrink-0 px-4.5 py-1.5 text-center text-15 sm:py-0 sm:whitespace-nowrap',
  large: 'min-h-13 px-5 py-2 text-center text-17',
}

export function buttonClass(shape: ButtonShape, extra?: string): string {
  return classNames(base, looks[shape.look ?? 'normal'], sizes[shape.size ?? 'normal'], extra)
}

/** A verb with its object: "Send report". One `primary` a page. */
export function Button({
  look,
  size,
  className,
  type = 'button',
  isBusy = false,
  onClick,
  ...rest
}: ButtonShape &
  ComponentProps<'button'> & {
    /** It cannot be pressed for a moment. The focus stays on it: what is disabled loses it. */
    isBusy?: boolean
  }) {
  return (
    <button
      type={type}
      className={buttonClass({ look, size }, className)}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? undefined : onClick}
      {...rest}
    />
  )
}

/**
 * A link that looks like a button and opens its page anew: no part of a page that stalls can hold it,
 * and the worker has the whole page. For the form, which one leaves with or without a network.
 */
export function PageLink({ look, size, className, ...rest }: ButtonShape & ComponentProps<'a'>) {
  return <a className={buttonClass({ look, size }, className)} {...rest} />
}
