'use client'

import { useTranslations } from 'next-intl'
import { createContext, type RefObject, useContext, useEffect } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

/** Whether the sheet around holds words that are kept nowhere else. */
export const UnsavedInSheet = createContext<RefObject<boolean> | null>(null)

/** A form in a `SideSheet` says that what was typed would be lost; leaving then asks first. */
export function useUnsavedInSheet(isUnsaved: boolean) {
  const unsaved = useContext(UnsavedInSheet)
  useEffect(() => {
    if (unsaved === null) return
    unsaved.current = isUnsaved
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => {
      unsaved.current = false
      window.removeEventListener('beforeunload', warn)
    }
  }, [unsaved, isUnsaved])
}

/** What is asked before the words are lost. */
export function LeaveSheetDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useTranslations('common.unsaved')
  return (
    <Dialog
      open
      onOpenChange={onStay}
      title={t('title')}
      description={t('lead')}
      footer={
        <>
          <Button look="danger" onClick={onLeave}>
            {t('leave')}
          </Button>
          <Button look="primary" onClick={onStay}>
            {t('stay')}
          </Button>
        </>
      }
    />
  )
}
