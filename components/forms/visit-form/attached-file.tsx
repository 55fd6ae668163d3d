'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/plain-button'
import { mediaFamily } from '@/lib/core/media-kind'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useFormFiles } from './form-device'
import { useFoundFile } from './use-found-file'

/** A kept file with its size, to be heard or opened, and taken away. */
export function AttachedFile({
  id,
  name,
  onRemove,
}: {
  id: string
  /** Where the file has no name of its own. */
  name: string
  onRemove: () => void
}) {
  const t = useTranslations('answering.file')
  const format = useFormat()
  const { files } = useFormFiles()
  const found = useFoundFile(id)
  const file = files.get(id)
  const shownName = file?.name ?? name
  const url = found?.kind === 'here' ? found.url : null
  const family = mediaFamily(file?.mediaType ?? '')
  return (
    <div className="grid gap-2 rounded border border-line bg-raised p-3">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <span className="font-medium">{shownName}</span>{' '}
          <span className="num text-13 text-ink-3">
            {file ? format.bytes(file.byteSize) : null}
          </span>
        </p>
        <Button
          size="small"
          className="min-h-11"
          aria-label={t('removeOne', { name: shownName })}
          onClick={onRemove}
        >
          {t('remove')}
        </Button>
      </div>
      {url && family === 'picture' ? (
        <img src={url} alt={shownName} className="max-h-40 justify-self-start rounded" />
      ) : null}
      {url && family === 'audio' ? (
        // biome-ignore lint/a11y/useMediaCaption: a recording made a moment ago has no captions
        <audio controls preload="metadata" src={url} aria-label={shownName} className="w-full" />
      ) : null}
      {found?.kind === 'server' ? <p className="text-13 text-ink-3">{t('onServer')}</p> : null}
      {found?.kind === 'lost' ? <p className="text-13 text-red">{t('lost')}</p> : null}
    </div>
  )
}
