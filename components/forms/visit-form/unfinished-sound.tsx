'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/plain-button'
import { usePlaceTime } from '@/components/ui/use-place-time'
import { type FoundSound, useFormFiles } from './form-device'

/** A recording that was cut short by the end of the page, the browser or the battery. */
export function UnfinishedSound({
  found,
  onKeep,
  onDrop,
}: {
  found: FoundSound
  onKeep: () => Promise<void>
  onDrop: () => Promise<void>
}) {
  const t = useTranslations('answering.audio.unfinished')
  const sayTime = usePlaceTime()
  const { zone } = useFormFiles()
  const url = useAddress(found.sound)
  const [isBusy, setBusy] = useState(false)
  const at = sayTime(found.beganAt, zone)
  const run = (work: () => Promise<void>) => {
    setBusy(true)
    work()
      .catch((error: unknown) => console.warn(error))
      .finally(() => setBusy(false))
  }
  return (
    <section
      aria-label={t('title', { at })}
      className="grid gap-2.5 rounded border border-line-strong bg-raised px-4 py-3.5"
    >
      <p className="font-semibold">{t('title', { at })}</p>
      <p className="text-15 text-ink-2">{t('text')}</p>
      {url ? (
        // biome-ignore lint/a11y/useMediaCaption: a recording made a moment ago has no captions
        <audio
          controls
          preload="metadata"
          src={url}
          aria-label={t('title', { at })}
          className="w-full"
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          size="large"
          className="flex-1"
          disabled={isBusy}
          onClick={() => run(onKeep)}
        >
          {t('keep')}
        </Button>
        <Button size="large" disabled={isBusy} onClick={() => run(onDrop)}>
          {t('drop')}
        </Button>
      </div>
    </section>
  )
}

function useAddress(sound: Blob): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(sound)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [sound])
  return url
}
