'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/choice'
import { Select } from '@/components/ui/select'
import { checklistLimits } from '@/lib/checklists/schema'
import { type ScoringPolicies, touchpoints } from '@/lib/core/checklist'
import { freshId, useBuilder } from './builder-context'
import { EditHead } from './edit-head'
import { DecimalField, LocalizedInput, useFieldRemark, useRemarkText } from './inputs'
import { withText } from './new-parts'

/** Title, touchpoint and the rules of the score. */
export function ChecklistEditor() {
  const t = useTranslations('checklists')
  const { document, edit, remarks } = useBuilder()
  const say = useRemarkText()
  const untitled = remarks.find(({ code, nodeId }) => code === 'empty-title' && nodeId === null)
  return (
    <>
      <EditHead title={t('edit.checklist')} />
      <div className="grid gap-6">
        <LocalizedInput
          label={t('edit.title')}
          value={document.title}
          burst="title"
          large
          maxLength={checklistLimits.title}
          error={untitled ? say(untitled) : undefined}
          onText={(language, text, burst) =>
            edit(
              { kind: 'head', patch: { title: withText(document.title, language, text) } },
              burst,
            )
          }
        />
        <Select
          label={t('edit.touchpoint')}
          value={document.touchpoint}
          fieldClassName="max-w-60"
          options={touchpoints.map((value) => ({ value, label: t(`touchpoints.${value}`) }))}
          onChange={(event) => {
            const touchpoint = touchpoints.find((own) => own === event.target.value)
            if (touchpoint) edit({ kind: 'head', patch: { touchpoint } })
          }}
        />
        {document.sections.length === 0 ? <FirstSection /> : null}
        <Policies />
      </div>
    </>
  )
}

function FirstSection() {
  const t = useTranslations('checklists.edit')
  const { edit } = useBuilder()
  return (
    <div className="grid justify-items-start gap-3 rounded bg-sunk p-4">
      <p className="text-ink-2">{t('emptyLead')}</p>
      <Button onClick={() => edit({ kind: 'add-section', parentId: null, fresh: freshId() })}>
        <Plus aria-hidden className="size-4" />
        {t('addFirstSection')}
      </Button>
    </div>
  )
}

const methods = ['weighted-sections', 'total-points'] as const
const notApplicables = ['exclude', 'full', 'zero'] as const
const unanswereds = ['leave-out', 'counts'] as const

function Policies() {
  const t = useTranslations('checklists.policies')
  const { document, edit } = useBuilder()
  const remarkOn = useFieldRemark()
  const { policies } = document
  const set = (patch: Partial<ScoringPolicies>, burst?: string) =>
    edit({ kind: 'head', patch: { policies: { ...policies, ...patch } } }, burst)
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
          options={notApplicables.map((value) => ({
            value,
            label: t(`notApplicables.${value}`),
          }))}
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
      <DecimalField
        label={t('passMark')}
        optional
        unit="%"
        value={policies.passMark ?? ''}
        hint={t('passMarkHint')}
        error={remarkOn(null, 'passMark')}
        onValue={(typed) => set({ passMark: typed === '' ? null : typed }, 'policies.passMark')}
      />
      <Switch
        label={t('over100')}
        hint={t('over100Hint')}
        checked={policies.allowOver100}
        onChange={(event) => set({ allowOver100: event.target.checked })}
      />
    </section>
  )
}

/** The value of a native list as one of the words that it was filled with. */
export function chosen<Word extends string>(
  words: readonly Word[],
  value: string,
  other: Word,
): Word {
  return words.find((word) => word === value) ?? other
}
