'use client'

import { useLocale } from 'next-intl'
import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { ChecklistState } from '@/lib/checklists/use-cases/list-checklists'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { BuilderProvider, type BuilderTools, type StandardChoice } from './builder-context'
import type { BuilderAction } from './builder-state'
import { Conflict } from './conflict'
import { Editor } from './editor'
import { Outline } from './outline'
import { Preview } from './preview'
import { RemarkList } from './remark-list'
import { type Language, languagesIn, remarksOf } from './remarks'
import { TopBar } from './top-bar'
import { useDraft } from './use-draft'

export interface VersionChoice {
  readonly id: string
  readonly number: number
  readonly publishedOn: string
}

export interface BuilderProps {
  readonly checklistId: string
  readonly document: ChecklistDocument
  readonly revision: number
  readonly state: ChecklistState
  readonly standards: readonly StandardChoice[]
  /** Newest first. */
  readonly versions: readonly VersionChoice[]
}

export type ShownLanguages = Language | 'both'
export type Pane = 'preview' | 'remarks'

/** The checklist builder: outline, the part being edited, and what the shopper will see. */
export function Builder(props: BuilderProps) {
  const draft = useDraft(props)
  const { state, dispatch, keeper } = draft
  const [shown, setShown] = useState<ShownLanguages>(() => usualLanguages(state.document))
  const tools = useTools(props, draft, shown)
  const [pane, setPane] = useState<Pane>('preview')
  const [isPaneOpen, setIsPaneOpen] = useState(false)
  const openPane = (next: Pane) => {
    setIsPaneOpen(pane !== next || !isPaneOpen)
    setPane(next)
  }
  return (
    <BuilderProvider value={tools}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of undo from every field inside */}
      <div
        className="-mx-4 -mt-5 sm:-mx-6 lg:-mx-8 lg:-mt-6 [--builder-top:6.75rem] max-lg:[--builder-top:10rem]"
        onKeyDown={(event) => travelByKeys(event, dispatch)}
      >
        <TopBar
          checklist={props}
          draft={draft}
          shown={shown}
          onShown={setShown}
          pane={isPaneOpen ? pane : null}
          onPane={openPane}
        />
        <Conflict checklistId={props.checklistId} keeper={keeper} />
        <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[15rem_minmax(0,1fr)_20rem]">
          <Column className="border-line max-md:border-b md:border-r">
            <Outline />
          </Column>
          <div className="min-w-0 px-4 pt-5 sm:px-6">
            <Editor />
          </div>
          <PaneColumn isOpen={isPaneOpen}>
            {pane === 'preview' ? <Preview /> : <RemarkList />}
          </PaneColumn>
        </div>
      </div>
    </BuilderProvider>
  )
}

function Column({ children, className }: { children: React.ReactNode; className: string }) {
  return (
    <div
      className={`px-3 pt-4 pb-8 max-md:max-h-[40dvh] max-md:overflow-y-auto md:sticky md:top-(--builder-top) md:h-[calc(100dvh-var(--builder-top))] md:overflow-y-auto ${className}`}
    >
      {children}
    </div>
  )
}

/** Beside the editor where there is room; else over it, when it is asked for. */
function PaneColumn({ isOpen, children }: { isOpen: boolean; children: React.ReactNode }) {
  return (
    <div
      className={`overflow-y-auto border-l border-line bg-paper px-4 pt-4 pb-8 xl:sticky xl:top-(--builder-top) xl:h-[calc(100dvh-var(--builder-top))] max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-10 max-xl:w-88 max-xl:max-w-full max-xl:pt-[calc(var(--builder-top)+1rem)] max-xl:shadow-float ${isOpen ? '' : 'max-xl:hidden'}`}
    >
      {children}
    </div>
  )
}

/** Both languages where both are in use, else the one that is. */
function usualLanguages(document: ChecklistDocument): ShownLanguages {
  const [first, second] = languagesIn(document)
  return second === undefined ? (first ?? 'ru') : 'both'
}

function useTools(
  { standards }: BuilderProps,
  { state, dispatch }: ReturnType<typeof useDraft>,
  shown: ShownLanguages,
): BuilderTools {
  const locale = useLocale()
  const { document, selected } = state
  const looked = useDeferredValue(document)
  const standardIds = useMemo(() => new Set(standards.map(({ id }) => id)), [standards])
  const remarks = useMemo(() => remarksOf(looked, standardIds), [looked, standardIds])
  const isBilingual = useMemo(() => languagesIn(looked).length > 1, [looked])
  const numberOf = useMemo(
    () => new Map(allQuestions(document).map(({ id }, place) => [id, place + 1])),
    [document],
  )
  const edit: BuilderTools['edit'] = useCallback(
    (own, burst) => dispatch({ kind: 'edit', edit: own, burst }),
    [dispatch],
  )
  const select: BuilderTools['select'] = useCallback(
    (id) => dispatch({ kind: 'select', id }),
    [dispatch],
  )
  const other = locale === 'ru' ? 'en' : 'ru'
  return {
    document,
    selected,
    remarks,
    standards,
    languages: shown === 'both' ? [locale, other] : [shown],
    isBilingual: isBilingual || shown === 'both',
    language: shown === 'both' ? locale : shown,
    numberOf,
    edit,
    select,
    endBurst: () => dispatch({ kind: 'end-burst' }),
    steps: state.past.length,
    undoTo: (steps) => dispatch({ kind: 'undo-to', steps }),
  }
}

/** Ctrl-Z and Ctrl-Shift-Z (or Ctrl-Y) in any field undo the checklist's edits, not the field's. */
function travelByKeys(
  event: KeyboardEvent<HTMLElement>,
  dispatch: (action: BuilderAction) => void,
) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  // By the place on the keyboard: in a Russian layout the letter is another one.
  if (event.code === 'KeyZ') dispatch({ kind: event.shiftKey ? 'redo' : 'undo' })
  else if (event.code === 'KeyY') dispatch({ kind: 'redo' })
  else return
  event.preventDefault()
}
