'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { controlClass } from '@/components/ui/field-error'
import { Button } from '@/components/ui/plain-button'
import { SaidError } from '@/components/ui/said-error'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import type { FileControlProps } from './rare-control'
import { drawName, SIGNATURE_SIZE, SignaturePad } from './signature-pad'
import { useAttaching } from './use-attaching'
import { useFoundFile } from './use-found-file'

/** A pause of so many milliseconds ends a signature: then it is kept. */
const PAUSE_MS = 800

/** A signature drawn with the finger, or a name that is typed; both are kept as a picture. */
export function SignatureControl({ questionId, field, fileIds, labelledBy }: FileControlProps) {
  const t = useTranslations('answering.signature')
  const tFile = useTranslations('answering.file')
  const nameId = useId()
  const { attach, remove, isPending, refusal } = useAttaching(questionId, field, 'signature')
  const [name, setName] = useState('')
  const kept = fileIds.at(-1)
  const box = useRef<HTMLDivElement>(null)
  useFocusAfter(box, kept, kept ? 'button' : 'canvas')
  const keep = useRef(attach)
  keep.current = attach
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const drawn = useRef<HTMLCanvasElement | null>(null)

  const settle = useRef(() => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    const canvas = drawn.current
    drawn.current = null
    canvas?.toBlob((picture) => {
      if (picture) void keep.current([picture], {}, true)
    }, 'image/png')
  })
  useEffect(() => settle.current, [])

  const signByName = () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, SIGNATURE_SIZE)
    drawName(canvas, name.trim())
    drawn.current = canvas
    settle.current()
  }
  return (
    <div ref={box} className="mt-4 grid gap-3">
      {kept ? (
        <>
          <SignedPicture id={kept} labelledBy={labelledBy} />
          <Button size="large" aria-describedby={labelledBy} onClick={() => remove(kept)}>
            {t('again')}
          </Button>
        </>
      ) : (
        <>
          <SignaturePad
            label={t('pad')}
            describedBy={labelledBy}
            onStroke={() => {
              if (timer.current !== null) clearTimeout(timer.current)
            }}
            onDrawn={(canvas) => {
              drawn.current = canvas
              timer.current = setTimeout(settle.current, PAUSE_MS)
            }}
          />
          <div className="grid gap-1.5">
            <label htmlFor={nameId} className="text-15 font-medium">
              {t('byName')}
            </label>
            <div className="flex gap-2">
              <input
                id={nameId}
                type="text"
                aria-describedby={labelledBy}
                autoComplete="off"
                maxLength={60}
                value={name}
                onChange={(event) => setName(event.target.value)}
                className={`${controlClass} h-13 text-17`}
              />
              <Button size="large" disabled={name.trim() === ''} onClick={signByName}>
                {t('sign')}
              </Button>
            </div>
          </div>
        </>
      )}
      <p role="status" className="text-13 text-ink-2">
        {isPending ? tFile('pending') : kept ? t('kept') : null}
      </p>
      <SaidError>{refusal ? tFile(`refusals.${refusal}`) : null}</SaidError>
    </div>
  )
}

function SignedPicture({ id, labelledBy }: { id: string; labelledBy: string }) {
  const t = useTranslations('answering')
  const found = useFoundFile(id)
  if (found?.kind === 'here') {
    return (
      <img
        src={found.url}
        alt={t('signature.picture')}
        aria-describedby={labelledBy}
        className="w-full rounded border border-line bg-white"
      />
    )
  }
  if (found === null) return null
  return <p className="text-ink-2">{t(found.kind === 'server' ? 'file.onServer' : 'file.lost')}</p>
}
