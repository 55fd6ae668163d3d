import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'

/** The slips with links are those of the settings, with their words. */
export default function ShoppersLayout({ children }: { children: ReactNode }) {
  return <ClientMessages namespaces={['shoppers', 'settings']}>{children}</ClientMessages>
}
