import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

/** One document for every page of the shopper: it carries the texts of all of them. */
export default function OfflineLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages
      namespaces={[
        'shop',
        'form',
        'answering',
        'instructing',
        'evidence',
        'phone',
        'offline',
        'shopping',
        'unsent',
      ]}
    >
      {children}
    </ClientMessages>
  )
}
