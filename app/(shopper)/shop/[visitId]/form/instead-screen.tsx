'use client'

import type { OwnVisit } from '@/lib/visits/schema'
import type { Opening } from '../../../_device/open-draft'
import { ChooseScreen } from './choose-screen'
import { ImpossibleScreen } from './impossible-screen'
import { ReadingScreen } from './reading-screen'
import { UnreachedScreen } from './unreached-screen'

/** Why the form cannot be filled here now. */
export type Hindrance =
  /** Another tab has it. */
  { readonly kind: 'elsewhere' } | Extract<Opening, { kind: 'impossible' | 'unreached' | 'choose' }>

interface InsteadProps {
  readonly accountId: string
  readonly visit: OwnVisit
  readonly hindrance: Hindrance
  /** Takes the form over from the other tab. */
  readonly onTake: () => void
  readonly onRetry: () => void
  /** Begins without what the server has. */
  readonly onWithout: () => void
  readonly onChosen: () => void
}

/** What stands in the place of a form that cannot be filled here now. */
export function InsteadScreen({ accountId, visit, hindrance, ...does }: InsteadProps) {
  switch (hindrance.kind) {
    case 'elsewhere':
      return <ReadingScreen accountId={accountId} visit={visit} onTake={does.onTake} />
    case 'impossible':
      return <ImpossibleScreen visitId={visit.id} onRetry={does.onRetry} />
    case 'unreached':
      return (
        <UnreachedScreen
          accountId={accountId}
          visitId={visit.id}
          missing={hindrance.missing}
          onRetry={does.onRetry}
          onWithout={does.onWithout}
        />
      )
    case 'choose':
      return <ChooseScreen visit={visit} branches={hindrance.branches} onChosen={does.onChosen} />
  }
}
