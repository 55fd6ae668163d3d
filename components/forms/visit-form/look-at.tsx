'use client'

import { type ReactNode, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { formParts } from './form-parts'

/** Something to look at, one tap away; the window for it comes after the form. */
export function LookAt({
  label,
  title,
  className,
  children,
}: {
  label: string
  title: string
  className?: string
  children: ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={classNames('link inline-flex min-h-11 items-center', className)}
      >
        {label}
      </button>
      {isOpen ? (
        <formParts.popUp.Part title={title} open onOpenChange={setOpen}>
          {children}
        </formParts.popUp.Part>
      ) : null}
    </>
  )
}
