'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { PayPreview } from '@/app/(hr)/trials/_parts/pay-preview'
import { usePayPreview } from '@/app/(hr)/trials/_parts/use-pay-preview'
import { KeptNote } from '@/components/forms/kept-note'
import { Button, LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { useToast } from '@/components/ui/toast'
import { textFor } from '@/lib/core/localized-text'
import type { SchemeDocument } from '@/lib/core/scheme'
import { mayActivate as mayBeActivated, schemeProblems } from '@/lib/core/scheme-problems'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { PreviewChoices } from '@/lib/scheme-trials/use-cases/view-trials'
import { componentLine, gateLine } from '@/lib/schemes/formats/scheme-words'
import type { DoublePay } from '@/lib/schemes/use-cases/gather-double-pay'
import type { SchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { SchemeChanges, useSchemeWords } from '../_versions/scheme-changes'
import { ActivateDialog } from './activate-dialog'
import { BaseFields } from './base-fields'
import { ComponentFields } from './component-fields'
import { DoublePayWarning } from './double-pay'
import { GateFields } from './gate-fields'
import { GeneralFields } from './general-fields'
import { newComponent, newGate } from './new-parts'
import { PartList } from './part-list'
import { SaveRefusal } from './save-refusal'
import { SchemeRemarks } from './scheme-remarks'
import type { AskedPart } from './use-open-parts'
import { useSchemeDraft } from './use-scheme-draft'

interface SchemeEditorProps {
  accountId: string
  schemeId: string
  draft: SchemeDocument
  revision: number
  choices: SchemeChoices
  preview: PreviewChoices
  mayChange: boolean
  mayActivate: boolean
  isRetired: boolean
  /** The newest activated version, which an activation would change; null for none. */
  standing: SchemeDocument | null
  /** The number that the draft gets once it is activated. */
  nextNumber: number
  /** The first month that a new version may pay, and whom it would then pay beside others. */
  proposedMonth: string
  doublePay: DoublePay
}

/** A scheme being written: every part in its place, remarks live beside it, nothing corrected. */
export function SchemeEditor(props: SchemeEditorProps) {
  const { schemeId, choices, mayChange } = props
  const t = useTranslations('pay.schemes')
  const tried = useTranslations('scheme-trials')
  const format = useFormat()
  const toast = useToast()
  const router = useRouter()
  const { draft: given, revision } = props
  const draft = useSchemeDraft(props.accountId, { schemeId, document: given, revision })
  const { document, write } = draft
  const problems = useMemo(
    () => schemeProblems(document, choices.metrics),
    [document, choices.metrics],
  )
  const save = (revision: number) =>
    draft.save(revision, () => {
      toast.show({ title: t('saved') })
      // Whom the saved draft pays beside other schemes is counted where the roster is.
      router.refresh()
    })
  const preview = usePayPreview(document, props.preview)
  const parts = { document, onDocument: write, choices, problems }
  const [asked, setAsked] = useState<AskedPart | null>(null)
  const words = useSchemeWords(choices)
  return (
    <>
      <PageHead
        title={textFor(document.name, format.locale) || t('unnamed')}
        subtitle={
          draft.isUnsaved ? t('unsaved') : t('draftOf', { number: String(props.nextNumber) })
        }
        back={{ href: '/schemes', label: t('back') }}
        action={
          <>
            <LinkButton href={`/trials/new?scheme=${schemeId}`}>{tried('new')}</LinkButton>
            {mayChange ? (
              <Button
                look={draft.isUnsaved ? 'primary' : 'normal'}
                disabled={draft.isSaving || !draft.isUnsaved}
                onClick={() => save(draft.revision)}
              >
                {t('save')}
              </Button>
            ) : null}
            {props.mayActivate ? (
              <ActivateDialog
                key={`${draft.revision} ${props.proposedMonth} ${props.doublePay.people}`}
                schemeId={schemeId}
                revision={draft.revision}
                isUnsaved={draft.isUnsaved}
                regulation={document.regulation}
                paysFrom={document.appliesTo.from}
                proposedMonth={props.proposedMonth}
                doublePay={props.doublePay}
                mayBeActivated={mayBeActivated(problems)}
                changes={
                  props.standing === null ? null : (
                    <SchemeChanges before={props.standing} after={document} choices={choices} />
                  )
                }
              />
            ) : null}
          </>
        }
      />
      {props.isRetired ? <p className="mb-6 text-ink-2">{t('retiredNote')}</p> : null}
      <KeptNote kept={draft.kept} />
      <SaveRefusal refused={draft.refused} schemeId={schemeId} onSaveOver={save} />
      <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <fieldset disabled={!mayChange} className="grid min-w-0 content-start gap-12">
          <GeneralFields {...parts} />
          <BaseFields {...parts} />
          <PartList
            kind="components"
            parts={document.components}
            onParts={(components) => parts.onDocument({ ...document, components })}
            newPart={newComponent}
            summary={(component) => componentLine(component, words)}
            asked={asked}
            isReadOnly={!mayChange}
            fields={(component, change) => (
              <ComponentFields
                currency={document.currency}
                component={component}
                components={document.components}
                choices={parts.choices}
                preview={preview}
                onComponent={change}
              />
            )}
          />
          <PartList
            kind="gates"
            parts={document.gates}
            onParts={(gates) => parts.onDocument({ ...document, gates })}
            newPart={newGate}
            summary={(gate) => gateLine(gate, words)}
            asked={asked}
            isReadOnly={!mayChange}
            fields={(gate, change) => (
              <GateFields gate={gate} choices={parts.choices} onGate={change} />
            )}
          />
        </fieldset>
        <div className="grid content-start gap-10 xl:sticky xl:top-6 xl:self-start">
          <PayPreview preview={preview} />
          <DoublePayWarning doublePay={props.doublePay} isUnsaved={draft.isUnsaved} />
          <SchemeRemarks
            document={document}
            problems={problems}
            metrics={parts.choices.metrics}
            onAsk={(anchor) => setAsked({ anchor })}
          />
        </div>
      </div>
    </>
  )
}

/** What every part of the editor gets. */
export interface EditorPart {
  readonly document: SchemeDocument
  readonly onDocument: (document: SchemeDocument) => void
  readonly choices: SchemeChoices
}
