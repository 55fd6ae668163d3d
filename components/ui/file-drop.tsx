'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useRef, useState } from 'react'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { buttonClass } from './button'
import { classNames } from './class-names'
import { Field, type FieldWords } from './field'

type FileDropProps = FieldWords &
  Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'value' | 'defaultValue'> & {
    /** Larger files are refused here with a sentence; the server refuses them too. */
    maxMegabytes?: number | undefined
    onFiles?: ((files: readonly File[]) => void) | undefined
  }

/** Files by button, by drop or by paste of the browser's own picker; sent with the form. */
export function FileDrop({
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
  maxMegabytes,
  onFiles,
  multiple,
  className,
  ...rest
}: FileDropProps) {
  const t = useTranslations('common.file')
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [tooBig, setTooBig] = useState<string | null>(null)
  const [isOver, setIsOver] = useState(false)

  function take(chosen: readonly File[]) {
    const limit = maxMegabytes === undefined ? Number.POSITIVE_INFINITY : maxMegabytes * 1024 ** 2
    const kept = chosen.filter((file) => file.size <= limit).slice(0, multiple ? undefined : 1)
    setTooBig(chosen.find((file) => file.size > limit)?.name ?? null)
    if (input.current) input.current.files = filesOf(kept)
    setFiles(kept)
    onFiles?.(kept)
  }

  const sizeError =
    tooBig && maxMegabytes !== undefined ? t('tooBig', { name: tooBig, size: maxMegabytes }) : null
  const words = { label, optional, labelHidden, fieldClassName }
  const limitHint = maxMegabytes === undefined ? null : t('limit', { size: maxMegabytes })
  return (
    <Field {...words} id={rest.id} hint={hint ?? limitHint} error={error ?? sizeError}>
      {(wiring) => (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <div
            className={classNames(
              'relative flex min-h-24 flex-wrap items-center justify-center gap-3 rounded border border-dashed border-field bg-raised p-4 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
              isOver && 'border-accent bg-accent-soft',
              className,
            )}
          >
            <span aria-hidden className={buttonClass({ size: 'small' })}>
              {multiple ? t('chooseMany') : t('choose')}
            </span>
            <span aria-hidden className="text-ink-3 pointer-coarse:hidden">
              {t('drop')}
            </span>
            <input
              {...rest}
              {...wiring}
              ref={input}
              type="file"
              multiple={multiple}
              className="absolute inset-0 cursor-pointer opacity-0"
              onChange={(event) => take([...(event.target.files ?? [])])}
              onDragEnter={() => setIsOver(true)}
              onDragLeave={() => setIsOver(false)}
              onDrop={() => setIsOver(false)}
            />
          </div>
          <ChosenFiles
            files={files}
            onRemove={(gone) => take(files.filter((file) => file !== gone))}
          />
        </div>
      )}
    </Field>
  )
}

function ChosenFiles({
  files,
  onRemove,
}: {
  files: readonly File[]
  onRemove: (file: File) => void
}) {
  const t = useTranslations('common.file')
  const format = useFormat()
  if (files.length === 0) return null
  return (
    <ul className="grid">
      {files.map((file) => (
        <li
          key={`${file.name} ${file.size} ${file.lastModified}`}
          className="flex items-center gap-3 border-t border-line py-1 first:border-t-0"
        >
          <span className="min-w-0 flex-1 truncate">{file.name}</span>
          <span className="num text-13 text-ink-3">
            {t('kilobytes', { size: format.count(Math.ceil(file.size / 1024)) })}
          </span>
          <button
            type="button"
            aria-label={t('remove', { name: file.name })}
            className="grid size-8 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
            onClick={() => onRemove(file)}
          >
            <X aria-hidden className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  )
}

function filesOf(files: readonly File[]): FileList {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  return transfer.files
}
