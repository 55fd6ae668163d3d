'use client'

import { createContext, useContext } from 'react'
import type { FrozenAttachment } from '@/lib/core/frozen-report'

export type PhotoRefusal = 'unreadable' | 'not-kept' | 'too-many'

export type TakenPhoto =
  | { readonly ok: true; readonly photo: FrozenAttachment }
  | { readonly ok: false; readonly reason: PhotoRefusal }

/** What the form needs of the phone; the page that shows the form brings it along. */
export interface FormDevice {
  /** Scales a picture, keeps it, and only then says that it is there. */
  takePhoto(questionId: string, file: File): Promise<TakenPhoto>
  findPhoto(photoId: string): Promise<FoundPhoto>
}

/** `here` with an address for showing it, `server` when the server alone has it, or nowhere. */
export type FoundPhoto =
  | { readonly kind: 'here'; readonly url: string }
  | { readonly kind: 'server' }
  | { readonly kind: 'lost' }

export interface FormPhotos {
  readonly device: FormDevice
  readonly photos: ReadonlyMap<string, FrozenAttachment>
  readonly zone: string
  /** Takes a picture for a question; null when all went well. */
  add(questionId: string, file: File): Promise<TakenPhoto>
}

export const FormPhotosContext = createContext<FormPhotos | null>(null)

export function useFormPhotos(): FormPhotos {
  const photos = useContext(FormPhotosContext)
  if (photos === null) throw new Error('a photo control stands outside of a visit form')
  return photos
}
