import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

/** Around the form and around "not found", which may open it out of the phone. */
export default function FormLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages
      namespaces={[
        'shop',
        'form',
        'answering',
        'instructing',
        'evidence',
        'phone',
        'shopping',
        'unsent',
      ]}
    >
      {children}
    </ClientMessages>
  )
}
