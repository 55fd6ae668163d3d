import type { ReactNode } from 'react'
import { FrameAround } from '@/app/frame-around'
import { ClientMessages } from '@/components/ui/client-messages'
import { LaterOfficeFrame } from '@/components/ui/later-office-frame'

/** A phone need carry neither the frame of a desk nor the texts of the form. */
export default function AreaLayout({ children }: { children: ReactNode }) {
  return (
    <FrameAround office={LaterOfficeFrame}>
      <ClientMessages namespaces={['shop', 'phone', 'shopping', 'unsent']}>
        {children}
      </ClientMessages>
    </FrameAround>
  )
}
