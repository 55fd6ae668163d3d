'use client'

import { useLocale } from 'next-intl'
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { ChecklistState } from '@/lib/checklists/use-cases/list-checklists'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { BankDialog } from './bank-dialog'
import {
  type AskedRemoval,
  BuilderProvider,
  type BuilderTools,
  LineProvider,
  type Looking,
  LookingProvider,
  type Opened,
  type StandardChoice,
  useLineTools,
  useLooking,
} from './builder-context'
import type { NodeId } from './document-edits'
import { Editor } from './editor'
import { HelpDialog } from './help-dialog'
import { KeptTrouble } from './kept-trouble'
import { OutlineColumn } from './outline-column'
import { PaneColumn } from './pane-column'
import { Preview } from './preview'
import { RemarkList } from './remark-list'
import { type Language, languagesIn, remarksOf, worstRemarks } from './remarks'
import { RemovalDialog } from './removal-dialog'
import { TopBar } from './top-bar'
import { TranslationsDialog } from './translations-dialog'
import { useClipboard } from './use-clipboard'
import { type Draft, useDraft } from './use-draft'
import { useLooked } from './use-looked'
import { type Overlay, useShortcuts } from './use-shortcuts'
import { WeightsDialog } from './weights-dialog'

export interface VersionChoice {
  readonly id: string
  readonly number: number
  readonly publishedOn: string
  /** Taken out of use: nothing new is planned with it. */
  readonly isRetired: boolean
}

export interface BuilderProps {
  /** Who edits: what is kept on this page is theirs alone. */
  readonly accountId: string
  readonly checklistId: string
  readonly document: ChecklistDocument
  readonly revision: number
  readonly state: ChecklistState
  readonly standards: readonly StandardChoice[]
  /** Newest first. */
  readonly versions: readonly VersionChoice[]
  /** Of the organisation. */
  readonly timeZone: string
}

export type ShownLanguages = Language | 'both'
export type Pane = 'preview' | 'remarks'

/** The checklist builder: outline, the part being edited, and what the shopper will see. */
export function Builder(props: BuilderProps) {
  const draft = useDraft(props)
  const [shown, setShown] = useState<ShownLanguages>(() => usualLanguages(draft.state.document))
  const tools = useTools(props, draft, shown)
  const { selected, marked } = draft.state
  const looking = useMemo(() => ({ selected, marked }), [selected, marked])
  return (
    <BuilderProvider value={tools}>
      <LineProvider value={useLineTools(tools)}>
        <LookingProvider value={looking}>
          <Workbench
            checklist={props}
            draft={draft}
            shown={shown}
            onShown={setShown}
            tools={tools}
          />
        </LookingProvider>
      </LineProvider>
    </BuilderProvider>
  )
}

function Workbench({
  checklist,
  draft,
  shown,
  onShown,
  tools,
}: {
  checklist: BuilderProps
  draft: Draft
  shown: ShownLanguages
  onShown: (shown: ShownLanguages) => void
  tools: BuilderTools
}) {
  const [pane, setPane] = useState<Pane>('preview')
  const [isPaneOpen, setIsPaneOpen] = useState(false)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const { state, dispatch, keeper } = draft
  useShortcuts({ dispatch, keeper, onOverlay: setOverlay })
  useClipboard()
  const following = useFollowing(tools.document)
  const openPane = useCallback(
    (next: Pane) => {
      setIsPaneOpen(pane !== next || !isPaneOpen)
      setPane(next)
    },
    [pane, isPaneOpen],
  )
  const closePane = useCallback(() => setIsPaneOpen(false), [])
  return (
    <div className="-mx-4 -mt-5 sm:-mx-6 lg:-mx-8 lg:-mt-6 [--builder-top:6.5rem] lg:max-xl:[--builder-top:8.5rem] max-lg:[--builder-top:10rem]">
      <LookingProvider value={following}>
        <TopBar
          checklist={checklist}
          dispatch={dispatch}
          keeper={keeper}
          canUndo={state.past.length > 0}
          canRedo={state.future.length > 0}
          shown={shown}
          onShown={onShown}
          pane={isPaneOpen ? pane : null}
          onPane={openPane}
          onOverlay={setOverlay}
        />
      </LookingProvider>
      <KeptTrouble checklistId={checklist.checklistId} keeper={keeper} />
      <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[17rem_minmax(0,1fr)_20rem]">
        <OutlineColumn />
        <div className="min-w-0 px-4 pt-5 sm:px-6">
          <LookingProvider value={following}>
            <Editor />
          </LookingProvider>
        </div>
        <PaneColumn pane={pane} onPane={setPane} isOpen={isPaneOpen} onClose={closePane}>
          <Behind tools={tools} pane={pane} onGo={closePane} />
        </PaneColumn>
      </div>
      <RemovalDialog />
      <Overlays overlay={overlay} onClose={() => setOverlay(null)} />
    </div>
  )
}

/**
 * What is looked at, for the parts beside the outline: while several are being marked they follow
 * when there is time. After an edit, or with one part in hand, they follow at once: what is typed
 * next belongs to it.
 */
function useFollowing(document: ChecklistDocument): Looking {
  const looking = useLooking()
  const late = useDeferredValue(useMemo(() => ({ looking, document }), [looking, document]))
  const mayLag = looking.marked.size > 0 && late.document === document
  return mayLag ? late.looking : looking
}

function Overlays({ overlay, onClose }: { overlay: Overlay | null; onClose: () => void }) {
  switch (overlay) {
    case null:
      return null
    case 'help':
      return <HelpDialog onClose={onClose} />
    case 'weights':
      return <WeightsDialog onClose={onClose} />
    case 'translations':
      return <TranslationsDialog onClose={onClose} />
    case 'bank':
      return <BankDialog onClose={onClose} />
  }
}

/** What may lag a moment behind the typing: preview and remarks are drawn when there is time. */
function Behind({ tools, pane, onGo }: { tools: BuilderTools; pane: Pane; onGo: () => void }) {
  const looking = useDeferredValue(useLooking())
  return <PaneContent tools={useDeferredValue(tools)} looking={looking} pane={pane} onGo={onGo} />
}

const PaneContent = memo(function PaneContent({
  tools,
  looking,
  pane,
  onGo,
}: {
  tools: BuilderTools
  looking: Looking
  pane: Pane
  onGo: () => void
}) {
  return (
    <BuilderProvider value={tools}>
      <LookingProvider value={looking}>
        {pane === 'preview' ? <Preview /> : <RemarkList onGo={onGo} />}
      </LookingProvider>
    </BuilderProvider>
  )
})

/** Both languages where both are in use, else the one that is. */
function usualLanguages(document: ChecklistDocument): ShownLanguages {
  const [first, second] = languagesIn(document)
  return second === undefined ? (first ?? 'ru') : 'both'
}

function useTools(
  { accountId, standards }: BuilderProps,
  { state, dispatch }: Draft,
  shown: ShownLanguages,
): BuilderTools {
  const locale = useLocale()
  const { document } = state
  const [noticed, setNoticed] = useState<NodeId | undefined>(undefined)
  const [askedRemoval, askRemoval] = useState<AskedRemoval | null>(null)
  const [opened, setOpened] = useState<Opened>({ id: null, count: 0 })
  const numberOf = useMemo(
    () => new Map(allQuestions(document).map(({ id }, place) => [id, place + 1])),
    [document],
  )
  const { looked, isLooking } = useLooked(document, numberOf.size)
  const about = useAbout(looked, standards)
  const commands = useMemo(() => commandsOf(dispatch, setNoticed, setOpened), [dispatch])
  const steps = state.past.length
  const other = locale === 'ru' ? 'en' : 'ru'
  const isBoth = shown === 'both'
  return useMemo(
    () => ({
      accountId,
      document,
      looked,
      isLooking,
      ...about,
      standards,
      languages: isBoth ? [locale, other] : [shown],
      isBilingual: about.isBilingual || isBoth,
      language: isBoth ? locale : shown,
      numberOf,
      noticed,
      opened,
      steps,
      askedRemoval,
      askRemoval,
      ...commands,
    }),
    [
      accountId,
      document,
      looked,
      isLooking,
      about,
      standards,
      isBoth,
      locale,
      other,
      shown,
      numberOf,
      noticed,
      opened,
      steps,
      askedRemoval,
      commands,
    ],
  )
}

/** What there is to say about the document; it may lag behind while one types. */
function useAbout(looked: ChecklistDocument, standards: readonly StandardChoice[]) {
  return useMemo(() => {
    const remarks = remarksOf(looked, new Set(standards.map(({ id }) => id)))
    const isBilingual = languagesIn(looked).length > 1
    return { remarks, isBilingual, worstOf: worstRemarks(remarks) }
  }, [looked, standards])
}

type Commands = Pick<
  BuilderTools,
  'edit' | 'select' | 'mark' | 'open' | 'showRemarksOf' | 'endBurst' | 'undoTo'
>

function commandsOf(
  dispatch: Draft['dispatch'],
  setNoticed: (id: NodeId) => void,
  setOpened: (next: (now: Opened) => Opened) => void,
): Commands {
  const select = (id: NodeId) => dispatch({ kind: 'select', id })
  return {
    select,
    edit: (edit, burst) => dispatch({ kind: 'edit', edit, burst }),
    mark: (marking) => dispatch({ kind: 'mark', marking }),
    open: (id) => {
      select(id)
      setOpened(({ count }) => ({ id, count: count + 1 }))
    },
    showRemarksOf: (id) => {
      setNoticed(id)
      select(id)
    },
    endBurst: () => dispatch({ kind: 'end-burst' }),
    undoTo: (steps) => dispatch({ kind: 'undo-to', steps }),
  }
}
