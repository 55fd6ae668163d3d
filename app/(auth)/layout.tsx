import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

export default function DoorLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={['access', 'settings', 'phone', 'unsent']}>
      {children}
    </ClientMessages>
  )
}
