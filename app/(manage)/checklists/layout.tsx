import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

export default function ChecklistsLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={['checklists', 'conditions', 'builder', 'workbench', 'form', 'answering']}>
      {children}
    </ClientMessages>
  )
}
