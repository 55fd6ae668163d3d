'use client'

import type { ReactNode } from 'react'
import { BulkSelection } from '@/components/ui/bulk-selection'
import { MarkPaid } from './mark-paid'
import { TakeBack } from './take-back'

/** Around the table of fees: what can be done with the marked ones. */
export function FeeBulk({
  part,
  today,
  children,
}: {
  part: 'unpaid' | 'paid'
  today: string
  children: ReactNode
}) {
  return (
    <BulkSelection actions={part === 'unpaid' ? <MarkPaid today={today} /> : <TakeBack />}>
      {children}
    </BulkSelection>
  )
}
