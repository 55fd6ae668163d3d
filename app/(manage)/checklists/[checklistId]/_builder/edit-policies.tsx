'use client'

import { useTranslations } from 'next-intl'
import { Switch } from '@/components/ui/choice'
import { Select } from '@/components/ui/select'
import type { ScoringPolicies } from '@/lib/core/checklist'
import { useBuilder } from './builder-context'
import { chosen } from './chosen-word'
import { DecimalField, useFieldRemark } from './inputs'

const methods = ['weighted-sections', 'total-points'] as const
const notApplicables = ['exclude', 'full', 'zero'] as const
const unanswereds = ['leave-out', 'counts'] as const
const roundings = ['exact', 'floor', 'round'] as const
const personScores = ['mean', 'pooled'] as const

/** What the trade disagrees on: stored with the version, printed with the score. */
export function PoliciesEditor() {
  const t = useTranslations('checklists.policies')
  const words = useTranslations('builder.policies')
  const { document, edit } = useBuilder()
  const remarkOn = useFieldRemark()
  const { policies } = document
  const put = (next: ScoringPolicies, burst?: string) =>
    edit({ kind: 'head', patch: { policies: next } }, burst)
  const set = (patch: Partial<ScoringPolicies>, burst?: string) =>
    put({ ...policies, ...patch }, burst)
  return (
    <section className="grid gap-5 border-t border-line pt-5">
      <div>
        <h3 className="text-17 font-semibold">{t('title')}</h3>
        <p className="mt-1 text-13 text-ink-3">{t('lead')}</p>
      </div>
      <Select
        label={t('method')}
        value={policies.method}
        options={methods.map((value) => ({ value, label: t(`methods.${value}`) }))}
        onChange={(event) => set({ method: chosen(methods, event.target.value, policies.method) })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={t('notApplicable')}
          value={policies.notApplicable}
          options={notApplicables.map((value) => ({ value, label: t(`notApplicables.${value}`) }))}
          onChange={(event) =>
            set({
              notApplicable: chosen(notApplicables, event.target.value, policies.notApplicable),
            })
          }
        />
        <Select
          label={t('unanswered')}
          value={policies.unanswered}
          options={unanswereds.map((value) => ({ value, label: t(`unanswereds.${value}`) }))}
          onChange={(event) =>
            set({ unanswered: chosen(unanswereds, event.target.value, policies.unanswered) })
          }
        />
      </div>
      <Switch
        label={t('over100')}
        hint={t('over100Hint')}
        checked={policies.allowOver100}
        onChange={(event) => set({ allowOver100: event.target.checked })}
      />
      <DecimalField
        label={t('passMark')}
        optional
        unit="%"
        value={policies.passMark ?? ''}
        hint={t('passMarkHint')}
        error={remarkOn(null, 'passMark')}
        onValue={(typed) => set({ passMark: typed === '' ? null : typed }, 'policies.passMark')}
      />
      <Select
        label={words('rounding')}
        hint={words('roundingHint')}
        value={policies.passRounding ?? 'exact'}
        options={roundings.map((value) => ({ value, label: words(`roundings.${value}`) }))}
        onChange={(event) => put(withRounding(policies, event.target.value))}
      />
      <Select
        label={words('personScore')}
        hint={words(policies.personScore === 'pooled' ? 'pooledHint' : 'personScoreHint')}
        value={policies.personScore ?? 'mean'}
        options={personScores.map((value) => ({ value, label: words(`personScores.${value}`) }))}
        onChange={(event) => put(withPersonScore(policies, event.target.value))}
      />
      <p className="text-13 text-ink-3">{words('elsewhere')}</p>
    </section>
  )
}

function withRounding(policies: ScoringPolicies, value: string): ScoringPolicies {
  const { passRounding: _, ...rest } = policies
  return value === 'floor' || value === 'round' ? { ...rest, passRounding: value } : rest
}

function withPersonScore(policies: ScoringPolicies, value: string): ScoringPolicies {
  const { personScore: _, ...rest } = policies
  return value === 'pooled' ? { ...rest, personScore: value } : rest
}
