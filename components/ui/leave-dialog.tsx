'use client'

import type { ReactNode } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

/** What is asked before something is lost: staying is the main button, leaving the dangerous one. */
export function LeaveDialog({
  open = true,
  title,
  lead,
  stay,
  leave,
  onStay,
  onLeave,
  children,
}: {
  open?: boolean | undefined
  title: ReactNode
  lead?: ReactNode
  /** The words of both buttons. */
  stay: string
  leave: string
  onStay: () => void
  onLeave: () => void
  children?: ReactNode
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onStay()
      }}
      title={title}
      description={lead}
      footer={
        <>
          <Button look="danger" onClick={onLeave}>
            {leave}
          </Button>
          <Button look="primary" onClick={onStay}>
            {stay}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
