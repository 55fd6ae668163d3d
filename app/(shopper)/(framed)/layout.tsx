import type { ReactNode } from 'react'
import { FrameAround } from '@/app/frame-around'
import { LaterOfficeFrame } from '@/components/ui/later-office-frame'

/** A phone need not carry the frame of a desk. */
export default function AreaLayout({ children }: { children: ReactNode }) {
  return <FrameAround office={LaterOfficeFrame}>{children}</FrameAround>
}
