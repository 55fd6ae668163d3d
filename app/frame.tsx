import type { ReactNode } from 'react'
import { OfficeFrame } from '@/components/ui/office-frame'
import { FrameAround } from './frame-around'

/** The frame of every area but the shopper's. */
export function Frame({ children }: { children: ReactNode }) {
  return <FrameAround office={OfficeFrame}>{children}</FrameAround>
}
