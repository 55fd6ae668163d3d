'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { KeptNote } from '@/components/forms/kept-note'
import { PictureField } from '@/components/forms/picture-field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Callout } from '@/components/ui/callout'
import { Combobox } from '@/components/ui/combobox'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { touchpoints } from '@/lib/core/checklist'
import type { StandardDraft } from '@/lib/core/standard-document'
import { changeStandardSchema } from '@/lib/standards/schema'
import type { ViewedStandard } from '@/lib/standards/use-cases/view-standard'
import { chapterOptions } from '../../_parts/chapter-names'
import { PublishButton } from '../../_parts/publish-button'
import { changeStandardAction } from '../../actions'
import { findOwners } from './find-owners'
import { PositionChoice } from './position-choice'
import { useKeptDraft } from './use-kept-draft'

interface EditProps {
  accountId: string
  view: ViewedStandard
  draft: StandardDraft
  positions: readonly { readonly id: string; readonly name: string }[]
}

/** The draft of a standard: saved as often as one likes, published when it is ready. */
export function EditForm(props: EditProps) {
  const { view, positions } = props
  const t = useTranslations('standards')
  const locale = useLocale()
  const { form, field, value, hook, message, isSending, textError, kept } = useEditForm(props)
  const languages = locale === 'ru' ? (['ru', 'en'] as const) : (['en', 'ru'] as const)
  return (
    <form {...form} className="grid max-w-3xl gap-6">
      <DraftNote view={view} />
      <KeptNote kept={kept} />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <TextInput
          label={t('edit.number')}
          autoComplete="off"
          className="num"
          {...field('number')}
        />
        <Select
          label={t('sheet.touchpoint')}
          options={touchpoints.map((name) => ({ value: name, label: t(`touchpoints.${name}`) }))}
          {...field('touchpoint')}
        />
        <Select
          label={t('edit.chapter')}
          emptyLabel={t('edit.noChapter')}
          options={chapterOptions(view.chapters, locale)}
          {...field('chapterId')}
        />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {languages.map((language, place) => (
          <TextArea
            key={language}
            label={t(language === 'ru' ? 'sheet.textRu' : 'sheet.textEn')}
            hint={place === 0 ? t('sheet.textHint') : undefined}
            optional={place > 0}
            {...field(`text.${language}`)}
            error={(place === 0 ? textError : null) ?? field(`text.${language}`).error}
          />
        ))}
        {languages.map((language, place) => (
          <TextArea
            key={language}
            label={t(language === 'ru' ? 'edit.exampleRu' : 'edit.exampleEn')}
            hint={place === 0 ? t('edit.exampleHint') : undefined}
            optional
            {...field(`example.${language}`)}
          />
        ))}
        {(['goodPictureId', 'badPictureId'] as const).map((name) => (
          <PictureField
            key={name}
            label={t(name === 'goodPictureId' ? 'edit.good' : 'edit.bad')}
            value={hook.watch(name) || null}
            onValueChange={(id) => hook.setValue(name, id, { shouldDirty: true })}
          />
        ))}
      </div>
      <PositionChoice
        positions={positions}
        chosen={hook.watch('positionIds')}
        onChange={(ids) => hook.setValue('positionIds', [...ids], { shouldDirty: true })}
      />
      <Combobox
        label={t('edit.owner')}
        hint={t('edit.ownerHint')}
        optional
        fieldClassName="max-w-md"
        options={view.draftOwner ? [ownerOption(view.draftOwner)] : []}
        load={findOwners}
        defaultValue={value('ownerId').value}
        onValueChange={value('ownerId').onValueChange}
        error={value('ownerId').error}
      />
      <FormMessage>{message}</FormMessage>
      <EditFooter view={view} isSending={isSending} isDirty={hook.formState.isDirty} />
    </form>
  )
}

function ownerOption({ id, name }: { id: string; name: string }) {
  return { value: id, label: name }
}

function useEditForm({ accountId, view, draft }: EditProps) {
  const t = useTranslations('standards.edit')
  const say = useProblemText()
  const router = useRouter()
  const toast = useToast()
  const { standardId, revision } = view
  const form = useActionForm({
    schema: changeStandardSchema,
    defaults: {
      ...draft,
      ...{ standardId, revision },
      text: { ru: draft.text.ru ?? '', en: draft.text.en ?? '' },
      example: { ru: draft.example.ru ?? '', en: draft.example.en ?? '' },
      chapterId: draft.chapterId ?? '',
      ownerId: draft.ownerId ?? '',
      positionIds: [...draft.positionIds],
    },
    action: changeStandardAction,
    onDone: () => {
      kept.done()
      toast.show({ title: t('saved') })
      router.refresh()
    },
    namespace: 'standards',
  })
  const kept = useKeptDraft(form.hook, accountId, view)
  const missing = form.hook.formState.errors.text?.message
  return { ...form, kept, textError: missing ? say(missing, 'field') : null }
}

function DraftNote({ view: { state, versions, standardId } }: { view: ViewedStandard }) {
  const t = useTranslations('standards.one')
  const [newest] = versions
  if (state !== 'changed' || newest === undefined) return null
  return (
    <Callout
      tone="needs-you"
      action={
        <Link className="link" href={`/standards/${standardId}?tab=versions`}>
          {t('compare')}
        </Link>
      }
    >
      {t('draftNote', { number: newest.number })}
    </Callout>
  )
}

function EditFooter({
  view: { standardId, revision, state, versions, may, publication },
  isSending,
  isDirty,
}: {
  view: ViewedStandard
  isSending: boolean
  isDirty: boolean
}) {
  const t = useTranslations('standards.edit')
  const number = (versions[0]?.number ?? 0) + 1
  const isSame = state === 'published'
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
      <SubmitButton pending={isSending} look={isDirty || isSame ? 'primary' : 'normal'}>
        {t('save')}
      </SubmitButton>
      {may.publish ? (
        <PublishButton
          standards={[{ standardId, revision }]}
          label={t('publish', { number })}
          title={t('publishTitle', { number })}
          disabled={isDirty || isSame}
          shape={{ look: isDirty || isSame ? 'normal' : 'primary' }}
          publication={publication}
        />
      ) : null}
      {isDirty ? <p className="text-13 text-ink-3">{t('saveFirst')}</p> : null}
      {isSame && !isDirty ? <p className="text-13 text-ink-3">{t('same')}</p> : null}
    </div>
  )
}
