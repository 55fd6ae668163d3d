import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { railCookie } from '@/lib/platform/i18n/locales'
import { OfficeShell } from './office-shell'
import type { Place } from './place-link'
import type { KeepLanguage } from './preferences'

export interface FrameAccount {
  name: string
  /** Position or grant: "Programme manager". */
  detail?: string | undefined
}

export interface OfficeFrameProps {
  organisation: string
  places: readonly Place[]
  /** Places that stand apart at the bottom: settings. */
  lowerPlaces?: readonly Place[] | undefined
  account: FrameAccount
  /** Links of the account menu: own profile, the other role's pages. */
  accountPlaces?: readonly Place[] | undefined
  /** The form that signs out. */
  signOut: ReactNode
  /** Remembers the chosen language with the account. */
  keepLanguage?: KeepLanguage | undefined
  /** Stands above the places: the finder that Ctrl-K opens. */
  finder?: ReactNode
  /** What must be seen on every page of somebody who is a shopper, too. */
  notice?: ReactNode
  children: ReactNode
}

/** The frame of those who work at a desk: places on the left, the page beside them. */
export async function OfficeFrame(props: OfficeFrameProps) {
  const jar = await cookies()
  return <OfficeShell {...props} startsCollapsed={jar.get(railCookie)?.value === 'closed'} />
}
