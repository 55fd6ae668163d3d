'use client'

import { useEffect, useRef } from 'react'
import { freshId, useBuilder, useLooking } from './builder-context'
import type { BuilderAction } from './builder-state'
import { findQuestion, findSection } from './document-edits'
import type { DraftKeeper } from './draft-keeper'
import { partsInHand } from './marked-parts'
import { type ShortcutName, shortcutOf } from './shortcuts'
import { useDuplication } from './use-copied-parts'

/** What stands over the builder: one at a time. */
export type Overlay = 'help' | 'weights' | 'translations' | 'bank'

interface Options {
  readonly dispatch: (action: BuilderAction) => void
  readonly keeper: DraftKeeper
  readonly onOverlay: (overlay: Overlay) => void
}

/** The keys that work wherever the focus is, but for dialogs: those keep undo and redo alone. */
export function useShortcuts(options: Options) {
  const commands = useCommands(options)
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const name = shortcutOf(event)
      if (name === undefined || event.defaultPrevented) return
      if (isInDialog(event.target, name)) return
      event.preventDefault()
      latest.current[name]()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

function isInDialog(target: EventTarget | null, name: ShortcutName): boolean {
  if (!(target instanceof Element) || target.closest('[role=dialog]') === null) return false
  // What is edited there stands in the checklist at once, and is undone as everything else.
  const isLive = target.closest('[data-live-edits]') !== null
  return !isLive || (name !== 'undo' && name !== 'redo')
}

function useCommands({ dispatch, keeper, onOverlay }: Options): Record<ShortcutName, () => void> {
  const { document, edit } = useBuilder()
  const { selected, marked } = useLooking()
  const duplicate = useDuplication()
  return {
    undo: () => dispatch({ kind: 'undo' }),
    redo: () => dispatch({ kind: 'redo' }),
    save: () => void keeper.flush(),
    help: () => onOverlay('help'),
    weights: () => onOverlay('weights'),
    translations: () => onOverlay('translations'),
    bank: () => onOverlay('bank'),
    duplicate: () => duplicate(partsInHand({ marked, selected })),
    newQuestion: () => {
      const question = findQuestion(document, selected)
      const section =
        question?.section ?? findSection(document, selected)?.section ?? document.sections.at(-1)
      if (section === undefined) return
      const before = question?.question ?? section.questions.at(-1)
      const type = before?.type ?? 'yes-no'
      const after = before?.id ?? null
      edit({ kind: 'add-question', sectionId: section.id, after, type, fresh: freshId() })
    },
    newSection: () => edit({ kind: 'add-section', parentId: null, fresh: freshId() }),
  }
}
