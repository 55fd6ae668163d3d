'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useSelection } from '@/components/ui/bulk-selection'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useProblemText } from '@/components/ui/use-problem-text'
import { problem } from '@/lib/platform/i18n/problem'
import type { VisitRow } from '@/lib/visits/schema'
import { assignShopperAction } from '../../actions'

/** Gives the marked visits to shoppers, or takes them back; a refusal names the visits in the way. */
export function useAssign(visits: readonly VisitRow[]) {
  const { keys, clear } = useSelection()
  const say = useProblemText('campaigns.reasons')
  const router = useRouter()
  const [isSending, startSending] = useTransition()

  function assign(
    shopperIds: readonly string[],
    done: () => void,
    refused: (sentence: string) => void,
  ) {
    startSending(async () => {
      const answer = await runAction(() => assignShopperAction({ visitIds: keys, shopperIds }))
      if (answer.ok) {
        clear()
        done()
        router.refresh()
        return
      }
      const stuck = 'visitIds' in answer ? answer.visitIds : []
      const names = visits.filter(({ id }) => stuck.includes(id)).map(({ unitName }) => unitName)
      const reason = answer.reason === 'window-over' ? 'offer-window-over' : reasonOf(answer)
      refused(say(names.length > 0 ? problem(reason, { names: names.join(', ') }) : reason))
    })
  }

  return { keys, assign, isSending }
}
