'use client'

import { ListPlus, Plus, Sigma, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import type { Condition } from '@/lib/core/condition'
import { chosen } from './chosen-word'
import {
  blankFormula,
  type ConditionGroup,
  claimAbout,
  conditionOf,
  conditionOfGroup,
  groupOf,
  type Join,
} from './condition-rows'
import { ConditionRow } from './edit-condition-row'
import { MarkButton } from './segments'
import type { Reading } from './use-reading'

interface PartsProps {
  condition: Condition
  reading: Reading
  burst: string
  onCondition: (condition: Condition, burst?: string) => void
  depth?: number
}

const joins = ['all', 'any', 'none', 'not-all'] as const

/** Deeper than this nobody can read a condition; the document bounds its levels as well. */
const deepest = 3

/** The rows of a condition; a single row becomes a group as soon as a second one joins it. */
export function ConditionParts({ condition, reading, burst, onCondition, depth = 0 }: PartsProps) {
  const group = groupOf(condition) ?? { join: 'all' as const, of: [condition] }
  const isGroup = groupOf(condition) !== null
  const set = (next: ConditionGroup, own?: string) => {
    const [only] = next.of
    const isPlain = !isGroup && next.of.length === 1 && only !== undefined
    onCondition(isPlain ? only : conditionOfGroup(next), own)
  }
  return (
    <div className="grid min-w-0 gap-3">
      {isGroup ? <JoinSelect join={group.join} onJoin={(join) => set({ ...group, join })} /> : null}
      <ul className="grid min-w-0 gap-3">
        {group.of.map((part, place) => (
          <ConditionPart
            // biome-ignore lint/suspicious/noArrayIndexKey: a part of a condition is its place
            key={place}
            condition={part}
            reading={reading}
            burst={`${burst}.${place}`}
            depth={depth}
            onCondition={(next, own) => set({ ...group, of: group.of.with(place, next) }, own)}
            onRemove={
              group.of.length > 1
                ? () => set({ ...group, of: group.of.toSpliced(place, 1) })
                : undefined
            }
          />
        ))}
      </ul>
      <AddButtons
        reading={reading}
        mayNest={depth < deepest}
        onAdd={(part) => set({ ...group, of: [...group.of, part] })}
      />
    </div>
  )
}

function JoinSelect({ join, onJoin }: { join: Join; onJoin: (join: Join) => void }) {
  const t = useTranslations('conditions.edit')
  return (
    <Select
      label={t('join')}
      labelHidden
      fieldClassName="max-w-80"
      value={join}
      options={joins.map((value) => ({ value, label: t(`joins.${value}`) }))}
      onChange={(event) => onJoin(chosen(joins, event.target.value, join))}
    />
  )
}

function ConditionPart({
  condition,
  reading,
  burst,
  depth,
  onCondition,
  onRemove,
}: Required<Omit<PartsProps, 'onCondition'>> & {
  onCondition: (condition: Condition, burst?: string) => void
  onRemove: (() => void) | undefined
}) {
  const t = useTranslations('conditions.edit')
  const isGroup = groupOf(condition) !== null
  return (
    <li className="flex min-w-0 items-start gap-1">
      <div className={isGroup ? 'min-w-0 flex-1 border-l-2 border-line pl-3' : 'min-w-0 flex-1'}>
        {isGroup ? (
          <ConditionParts
            condition={condition}
            reading={reading}
            burst={burst}
            depth={depth + 1}
            onCondition={onCondition}
          />
        ) : (
          <ConditionRow
            condition={condition}
            reading={reading}
            burst={burst}
            onCondition={onCondition}
          />
        )}
      </div>
      {onRemove ? (
        <MarkButton label={isGroup ? t('removeGroup') : t('removeRow')} onClick={onRemove}>
          <X aria-hidden className="size-4" />
        </MarkButton>
      ) : null}
    </li>
  )
}

function AddButtons({
  reading,
  mayNest,
  onAdd,
}: {
  reading: Reading
  mayNest: boolean
  onAdd: (condition: Condition) => void
}) {
  const t = useTranslations('conditions.edit')
  const last = reading.questions.at(-1)
  if (last === undefined) return null
  const row = conditionOf(claimAbout(last))
  return (
    <div className="-ml-3 flex flex-wrap">
      <Button size="small" look="quiet" onClick={() => onAdd(row)}>
        <Plus aria-hidden className="size-4" />
        {t('addRow')}
      </Button>
      <Button size="small" look="quiet" onClick={() => onAdd(blankFormula)}>
        <Sigma aria-hidden className="size-4" />
        {t('addFormula')}
      </Button>
      {mayNest ? (
        <Button size="small" look="quiet" onClick={() => onAdd({ kind: 'any', of: [row] })}>
          <ListPlus aria-hidden className="size-4" />
          {t('addGroup')}
        </Button>
      ) : null}
    </div>
  )
}
