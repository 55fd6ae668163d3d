'use client'

import { Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { useBuilder, useLooking } from './builder-context'
import { topMost } from './document-batch'
import { partsInHand } from './marked-parts'
import { clipToPaste, keepOwnClip, passOwnClip } from './own-clip'
import { MarkButton } from './segments'
import { useClipText, useDuplication, usePaste } from './use-copied-parts'
import { useRemoval } from './use-removal'
import type { Overlay } from './use-shortcuts'

/** What can be done with the parts in hand, and the tables over the whole checklist. */
export function PartTools({
  onOverlay,
  more,
  isSmall,
}: {
  onOverlay: (overlay: Overlay) => void
  /** What else the menu offers. */
  more: readonly MenuEntry[]
  /** Whether there is room for its mark alone. */
  isSmall: boolean
}) {
  const t = useTranslations('workbench.tools')
  const parts = usePartEntries(onOverlay)
  const entries: MenuEntry[] = [
    ...parts,
    { label: t('weights'), divided: true, onSelect: () => onOverlay('weights') },
    { label: t('translations'), onSelect: () => onOverlay('translations') },
    { label: t('bank'), onSelect: () => onOverlay('bank') },
    ...more,
    { label: t('help'), divided: true, onSelect: () => onOverlay('help') },
  ]
  return (
    <Menu
      trigger={
        isSmall ? (
          <MarkButton label={t('title')}>
            <Wrench aria-hidden className="size-4" />
          </MarkButton>
        ) : (
          <Button size="small">
            <Wrench aria-hidden className="size-4" />
            {t('title')}
          </Button>
        )
      }
      entries={entries}
    />
  )
}

function usePartEntries(onOverlay: (overlay: Overlay) => void): MenuEntry[] {
  const t = useTranslations('workbench.tools')
  const words = useTranslations('workbench.parts')
  const toast = useToast()
  const { document, accountId } = useBuilder()
  const { selected, marked } = useLooking()
  const hand = partsInHand({ marked, selected })
  const clipText = useClipText()
  const paste = usePaste()
  const remove = useRemoval()
  const duplicate = useDuplication()
  const isEmpty = hand.size === 0
  /** Where the parts went: nowhere, only here, or to the browser's clipboard as well. */
  const write = async (): Promise<'nowhere' | 'here' | 'everywhere'> => {
    const text = clipText(hand)
    if (text === null) return 'nowhere'
    const isHereOnly = !(await writeClipboard(text))
    keepOwnClip(accountId, { text, isHereOnly })
    return isHereOnly ? 'here' : 'everywhere'
  }
  const copy = async () => {
    const { sections, questions } = topMost(document, hand)
    const counts = { sections: sections.length, questions: questions.length }
    const where = await write()
    if (where === 'nowhere') return
    toast.show({
      title: words('copied', counts),
      ...(where === 'here' ? { description: words('hereOnly') } : {}),
    })
  }
  const cut = async () => {
    const where = await write()
    if (where === 'nowhere') return
    remove(hand)
    if (where === 'here') toast.show({ title: words('hereOnly') })
  }
  const insert = async () => {
    const text = clipToPaste(accountId, await readClipboard())
    if (text === null) toast.show({ title: words('noClipboard'), failure: true })
    else if (!(await paste(text, selected))) passOwnClip(accountId)
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
