import { cookies } from 'next/headers'
import { railCookie } from '@/lib/platform/i18n/locales'
import { LaterOfficeShell } from './later-office-shell'
import type { OfficeFrameProps } from './office-frame'

/** The frame of a desk on pages that are made for a phone: its code comes only to whom it is shown. */
export async function LaterOfficeFrame(props: OfficeFrameProps) {
  const jar = await cookies()
  return <LaterOfficeShell {...props} startsCollapsed={jar.get(railCookie)?.value === 'closed'} />
}
