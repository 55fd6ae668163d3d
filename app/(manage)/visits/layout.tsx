import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

export default function VisitsLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={['visits', 'reviews', 'results', 'evidence', 'matching']}>
      {children}
    </ClientMessages>
  )
}
