'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { BriefingDialog } from '@/components/forms/briefing-dialog'
import { useRareControls } from '@/components/forms/visit-form/rare-control'
import { Notice } from '@/components/ui/notice'
import { Button, PageLink } from '@/components/ui/plain-button'
import type { OwnVisit } from '@/lib/visits/schema'
import { useInstructionTest } from '../../../_device/use-instruction-test'
import { useOpenDraft } from '../../../_device/use-kept-draft'
import { useVisitLock } from '../../../_device/use-visit-lock'
import { FillScreen } from './fill-screen'
import { laterScreens } from './later-screens'

interface Props {
  readonly accountId: string
  readonly visit: OwnVisit
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
function OpenForm({ accountId, visit }: Props) {
  const t = useTranslations('form')
  const settled = useRef<() => Promise<void>>(alreadySettled)
  const settle = useCallback(() => settled.current(), [])
  const { lock, takeOver } = useVisitLock(accountId, visit.id, settle)
  const [round, setRound] = useState(0)
  const opening = useOpenDraft(accountId, visit, lock === 'mine', round)
  const test = useInstructionTest(accountId, visit.briefing)
  // While the phone and the server are asked for the draft.
  useRareControls(visit.checklist.document, visit.briefing.purchase?.receiptAsked ?? false)
  const [sentId, setSentId] = useState<string | null>(null)
  const [isChanging, setChanging] = useState(false)
  const reopen = () => setRound((count) => count + 1)

  if (lock === 'elsewhere') {
    return (
      <main>
        <laterScreens.reading.Part accountId={accountId} visit={visit} onTake={takeOver} />
      </main>
    )
  }
  if (opening.kind === 'impossible') {
    return (
      <main>
        <Notice
          title={t('impossible.title')}
          action={
            <>
              <Button look="primary" onClick={reopen}>
                {t('impossible.retry')}
              </Button>
              <PageLink href={`/shop/${visit.id}`}>{t('leave')}</PageLink>
            </>
          }
        >
          {t('impossible.text')}
        </Notice>
      </main>
    )
  }
  if (opening.kind === 'opening') return <OpeningScreen />
  if (opening.kind === 'choose') {
    return (
      <main>
        <laterScreens.choose.Part
          branches={opening.branches}
          zone={visit.place.timeZone}
          onChosen={() => {
            setChanging(true)
            reopen()
          }}
        />
      </main>
    )
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
          onChange={() => {
            // Read again: frozen, the draft has become a revision of what waits.
            setSentId(null)
            setChanging(true)
            reopen()
          }}
        />
      </main>
    )
  }
  if (opening.kind === 'sent') return null
  const help = <BriefingDialog scenario={visit.scenario} briefing={visit.briefing} />
  // A form that was begun is never taken away, also where the test came or changed since.
  const { changes, parentId } = opening.draft
  const isFresh = changes === 0 && parentId === null
  if (isFresh && test.standing() === 'unknown') return <OpeningScreen />
  if (isFresh && test.standing() === 'due') {
    return (
      <laterScreens.test.Part visit={visit} help={help} onTake={test.take} onOpen={test.open} />
    )
  }
  return (
    <FillScreen
      key={round}
      accountId={accountId}
      visit={visit}
      draft={opening.draft}
      savedAt={opening.savedAt}
      copies={opening.copies}
      help={help}
      settling={settled}
      onFrozen={setSentId}
      onReopen={reopen}
    />
  )
}

/** Where nothing can be typed, nothing waits to be kept. */
async function alreadySettled(): Promise<void> {}

function OpeningScreen() {
  const t = useTranslations('form')
  return (
    <main className="px-5 pt-[20dvh] text-center text-ink-3">
      <p role="status">{t('opening')}</p>
    </main>
  )
}
