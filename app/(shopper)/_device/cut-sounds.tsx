'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { Button } from '@/components/ui/plain-button'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import { handOver } from './hand-over'
import { dropSound, type KeptSound, listUndecided } from './sound-parts'

export interface CutSoundsProps {
  readonly accountId: string
  readonly visitId: string
  /** Of the place that was visited. */
  readonly zone: string
}

/** Recordings that were cut short and that nobody has decided upon: kept here until somebody does. */
export function CutSounds({ accountId, visitId, zone }: CutSoundsProps) {
  const t = useTranslations('unsent.sounds')
  const [sounds, setSounds] = useState<readonly KeptSound[]>([])
  const look = useCallback(
    async () => setSounds(await listUndecided({ accountId, visitId })),
    [accountId, visitId],
  )
  useEffect(() => {
    look().catch((error: unknown) => console.warn(error))
  }, [look])
  if (sounds.length === 0) return null
  return (
    <Callout tone="needs-you" title={t('title', { count: sounds.length })}>
      <div className="grid gap-4">
        <p>{t('text')}</p>
        {sounds.map((found) => (
          <CutSound
            key={found.id}
            found={found}
            zone={zone}
            onDrop={() => dropSound(accountId, found.id).then(look)}
          />
        ))}
      </div>
    </Callout>
  )
}

function CutSound({
  found: { sound, beganAt },
  zone,
  onDrop,
}: {
  found: KeptSound
  zone: string
  onDrop: () => Promise<void>
}) {
  const t = useTranslations('unsent.sounds')
  const sayMoment = usePlaceMoment()
  const [url, setUrl] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(sound)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [sound])
  const at = sayMoment(beganAt, zone)
  const run = (work: () => Promise<void>) =>
    void work().catch((error: unknown) => console.warn(error))
  return (
    <section aria-label={t('one', { at })} className="grid gap-2.5">
      <p className="num font-medium text-ink">{t('one', { at })}</p>
      {/* biome-ignore lint/a11y/useMediaCaption: a recording of the reader's own has no captions */}
      <audio
        controls
        preload="metadata"
        src={url}
        aria-label={t('one', { at })}
        className="w-full"
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="large"
          onClick={() => run(() => handOver(sound, nameOf(sound, beganAt), sound.type))}
        >
          {t('save')}
        </Button>
        <Button size="large" onClick={() => (isAsking ? run(onDrop) : setAsking(true))}>
          {t(isAsking ? 'dropNow' : 'drop')}
        </Button>
      </div>
    </section>
  )
}

function nameOf({ type }: Blob, beganAt: string): string {
  const [, kind = 'webm'] = /^audio\/([a-z0-9]+)/.exec(type) ?? []
  return `etalon-${beganAt.slice(0, 16).replace(/[T:]/g, '-')}.${kind === 'mp4' ? 'm4a' : kind}`
}
