'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choice'
import { type Option, Select } from '@/components/ui/select'
import { type GrantKind, grantKinds } from '@/lib/access/actor'
import type { GrantInput } from '@/lib/accounts/schema'

/** What an account may do; a unit head says where. */
export function GrantChoice({
  legend,
  grants,
  onChange,
  units,
  offered,
}: {
  legend: string
  grants: readonly GrantInput[]
  onChange: (grants: readonly GrantInput[]) => void
  units: readonly Option[]
  /** The kinds that this account can hold at all. */
  offered: readonly GrantKind[]
}) {
  const t = useTranslations('settings.account')
  const access = useTranslations('access.grants')
  const holds = (kind: GrantKind) => grants.some((grant) => grant.kind === kind)
  const without = (kind: GrantKind) => grants.filter((grant) => grant.kind !== kind)
  const firstUnit = units[0]?.value ?? null

  function toggle(kind: GrantKind, isOn: boolean) {
    const unitId = kind === 'unit-head' ? firstUnit : null
    onChange(isOn ? [...without(kind), { kind, unitId }] : without(kind))
  }

  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{legend}</legend>
      {grantKinds
        .filter((kind) => offered.includes(kind) || holds(kind))
        .map((kind) => (
          <div key={kind} className="grid gap-2">
            <Checkbox
              label={access(kind)}
              hint={t(`grantHints.${kind}`)}
              checked={holds(kind)}
              onChange={(event) => toggle(kind, event.target.checked)}
            />
            {kind === 'unit-head' && holds(kind) ? (
              <HeadedUnits grants={grants} onChange={onChange} units={units} />
            ) : null}
          </div>
        ))}
    </fieldset>
  )
}

function HeadedUnits({
  grants,
  onChange,
  units,
}: {
  grants: readonly GrantInput[]
  onChange: (grants: readonly GrantInput[]) => void
  units: readonly Option[]
}) {
  const t = useTranslations('settings.account')
  const headed = grants.flatMap((grant) => (grant.kind === 'unit-head' ? grant.unitId : []))
  const others = grants.filter((grant) => grant.kind !== 'unit-head')
  const change = (unitIds: readonly (string | null)[]) =>
    onChange([...others, ...unitIds.map((unitId) => ({ kind: 'unit-head' as const, unitId }))])
  const nameOf = (unitId: string | null) =>
    units.find((unit) => unit.value === unitId)?.label.trim() ?? ''
  const free = units.filter((unit) => !headed.includes(unit.value))
  return (
    <div className="ml-7.5 grid max-w-sm gap-2">
      <ul className="grid">
        {headed.map((unitId) => (
          <li key={unitId} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate">{nameOf(unitId)}</span>
            {headed.length > 1 ? (
              <button
                type="button"
                aria-label={t('removeHead', { name: nameOf(unitId) })}
                className="grid size-8 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
                onClick={() => change(headed.filter((id) => id !== unitId))}
              >
                <X aria-hidden className="size-4" />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <Select
        label={t('heads')}
        hint={t('headsHint')}
        labelHidden
        emptyLabel={t('addHead')}
        options={free}
        value=""
        onChange={(event) => {
          if (event.target.value !== '') change([...headed, event.target.value])
        }}
      />
    </div>
  )
}
