import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

export default function CampaignsLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={['campaigns', 'briefings', 'instructing']}>
      {children}
    </ClientMessages>
  )
}
