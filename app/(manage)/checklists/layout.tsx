import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

/** The trial in the builder is the shopper's form, so its words come along. */
const namespaces = [
  'checklists',
  'conditions',
  'builder',
  'workbench',
  'shares',
  'form',
  'answering',
  'evidence',
  'instructing',
]

export default function ChecklistsLayout({ children }: { children: ReactNode }) {
  return <ClientMessages namespaces={namespaces}>{children}</ClientMessages>
}
