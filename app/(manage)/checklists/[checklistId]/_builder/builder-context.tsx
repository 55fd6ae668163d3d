'use client'

import { createContext, useContext, useMemo } from 'react'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Reader } from '@/lib/core/condition-readers'
import type { Edit } from './builder-state'
import type { NodeId } from './document-edits'
import type { Marking } from './marked-parts'
import type { Language, Remark, Worst } from './remarks'

/** A standard as the builder needs it. */
export interface StandardChoice {
  readonly id: string
  readonly number: string
  /** Out of force: kept where it is chosen, offered no more. */
  readonly isRetired: boolean
  /** Never published: staff have not seen it yet. */
  readonly isUnpublished: boolean
  readonly text: { readonly ru?: string | undefined; readonly en?: string | undefined }
}

/** Something that is to be deleted, and who reads it. */
export interface AskedRemoval {
  readonly what: 'section' | 'question' | 'parts' | 'option'
  readonly readers: readonly Reader[]
  /** `freeing`: conditions elsewhere lose their claims about what goes. */
  readonly remove: (freeing: boolean) => void
}

export interface Opened {
  readonly id: NodeId
  readonly count: number
}

export interface BuilderTools {
  /** Who edits. */
  readonly accountId: string
  readonly document: ChecklistDocument
  /** The document that the remarks are about: it may lag behind while one types. */
  readonly looked: ChecklistDocument
  /** A big checklist has changed and was not looked through again yet: the remarks are old. */
  readonly isLooking: boolean
  readonly remarks: readonly Remark[]
  /** The worst remark of every part that has any. */
  readonly worstOf: ReadonlyMap<string | null, Worst>
  readonly standards: readonly StandardChoice[]
  /** Languages whose fields are shown, the reader's own first. */
  readonly languages: readonly Language[]
  /** Whether the checklist is written in both: a missing translation is worth a mark. */
  readonly isBilingual: boolean
  /** The language in which the outline and the preview speak. */
  readonly language: Language
  /** Place of every question in the checklist, from 1. */
  readonly numberOf: ReadonlyMap<string, number>
  /** Edits of one burst, as typing into one field is, are undone together. */
  readonly edit: (edit: Edit, burst?: string) => void
  readonly endBurst: () => void
  /** How many edits can be undone, and the way back to such a number. */
  readonly steps: number
  readonly undoTo: (steps: number) => void
  readonly select: (id: NodeId) => void
  readonly mark: (marking: Marking) => void
  /** Selects a part and puts the keyboard into its first field. */
  readonly open: (id: NodeId) => void
  /** A deletion that waits for its answer, and the way to ask or to let it be. */
  readonly askedRemoval: AskedRemoval | null
  readonly askRemoval: (asked: AskedRemoval | null) => void
  /** The part that was opened so, and how many times anything was. */
  readonly opened: Opened
  /** The part whose remarks are shown at once, because one came here to mend them. */
  readonly noticed: NodeId | undefined
  readonly showRemarksOf: (id: NodeId) => void
}

/** What one looks at: apart from the rest, for it changes with every step and moves little. */
export interface Looking {
  readonly selected: NodeId
  /** Parts that are worked on together; empty while only one part is looked at. */
  readonly marked: ReadonlySet<string>
}

const LookingContext = createContext<Looking | null>(null)

export const LookingProvider = LookingContext.Provider

export function useLooking(): Looking {
  const looking = useContext(LookingContext)
  if (looking === null) throw new Error('outside of the builder')
  return looking
}

const BuilderContext = createContext<BuilderTools | null>(null)

export const BuilderProvider = BuilderContext.Provider

export function useBuilder(): BuilderTools {
  const tools = useContext(BuilderContext)
  if (tools === null) throw new Error('outside of the builder')
  return tools
}

/**
 * What the lines of the outline say and do: apart from the document, which changes with every letter
 * while they stay as they are.
 */
export type LineTools = Pick<
  BuilderTools,
  'looked' | 'worstOf' | 'language' | 'select' | 'mark' | 'edit'
>

const LineContext = createContext<LineTools | null>(null)

export const LineProvider = LineContext.Provider

/** The same object while nothing of it is another. */
export function useLineTools({
  looked,
  worstOf,
  language,
  select,
  mark,
  edit,
}: BuilderTools): LineTools {
  return useMemo(
    () => ({ looked, worstOf, language, select, mark, edit }),
    [looked, worstOf, language, select, mark, edit],
  )
}

export function useLine(): LineTools {
  const line = useContext(LineContext)
  if (line === null) throw new Error('outside of the builder')
  return line
}

/** An identifier for a new part: letters and digits, far from any other. */
export function freshId(): string {
  return `n${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`
}
