'use client'

import type { ReactNode } from 'react'
import { BulkSelection } from '@/components/ui/bulk-selection'
import type { PlanOptions } from '@/lib/planning/schema'
import type { VisitRow } from '@/lib/visits/schema'
import { CancelVisits } from './cancel-visits'
import { OfferVisits } from './offer-visits'
import { WithdrawVisits } from './withdraw-visits'

/** Around the table of visits: what can be done with the marked ones. */
export function VisitBulk({
  visits,
  shoppers,
  isOpen,
  children,
}: {
  visits: readonly VisitRow[]
  shoppers: PlanOptions['shoppers']
  /** Nothing is offered any more once the campaign is closed. */
  isOpen: boolean
  children: ReactNode
}) {
  const actions = (
    <>
      {isOpen ? <OfferVisits visits={visits} shoppers={shoppers} /> : null}
      {isOpen ? <WithdrawVisits visits={visits} /> : null}
      <CancelVisits visits={visits} />
    </>
  )
  return <BulkSelection actions={actions}>{children}</BulkSelection>
}
