import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { FrameAround } from '@/app/frame-around'
import { ClientMessages } from '@/components/ui/client-messages'
import { LaterOfficeFrame } from '@/components/ui/later-office-frame'
import { longWords } from '@/components/ui/long-words'
import { PhoneZone } from '@/components/ui/phone-zone'
import { zoneCookie } from '@/lib/platform/i18n/locales'
import { toldZone } from '@/lib/platform/i18n/zone-text'

/** A phone need carry neither the frame of a desk nor the texts of the form. */
export default async function AreaLayout({ children }: { children: ReactNode }) {
  const told = toldZone((await cookies()).get(zoneCookie)?.value)
  return (
    <PhoneZone told={told}>
      <FrameAround office={LaterOfficeFrame}>
        <ClientMessages namespaces={['shop', 'phone', 'shopping', 'unsent']}>
          <div className={longWords}>{children}</div>
        </ClientMessages>
      </FrameAround>
    </PhoneZone>
  )
}
