import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonShape, buttonClass } from './plain-button'

export {
  Button,
  type ButtonLook,
  type ButtonShape,
  type ButtonSize,
  buttonClass,
} from './plain-button'

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function LinkButton({
  look,
  size,
  className,
  ...rest
}: ButtonShape & ComponentProps<typeof Link>) {
  return <Link className={buttonClass({ look, size }, className)} {...rest} />
}
