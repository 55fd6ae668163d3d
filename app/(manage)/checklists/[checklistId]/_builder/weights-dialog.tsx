'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { sectionShares } from '../../_document/section-shares'
import { useBuilder } from './builder-context'
import { readableChanges, setWeights, type WeightChange } from './weight-cells'
import { firstUnreadRow, weightRows } from './weight-rows'
import { gridBoxClass, hasKeyboard, WeightsGrid } from './weights-grid'

/** So many lines at most begin with the points of their options shown. */
const fewQuestions = 40

/**
 * All weights and points in one table. Whatever way it is closed, what was typed is kept; it stays
 * open while a cell holds no number.
 */
export function WeightsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('workbench.weights')
  const { document, edit, numberOf, steps, undoTo } = useBuilder()
  const toast = useToast()
  const [typed, setTyped] = useState<ReadonlyMap<string, WeightChange>>(new Map())
  const [withPoints, setWithPoints] = useState(numberOf.size <= fewQuestions)
  const changes = useMemo(() => readableChanges([...typed.values()]), [typed])
  const unread = typed.size - changes.length
  // Each refusal leads to the cell anew.
  const [refusals, setRefusals] = useState(0)
  // The dialog opens at once, its lines follow, and what their numbers make of the score comes last.
  const isDrawn = useDeferredValue(true, false)
  const drafted = useDeferredValue(
    useMemo(() => setWeights(document, changes), [document, changes]),
    null,
  )
  const keep = () => {
    if (unread > 0) {
      // A cell that is not drawn could not be corrected.
      if (firstUnreadRow(weightRows(document, withPoints), [...typed.values()]) < 0) {
        setWithPoints(true)
      }
      setRefusals((known) => known + 1)
      return
    }
    if (setWeights(document, changes) !== document) {
      edit({ kind: 'weights', changes })
      toast.show({ title: t('kept', { count: changes.length }), undo: () => undoTo(steps) })
    }
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={keep}
      initialFocus={() => !hasKeyboard()}
      title={t('title')}
      description={t('lead')}
      wide
      footer={
        <>
          <Button onClick={onClose}>{t('discard')}</Button>
          <Button look="primary" onClick={keep}>
            {t('keep')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Switch
          label={t('withPoints')}
          checked={withPoints}
          onChange={(event) => setWithPoints(event.target.checked)}
        />
        {isDrawn ? (
          <WeightsGrid
            drafted={drafted}
            withPoints={withPoints}
            typed={typed}
            refusals={refusals}
            onTyped={(next) =>
              setTyped((now) => new Map([...now, ...next.map((one) => [keyOf(one), one] as const)]))
            }
          />
        ) : (
          <div aria-busy="true" className={gridBoxClass} />
        )}
        <p role="alert" className="text-13 text-red empty:hidden">
          {refusals > 0 && unread > 0 ? t('refused', { count: unread }) : null}
        </p>
        {drafted === null ? null : <Sums drafted={drafted} />}
      </div>
    </Dialog>
  )
}

export function keyOf({ nodeId, option }: Pick<WeightChange, 'nodeId' | 'option'>): string {
  return option === null ? nodeId : `${nodeId} ${option}`
}

/** Shown and never forced: real forms add up to 0.982. */
function Sums({ drafted }: { drafted: ChecklistDocument }) {
  const t = useTranslations('workbench.weights')
  const format = useFormat()
  const { sum } = sectionShares(drafted)
  if (drafted.policies.method !== 'weighted-sections') return null
  return (
    <p role="status" className="num text-13 text-ink-2">
      {sum === null ? t('noSum') : t('sum', { sum: format.decimal(sum) })}
    </p>
  )
}
