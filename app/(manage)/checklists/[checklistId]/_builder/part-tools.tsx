'use client'

import { Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { useBuilder, useLooking } from './builder-context'
import { topMost } from './document-batch'
import { partsInHand } from './marked-parts'
import { useClipText, useDuplication, usePaste } from './use-copied-parts'
import { useRemoval } from './use-removal'
import type { Overlay } from './use-shortcuts'

/** What can be done with the parts in hand, and the tables over the whole checklist. */
export function PartTools({ onOverlay }: { onOverlay: (overlay: Overlay) => void }) {
  const t = useTranslations('workbench.tools')
  const parts = usePartEntries(onOverlay)
  const entries: MenuEntry[] = [
    ...parts,
    { label: t('weights'), divided: true, onSelect: () => onOverlay('weights') },
    { label: t('translations'), onSelect: () => onOverlay('translations') },
    { label: t('bank'), onSelect: () => onOverlay('bank') },
    { label: t('help'), divided: true, onSelect: () => onOverlay('help') },
  ]
  return (
    <Menu
      trigger={
        <Button size="small">
          <Wrench aria-hidden className="size-4" />
          {t('title')}
        </Button>
      }
      entries={entries}
    />
  )
}

function usePartEntries(onOverlay: (overlay: Overlay) => void): MenuEntry[] {
  const t = useTranslations('workbench.tools')
  const words = useTranslations('workbench.parts')
  const toast = useToast()
  const { document } = useBuilder()
  const { selected, marked } = useLooking()
  const hand = partsInHand({ marked, selected })
  const clipText = useClipText()
  const paste = usePaste()
  const remove = useRemoval()
  const duplicate = useDuplication()
  const isEmpty = hand.size === 0
  const write = async (): Promise<boolean> => {
    const text = clipText(hand)
    if (text === null) return false
    if (await writeClipboard(text)) return true
    toast.show({ title: words('noClipboard'), failure: true })
    return false
  }
  const copy = async () => {
    if (!(await write())) return
    const { sections, questions } = topMost(document, hand)
    const counts = { sections: sections.length, questions: questions.length }
    toast.show({ title: words('copied', counts) })
  }
  const cut = async () => {
    if (await write()) remove(hand)
  }
  const insert = async () => {
    const text = await readClipboard()
    if (text === null) toast.show({ title: words('noClipboard'), failure: true })
    else await paste(text, selected)
  }
  return [
    { label: t('copy'), disabled: isEmpty, onSelect: () => void copy() },
    { label: t('cut'), disabled: isEmpty, onSelect: () => void cut() },
    { label: t('paste'), onSelect: () => void insert() },
    { label: t('duplicate'), disabled: isEmpty, onSelect: () => duplicate(hand) },
    { label: t('toBank'), disabled: isEmpty, onSelect: () => onOverlay('bank') },
    { label: t('remove'), danger: true, disabled: isEmpty, onSelect: () => remove(hand) },
  ]
}

/** A browser gives its clipboard to secure pages only, and may refuse; the keys work everywhere. */
async function writeClipboard(text: string): Promise<boolean> {
  if (navigator.clipboard === undefined) return false
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}

async function readClipboard(): Promise<string | null> {
  if (navigator.clipboard?.readText === undefined) return null
  return navigator.clipboard.readText().catch(() => null)
}
