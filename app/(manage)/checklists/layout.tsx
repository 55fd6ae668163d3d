import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

export default function ChecklistsLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={['checklists', 'conditions', 'builder', 'form', 'answering']}>{children}</ClientMessages>
  )
}
