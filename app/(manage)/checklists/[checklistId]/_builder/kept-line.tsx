'use client'

import { useTranslations } from 'next-intl'
import { StateMark, type StateShape } from '@/components/ui/state-mark'
import type { ChecklistState } from '@/lib/checklists/use-cases/list-checklists'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { DraftKeeper, KeptState } from './draft-keeper'
import { useKept } from './use-draft'

/** Whether the edits are safe, in words, always in sight; and which version is out. */
export function KeptLine({
  keeper,
  state,
  revision,
  version,
  timeZone,
}: {
  keeper: DraftKeeper
  /** As the server drew the page, with the revision that was drawn. */
  state: ChecklistState
  revision: number
  /** The newest one in use. */
  version: number | undefined
  /** Of the organisation, as every time that the office reads. */
  timeZone: string
}) {
  const t = useTranslations('checklists.kept')
  const kept = useKept(keeper)
  const isNewer = state === 'changed' || keeper.isDirty || keeper.revision > revision
  const unpublished = t(state === 'versions-retired' ? 'noneInUse' : 'never')
  const published =
    version === undefined ? unpublished : t(isNewer ? 'changed' : 'version', { number: version })
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-4 gap-y-1 text-13 text-ink-2 xl:flex-nowrap">
      <div role="status" className="xl:shrink-0">
        <KeptWords kept={kept} timeZone={timeZone} />
      </div>
      {kept.kind === 'failed' ? (
        <button type="button" className="link xl:shrink-0" onClick={() => void keeper.flush()}>
          {t('retry')}
        </button>
      ) : null}
      <span className="num min-w-0 truncate text-ink-3 max-md:hidden" title={published}>
        {published}
      </span>
    </div>
  )
}

const shapes: Record<KeptState['kind'], StateShape> = {
  saved: 'full',
  unsaved: 'partial',
  saving: 'partial',
  failed: 'needs-you',
  refused: 'failed',
  conflict: 'needs-you',
}

function KeptWords({ kept, timeZone }: { kept: KeptState; timeZone: string }) {
  const t = useTranslations('checklists.kept')
  const format = useFormat()
  const words = () => {
    switch (kept.kind) {
      case 'saved':
        return kept.at === null
          ? t('saved')
          : t('savedAt', { time: format.time(kept.at, timeZone) })
      case 'unsaved':
        return t('unsaved')
      case 'saving':
        return t('saving')
      case 'failed':
        return t('failed')
      case 'refused':
        return t('refused')
      case 'conflict':
        return t('conflictTitle')
    }
  }
  return <StateMark shape={shapes[kept.kind]}>{words()}</StateMark>
}
