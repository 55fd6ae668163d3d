'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'

/** The files of one checklist: its draft as a workbook, and a file to be taken into the draft. */
export function ChecklistFiles({
  checklistId,
  title,
  mayImport,
}: {
  checklistId: string
  title: string
  mayImport: boolean
}) {
  const t = useTranslations('checklists.row')
  const download = {
    label: t('xlsform'),
    onSelect: () => window.location.assign(`/api/checklists/${checklistId}?as=xlsform`),
  }
  const take = { label: t('into'), href: `/checklists/import?into=${checklistId}` }
  return (
    <Menu
      trigger={
        <Button look="quiet" size="small" aria-label={t('more', { title })}>
          <MoreHorizontal aria-hidden className="size-5" />
        </Button>
      }
      entries={mayImport ? [download, take] : [download]}
    />
  )
}
