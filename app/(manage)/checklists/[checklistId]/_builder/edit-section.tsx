'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { checklistLimits } from '@/lib/checklists/schema'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { freshId, useBuilder } from './builder-context'
import type { FoundSection } from './document-edits'
import { EditHead, PartActions } from './edit-head'
import { DecimalField, LocalizedInput, useFieldRemark, useRemarkText } from './inputs'
import { withText } from './new-parts'
import { useShares } from './use-shares'

/** A section: its title, and for a root section what it weighs and what it must reach. */
export function SectionEditor({ found }: { found: FoundSection }) {
  const t = useTranslations('checklists')
  const { edit, language, remarks } = useBuilder()
  const say = useRemarkText()
  const { section, parent } = found
  const above = parent ? textFor(parent.title, language) || t('outline.untitledSection') : ''
  const untitled = remarks.find((own) => own.code === 'empty-title' && own.nodeId === section.id)
  return (
    <>
      <EditHead
        title={parent ? t('edit.innerSection', { title: above }) : t('edit.section')}
        actions={<PartActions id={section.id} kind="section" />}
      />
      <div className="grid gap-6">
        <LocalizedInput
          label={t('edit.sectionTitle')}
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
        <div className="flex flex-wrap gap-2 border-t border-line pt-5">
          <Button
            size="small"
            onClick={() =>
              edit({
                kind: 'add-question',
                sectionId: section.id,
                after: null,
                type: section.questions.at(-1)?.type ?? 'yes-no',
                fresh: freshId(),
              })
            }
          >
            <Plus aria-hidden className="size-4" />
            {t('outline.addQuestion')}
          </Button>
          <Button
            size="small"
            onClick={() => edit({ kind: 'add-section', parentId: section.id, fresh: freshId() })}
          >
            <Plus aria-hidden className="size-4" />
            {t('edit.addInner')}
          </Button>
        </div>
      </div>
    </>
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
