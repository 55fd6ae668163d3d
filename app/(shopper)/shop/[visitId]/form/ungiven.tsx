'use client'

import type { ReactNode } from 'react'
import { laterScreens } from './later-screens'

/** In the place of a form that the server does not give. */
export function Ungiven(props: { accountId: string; children: ReactNode }) {
  return <laterScreens.ungiven.Part {...props} />
}
