'use client'

import { createContext, useContext } from 'react'
import type { FileOrigin, FrozenAttachment } from '@/lib/core/frozen-report'
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

/** A photo that was made of a kept one: when and where that one was taken holds for it, too. */
export type EditedPhoto = Pick<FrozenAttachment, 'takenAt' | 'origin' | 'fileAt'> &
  Required<Pick<FrozenAttachment, 'edits'>>

/** What is known of a file before it is looked into. */
export type FileSource =
  | { readonly via: FileOrigin /** Where it was made earlier than now. */; readonly at?: string }
  /** Drawn in the form. */
  | { readonly via?: undefined }

export const isEdited = (source: FileSource | EditedPhoto): source is EditedPhoto =>
  'edits' in source

/** What the form needs of the phone; the page that shows the form brings it along. */
export interface FormDevice {
  /** Makes a file ready to be sent, keeps it, and only then says that it is there. */
  keep(questionId: string, file: Blob, as: KeepAs, source: FileSource | EditedPhoto): Promise<Kept>
  find(fileId: string): Promise<FoundFile>
  /** What keeps a recording while it is made; it comes after the form. */
  sounds(): Promise<SoundKeeper>
}

/** `here` with an address for showing it, `server` when the server alone has it, or nowhere. */
export type FoundFile =
  | { readonly kind: 'here'; readonly url: string }
  | { readonly kind: 'server' }
  | { readonly kind: 'lost' }

/** A recording that somebody began, and that never became a file. */
export interface FoundSound {
  readonly id: string
  readonly questionId: string
  /** Wall clock of the phone, ISO 8601. */
  readonly beganAt: string
  readonly sound: Blob
}

/** A recording that is being made. */
export interface RunningSound {
  readonly id: string
  /** Resolves when this part, and all before it, are on the disk. @throws where they are not */
  add(part: Blob): Promise<void>
}

/** Recordings before they are files: kept part by part, so that a kill takes seconds at most. */
export interface SoundKeeper {
  begin(questionId: string, mediaType: string, beganAt: string): RunningSound
  /** What is left of recordings at this question, or at all; none of those that are in hand now. */
  find(questionId?: string): Promise<readonly FoundSound[]>
  /** The recording is a file of the draft: its parts go once that draft is kept. */
  settle(id: string): Promise<void>
  drop(id: string): Promise<void>
  /** It could not become a file: it is found again. */
  letGo(id: string): void
}

export interface FormFiles {
  readonly device: FormDevice
  readonly files: ReadonlyMap<string, FrozenAttachment>
  readonly zone: string
  /** Whether sound may be recorded and added. */
  readonly recording: RecordingRule
  add(questionId: string, file: Blob, as: KeepAs, source: FileSource | EditedPhoto): Promise<Kept>
  /** Hands on what was attached, without waiting for a pause. */
  handOn(): void
}

export const FormFilesContext = createContext<FormFiles | null>(null)

export function useFormFiles(): FormFiles {
  const files = useContext(FormFilesContext)
  if (files === null) throw new Error('a file control stands outside of a visit form')
  return files
}
