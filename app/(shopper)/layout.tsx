import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

/** The form stands without the frame: on a phone every line of it belongs to the questions. */
export default function ShopperLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={['shop', 'form', 'answering', 'instructing', 'evidence', 'phone']}>
      {children}
    </ClientMessages>
  )
}
