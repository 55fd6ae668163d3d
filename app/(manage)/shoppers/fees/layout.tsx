import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

export default function FeesLayout({ children }: { children: ReactNode }) {
  return <ClientMessages namespaces={['fees']}>{children}</ClientMessages>
}
