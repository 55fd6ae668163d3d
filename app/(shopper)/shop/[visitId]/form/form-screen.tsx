'use client'

import { useCallback, useRef, useState } from 'react'
import { BriefingDialog } from '@/components/forms/briefing-dialog'
import { useRareControls } from '@/components/forms/visit-form/rare-control'
import type { OwnVisit } from '@/lib/visits/schema'
import { useOpenDraft } from '../../../_device/use-kept-draft'
import { useVisitLock } from '../../../_device/use-visit-lock'
import { DrawnAhead } from './drawn-ahead'
import { FillScreen } from './fill-screen'
import { fetchAbove, laterScreens } from './later-screens'
import { OpeningScreen } from './opening-screen'

interface Props {
  readonly accountId: string
  readonly visit: OwnVisit
  /**
   * Whether the server has answers of this visit: where it has none the page may bring the empty form
   * along, where it has some no empty form opens without them. Absent: it was not asked.
   */
  readonly isBegun?: boolean | undefined
}

/** The form of a visit; of one that asks for none any longer only where this phone has work of it. */
export function FormScreen(props: Props) {
  // What the server says later takes no form away that stands open.
  const [isAsked] = useState(props.visit.canFill)
  const form = <OpenForm {...props} />
  if (isAsked) return form
  return (
    <laterScreens.work.Part accountId={props.accountId} visitId={props.visit.id}>
      {form}
    </laterScreens.work.Part>
  )
}

/** The form as this phone can show it now: being opened, filled, or finished. */
function OpenForm({ accountId, visit, isBegun }: Props) {
  const settled = useRef<() => Promise<void>>(alreadySettled)
  const settle = useCallback(() => settled.current(), [])
  const { lock, takeOver } = useVisitLock(accountId, visit.id, settle)
  const [round, setRound] = useState(0)
  const [isWithoutServer, setWithoutServer] = useState(false)
  const facts = { isBegun, isWithoutServer }
  const opening = useOpenDraft(accountId, visit, lock === 'mine', round, facts, fetchAbove)
  // While the phone and the server are asked for the draft.
  useRareControls(visit.checklist.document, visit.briefing.purchase?.receiptAsked ?? false)
  const [sentId, setSentId] = useState<string | null>(null)
  const [isChanging, setChanging] = useState(false)
  const reopen = () => setRound((count) => count + 1)

  const change = () => {
    // Read again: frozen, the draft has become a revision of what waits.
    setSentId(null)
    setChanging(true)
    reopen()
  }

  const isHindered =
    opening.kind !== 'opening' && opening.kind !== 'open' && opening.kind !== 'sent'
  if (lock === 'elsewhere' || isHindered) {
    return (
      <main>
        <laterScreens.instead.Part
          accountId={accountId}
          visit={visit}
          hindrance={lock !== 'elsewhere' && isHindered ? opening : { kind: 'elsewhere' }}
          onTake={takeOver}
          onRetry={reopen}
          onWithout={() => {
            setWithoutServer(true)
            reopen()
          }}
          onChosen={change}
        />
      </main>
    )
  }
  const help = <BriefingDialog scenario={visit.scenario} briefing={visit.briefing} />
  if (opening.kind === 'opening') {
    if (isBegun !== false || visit.briefing.test !== null) return <OpeningScreen />
    return <DrawnAhead accountId={accountId} visit={visit} help={help} />
  }
  const frozenAs = opening.kind === 'sent' ? opening.reportId : isChanging ? null : opening.frozenAs
  const shownId = sentId ?? frozenAs
  if (shownId !== null) {
    return (
      <main>
        <laterScreens.sent.Part
          accountId={accountId}
          visit={visit}
          reportId={shownId}
          onChange={change}
        />
      </main>
    )
  }
  if (opening.kind === 'sent') return null
  // A form that was begun is never taken away, also where the test came or changed since.
  const { draft, savedAt, copies, loss } = opening
  const isFresh = draft.changes === 0 && draft.parentId === null
  const form = (
    <FillScreen
      key={round}
      accountId={accountId}
      visit={visit}
      draft={draft}
      savedAt={savedAt}
      copies={copies}
      loss={loss}
      help={help}
      settling={settled}
      onFrozen={setSentId}
      onReopen={reopen}
    />
  )
  if (!isFresh || visit.briefing.test === null) return form
  return (
    <laterScreens.gate.Part accountId={accountId} visit={visit} help={help}>
      {form}
    </laterScreens.gate.Part>
  )
}

/** Where nothing can be typed, nothing waits to be kept. */
async function alreadySettled(): Promise<void> {}
