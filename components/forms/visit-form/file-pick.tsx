'use client'

import { type ReactNode, useId } from 'react'

/** A native choice of files that looks like a button. */
export function FilePick({
  accept,
  isCapture,
  labelledBy,
  onFiles,
  children,
}: {
  accept: string
  /** Ask the phone's own recorder first. */
  isCapture?: boolean
  labelledBy: string
  onFiles: (files: readonly File[]) => Promise<unknown>
  children: ReactNode
}) {
  const id = useId()
  return (
    <label className="relative grid min-h-13 flex-1 cursor-pointer place-items-center rounded border border-dashed border-field px-5 py-2 text-center text-17 font-medium text-ink-2 hover:border-ink-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="file"
        accept={accept}
        {...(isCapture ? { capture: 'user' as const } : { multiple: true })}
        aria-labelledby={`${id} ${labelledBy}`}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again after it was removed.
          event.target.value = ''
          void onFiles(files)
        }}
      />
      <span id={id}>{children}</span>
    </label>
  )
}
