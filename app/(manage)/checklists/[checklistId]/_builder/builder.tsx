'use client'

import { useLocale } from 'next-intl'
import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { ChecklistState } from '@/lib/checklists/use-cases/list-checklists'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { BuilderProvider, type BuilderTools, type StandardChoice } from './builder-context'
import type { BuilderAction } from './builder-state'
import type { NodeId } from './document-edits'
import { Editor } from './editor'
import { KeptTrouble } from './kept-trouble'
import { Outline } from './outline'
import { PaneColumn } from './pane-column'
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
  const closePane = () => setIsPaneOpen(false)
  return (
    <BuilderProvider value={tools}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of undo from every field inside */}
      <div
        className="-mx-4 -mt-5 sm:-mx-6 lg:-mx-8 lg:-mt-6 [--builder-top:6.5rem] max-lg:[--builder-top:10rem]"
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
        <KeptTrouble checklistId={props.checklistId} keeper={keeper} />
        <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[15rem_minmax(0,1fr)_20rem]">
          <Column className="border-line max-md:border-b md:border-r">
            <Outline />
          </Column>
          <div className="min-w-0 px-4 pt-5 sm:px-6">
            <Editor />
          </div>
          <PaneColumn pane={pane} onPane={setPane} isOpen={isPaneOpen} onClose={closePane}>
            {pane === 'preview' ? <Preview /> : <RemarkList onGo={closePane} />}
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
  const [noticed, setNoticed] = useState<NodeId | undefined>(undefined)
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
    looked,
    remarks,
    standards,
    languages: shown === 'both' ? [locale, other] : [shown],
    isBilingual: isBilingual || shown === 'both',
    language: shown === 'both' ? locale : shown,
    numberOf,
    edit,
    select,
    noticed,
    showRemarksOf: (id) => {
      setNoticed(id)
      select(id)
    },
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
