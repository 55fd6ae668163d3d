'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Notice } from './notice'

/** A page that failed: what is safe, what happened, what to do, and the number of the error. */
export function ErrorNotice({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('errors.page')
  const id = errorId(error)
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <Notice
      title={t('errorTitle')}
      action={
        // Every page carries this one for the case that it fails: the buttons' looks stay out of it.
        <button type="button" className="link min-h-11 text-17" onClick={() => retry()}>
          {t('retry')}
        </button>
      }
    >
      <p>{t('errorText')}</p>
      {id ? <p className="num text-15 text-ink-3">{t('errorId', { id })}</p> : null}
    </Notice>
  )
}

/** The number under which the server has logged an error; null for one of the browser. */
export function errorId(error: unknown): string | null {
  if (!(error instanceof Error) || !('digest' in error)) return null
  return typeof error.digest === 'string' ? error.digest : null
}
