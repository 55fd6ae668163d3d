'use client'

import { createContext, useContext } from 'react'
import type { FrozenAttachment, PhotoEdit } from '@/lib/core/frozen-report'
import type { RecordingRule } from './recording-rule'

/** What a picture or file is to the question that asks for it. */
export type KeepAs = 'photo' | 'signature' | 'audio' | 'file'

export type KeepRefusal =
  | 'unreadable'
  | 'not-kept'
  /** What makes files ready has not come yet, and there is no network. */
  | 'not-loaded'
  | 'too-many'
  | 'too-large'
  | 'not-audio'
  | 'not-a-file'
  | 'too-long'
  | 'recording-off'
  | 'consent-needed'

export type Kept =
  | { readonly ok: true; readonly file: FrozenAttachment }
  | { readonly ok: false; readonly reason: KeepRefusal }

/** A photo that was made of a kept one: it was taken when that one was. */
export interface EditedPhoto {
  readonly takenAt: string
  readonly edits: readonly PhotoEdit[]
}

/** What the form needs of the phone; the page that shows the form brings it along. */
export interface FormDevice {
  /** Makes a file ready to be sent, keeps it, and only then says that it is there. */
  keep(questionId: string, file: Blob, as: KeepAs, edited?: EditedPhoto): Promise<Kept>
  find(fileId: string): Promise<FoundFile>
}

/** `here` with an address for showing it, `server` when the server alone has it, or nowhere. */
export type FoundFile =
  | { readonly kind: 'here'; readonly url: string }
  | { readonly kind: 'server' }
  | { readonly kind: 'lost' }

export interface FormFiles {
  readonly device: FormDevice
  readonly files: ReadonlyMap<string, FrozenAttachment>
  readonly zone: string
  /** Whether sound may be recorded and added. */
  readonly recording: RecordingRule
  add(questionId: string, file: Blob, as: KeepAs, edited?: EditedPhoto): Promise<Kept>
}

export const FormFilesContext = createContext<FormFiles | null>(null)

export function useFormFiles(): FormFiles {
  const files = useContext(FormFilesContext)
  if (files === null) throw new Error('a file control stands outside of a visit form')
  return files
}
