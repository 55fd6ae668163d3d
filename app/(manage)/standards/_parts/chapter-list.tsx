'use client'

import { ArrowDown, ArrowUp, Pencil, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type Chapter, createChapterSchema } from '@/lib/chapters/schema'
import { textFor } from '@/lib/core/localized-text'
import {
  createChapterAction,
  moveChapterAction,
  removeChapterAction,
  renameChapterAction,
} from '../actions'
import { useDone } from './use-done'

/** The chapters in their order: named, moved, removed, and one added below. */
export function ChapterList({ chapters }: { chapters: readonly Chapter[] }) {
  const t = useTranslations('standards.chapter')
  const [edited, setEdited] = useState<string | null>(null)
  return (
    <div className="grid gap-6">
      <p className="text-ink-2">{chapters.length === 0 ? t('empty') : t('lead')}</p>
      <ol className="grid">
        {chapters.map((chapter, index) => (
          <li key={chapter.id} className="border-t border-line py-1.5 first:border-t-0">
            {edited === chapter.id ? (
              <ChapterForm chapter={chapter} onDone={() => setEdited(null)} />
            ) : (
              <ChapterRow
                chapter={chapter}
                isFirst={index === 0}
                isLast={index === chapters.length - 1}
                onEdit={() => setEdited(chapter.id)}
              />
            )}
          </li>
        ))}
      </ol>
      <ChapterForm key={chapters.length} chapter={null} onDone={() => setEdited(null)} />
    </div>
  )
}

function ChapterRow({
  chapter,
  isFirst,
  isLast,
  onEdit,
}: {
  chapter: Chapter
  isFirst: boolean
  isLast: boolean
  onEdit: () => void
}) {
  const t = useTranslations('standards.chapter')
  const locale = useLocale()
  const { run, isRunning } = useDone()
  const { id: chapterId, place, title } = chapter
  const name = textFor(title, locale)
  const move = (direction: 'up' | 'down') =>
    run(() => moveChapterAction({ chapterId, direction }), { done: t('saved') })
  const remove = () => run(() => removeChapterAction({ chapterId }), { done: t('removed') })
  return (
    <div className="flex items-center gap-1">
      <span className="num min-w-0 flex-1">{`${place}. ${name}`}</span>
      <Mark label={t('up', { name })} disabled={isFirst || isRunning} onClick={() => move('up')}>
        <ArrowUp aria-hidden className="size-4" />
      </Mark>
      <Mark label={t('down', { name })} disabled={isLast || isRunning} onClick={() => move('down')}>
        <ArrowDown aria-hidden className="size-4" />
      </Mark>
      <Mark label={t('rename', { name })} onClick={onEdit}>
        <Pencil aria-hidden className="size-4" />
      </Mark>
      <Mark label={t('remove', { name })} disabled={isRunning} onClick={remove}>
        <X aria-hidden className="size-4" />
      </Mark>
    </div>
  )
}

function Mark({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string
  disabled?: boolean | undefined
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled ?? false}
      onClick={onClick}
      className="grid size-8 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink disabled:opacity-40 pointer-coarse:size-11"
    >
      {children}
    </button>
  )
}

/** Names a new chapter (`chapter` null) or renames one. */
function ChapterForm({ chapter, onDone }: { chapter: Chapter | null; onDone: () => void }) {
  const t = useTranslations('standards.chapter')
  const { run } = useDone()
  const { form, field, message, isSending } = useActionForm({
    schema: createChapterSchema,
    defaults: { title: { ru: chapter?.title.ru ?? '', en: chapter?.title.en ?? '' } },
    action: (values) =>
      chapter === null
        ? createChapterAction(values)
        : renameChapterAction({ ...values, chapterId: chapter.id }),
    onDone: () => {
      run(async () => ({ ok: true as const }), { done: t(chapter === null ? 'added' : 'saved') })
      onDone()
    },
    namespace: 'standards',
  })
  return (
    <form {...form} className="grid gap-3">
      <div className="grid gap-3">
        <TextInput label={t('nameRu')} autoComplete="off" {...field('title.ru')} />
        <TextInput label={t('nameEn')} autoComplete="off" optional {...field('title.en')} />
      </div>
      <FormMessage>{message}</FormMessage>
      <div>
        <SubmitButton pending={isSending}>{t(chapter === null ? 'add' : 'save')}</SubmitButton>
      </div>
    </form>
  )
}
