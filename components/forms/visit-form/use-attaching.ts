'use client'

import { useRef, useState } from 'react'
import { useAnswers } from './answer-form'
import {
  type EditedPhoto,
  type FileSource,
  type KeepAs,
  type KeepRefusal,
  useFormFiles,
} from './form-device'
import type { AnswerField } from './form-values'

/** Where the identifiers of kept files stand. */
export interface FileList {
  get(): readonly string[]
  set(ids: readonly string[]): void
}

export interface Attaching {
  readonly isPending: boolean
  readonly refusal: KeepRefusal | null
  /** So many there are since the last one was kept; 0 before, and after one was taken away. */
  readonly kept: number
  /** `instead`: the new file takes the place of all others. Says whether all of them were kept. */
  attach(files: readonly Blob[], source: FileSource, instead?: boolean): Promise<boolean>
  /** An edited photo takes the place of the one it was made of; says what hindered it. */
  replace(id: string, photo: Blob, edited: EditedPhoto): Promise<KeepRefusal | null>
  /** The same for a photo and for what is made of it: its place on the screen stays its own. */
  originOf(id: string): string
  remove(id: string): void
}

/** Adds files to an answer and takes them out of it; says what could not be kept. */
export function useAttaching(questionId: string, field: AnswerField, as: KeepAs): Attaching {
  const { valueAt, setValue } = useAnswers()
  return useAttachingTo(questionId, as, {
    get: () => valueAt(`${field}.photos`),
    set: (ids) => setValue(`${field}.photos`, ids),
  })
}

/** The same for files that stand elsewhere than in an answer. */
export function useAttachingTo(questionId: string, as: KeepAs, list: FileList): Attaching {
  const { add, handOn } = useFormFiles()
  const [pending, setPending] = useState(0)
  const [refusal, setRefusal] = useState<KeepRefusal | null>(null)
  const [kept, setKept] = useState(0)
  const origins = useRef(new Map<string, string>())
  const keep = async (file: Blob, source: FileSource | EditedPhoto) => {
    setPending((count) => count + 1)
    const answer = await add(questionId, file, as, source)
    setPending((count) => count - 1)
    return answer
  }
  return {
    isPending: pending > 0,
    refusal,
    kept,
    async attach(files, source, instead = false) {
      setRefusal(null)
      let areKept = true
      for (const file of files) {
        const answer = await keep(file, source)
        if (answer.ok) {
          const ids = instead ? [answer.file.id] : [...list.get(), answer.file.id]
          list.set(ids)
          // A page that is put away in the next moment must not leave the file behind its answer.
          handOn()
          setKept(ids.length)
        } else {
          setRefusal(answer.reason)
          areKept = false
        }
      }
      return areKept
    },
    async replace(id, photo, edited) {
      const answer = await keep(photo, edited)
      if (!answer.ok) return answer.reason
      origins.current.set(answer.file.id, origins.current.get(id) ?? id)
      list.set(list.get().map((other) => (other === id ? answer.file.id : other)))
      return null
    },
    originOf: (id) => origins.current.get(id) ?? id,
    remove(id) {
      setRefusal(null)
      setKept(0)
      list.set(list.get().filter((other) => other !== id))
    },
  }
}
