'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { hasWorkHere } from '../../../_device/work-here'

/** The form of a visit that asks for none any longer: only where this phone has work of it. */
export function WorkOnly({
  accountId,
  visitId,
  children,
}: {
  accountId: string
  visitId: string
  children: ReactNode
}) {
  const t = useTranslations('form')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const leave = () => router.replace(`/shop/${visitId}`)
    hasWorkHere(accountId, visitId).then(
      (hasWork) => (hasWork ? setOpen(true) : leave()),
      (error: unknown) => {
        console.warn(error)
        leave()
      },
    )
  }, [accountId, visitId, router])
  if (isOpen) return children
  return (
    <main className="px-5 pt-[20dvh] text-center text-ink-3">
      <p role="status">{t('opening')}</p>
    </main>
  )
}
