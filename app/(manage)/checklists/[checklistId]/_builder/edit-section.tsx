'use client'

import { Plus, Table2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Section } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { freshId, useBuilder } from './builder-context'
import type { FoundSection } from './document-edits'
import { levelLimit } from './document-moves'
import { ConditionField } from './edit-condition'
import { EditHead, PartActions } from './edit-head'
import { MatrixEditor } from './edit-matrix'
import { DecimalField, LocalizedInput, useFieldRemark, useRemarkText } from './inputs'
import { asMatrix, canBeMatrix } from './matrix-parts'
import { withText } from './new-parts'
import { useShares } from './use-shares'

/** A section: its title, what it weighs and must reach, when it is asked, and a table as a whole. */
export function SectionEditor({ found }: { found: FoundSection }) {
  const t = useTranslations('checklists')
  const words = useTranslations('builder')
  const { edit, language, remarks } = useBuilder()
  const say = useRemarkText()
  const { section, parent } = found
  const above = parent ? textFor(parent.title, language) || t('outline.untitledSection') : ''
  const untitled = remarks.find((own) => own.code === 'empty-title' && own.nodeId === section.id)
  const isMatrix = section.layout === 'matrix'
  return (
    <>
      <EditHead
        title={parent ? t('edit.innerSection', { title: above }) : t('edit.section')}
        actions={<PartActions id={section.id} kind="section" />}
      />
      <div className="grid gap-6">
        <LocalizedInput
          label={isMatrix ? words('matrix.title') : t('edit.sectionTitle')}
          value={section.title}
          burst={`${section.id}.title`}
          large
          focusWhenEmpty
          maxLength={checklistLimits.title}
          error={untitled ? say(untitled) : undefined}
          onText={(own, text, burst) => {
            const patch = { title: withText(section.title, own, text) }
            edit({ kind: 'section', id: section.id, patch }, burst)
          }}
        />
        {parent ? (
          <p className="text-ink-2">{t('edit.innerWeight')}</p>
        ) : (
          <RootFigures found={found} />
        )}
        <ConditionField
          label={words('logic.showSection')}
          addLabel={words('logic.addShowSection')}
          readerId={section.id}
          field="showWhen"
          condition={section.showWhen}
          onCondition={(showWhen, burst) => {
            const { showWhen: _, ...rest } = section
            const next: Section = showWhen === undefined ? rest : { ...rest, showWhen }
            edit({ kind: 'replace-section', section: next }, burst)
          }}
        />
        <ImpressionsField section={section} />
        {isMatrix ? <MatrixEditor section={section} /> : <AddButtons found={found} />}
      </div>
    </>
  )
}

/** Impressions are asked last; the list of problems says where they are not. */
function ImpressionsField({ section }: { section: Section }) {
  const words = useTranslations('builder.impressions')
  const { edit } = useBuilder()
  const { impressions, ...rest } = section
  return (
    <Checkbox
      label={words('label')}
      hint={words('hint')}
      checked={impressions === true}
      onChange={({ target }) => {
        const next: Section = target.checked ? { ...rest, impressions: true } : rest
        edit({ kind: 'replace-section', section: next })
      }}
    />
  )
}

function AddButtons({ found: { section, depth } }: { found: FoundSection }) {
  const t = useTranslations('checklists')
  const words = useTranslations('builder.matrix')
  const { edit } = useBuilder()
  const type = section.questions.at(-1)?.type ?? 'yes-no'
  const add = { kind: 'add-question', sectionId: section.id, after: null, type } as const
  const isDeepest = depth + 2 > levelLimit
  return (
    <div className="grid gap-3 border-t border-line pt-5">
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => edit({ ...add, fresh: freshId() })}>
          <Plus aria-hidden className="size-4" />
          {t('outline.addQuestion')}
        </Button>
        <Button
          size="small"
          disabled={isDeepest}
          onClick={() => edit({ kind: 'add-section', parentId: section.id, fresh: freshId() })}
        >
          <Plus aria-hidden className="size-4" />
          {t('edit.addInner')}
        </Button>
        <Button
          size="small"
          disabled={isDeepest}
          onClick={() => edit({ kind: 'add-matrix', parentId: section.id, fresh: freshId() })}
        >
          <Table2 aria-hidden className="size-4" />
          {words('add')}
        </Button>
      </div>
      {canBeMatrix(section) ? (
        <div className="grid justify-items-start gap-1">
          <Button
            size="small"
            look="quiet"
            className="-ml-3"
            onClick={() => edit({ kind: 'replace-section', section: asMatrix(section) })}
          >
            <Table2 aria-hidden className="size-4" />
            {words('together')}
          </Button>
          <p className="text-13 text-ink-3">{words('togetherHint')}</p>
        </div>
      ) : null}
    </div>
  )
}

function RootFigures({ found: { section } }: { found: FoundSection }) {
  const t = useTranslations('checklists.edit')
  const { document, edit } = useBuilder()
  const format = useFormat()
  const remarkOn = useFieldRemark()
  const share = useShares().get(section.id)
  const isFactor = document.policies.method === 'total-points'
  const weightHint =
    typeof share === 'string' ? t('sectionWeightHint', { share: format.percent(share) }) : undefined
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-6">
      <DecimalField
        label={isFactor ? t('sectionFactor') : t('sectionWeight')}
        value={section.weight}
        hint={isFactor ? t('sectionFactorHint') : weightHint}
        error={remarkOn(section.id, 'weight')}
        onValue={(weight) =>
          edit({ kind: 'section', id: section.id, patch: { weight } }, `${section.id}.weight`)
        }
      />
      <DecimalField
        label={t('sectionMark')}
        optional
        unit="%"
        value={section.passMark ?? ''}
        hint={t('sectionMarkHint')}
        error={remarkOn(section.id, 'passMark')}
        onValue={(typed) => {
          const patch = { passMark: typed === '' ? null : typed }
          edit({ kind: 'section', id: section.id, patch }, `${section.id}.passMark`)
        }}
      />
    </div>
  )
}
