import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

export default function StandardsLayout({ children }: { children: ReactNode }) {
  return <ClientMessages namespaces={['standards']}>{children}</ClientMessages>
}
