'use client'

import { useState } from 'react'
import { useAnswers } from './answer-form'
import { type KeepAs, type KeepRefusal, useFormFiles } from './form-device'
import type { AnswerField } from './form-values'

/** Adds files to an answer and takes them out of it; says what could not be kept. */
export function useAttaching(questionId: string, field: AnswerField, as: KeepAs) {
  const { add } = useFormFiles()
  const { valueAt, setValue } = useAnswers()
  const [pending, setPending] = useState(0)
  const [refusal, setRefusal] = useState<KeepRefusal | null>(null)
  const set = (ids: readonly string[]) => {
    setValue(`${field}.photos`, ids)
  }
  return {
    isPending: pending > 0,
    refusal,
    /** `instead`: the new file takes the place of all others. */
    async attach(files: readonly Blob[], instead = false): Promise<void> {
      setRefusal(null)
      for (const file of files) {
        setPending((count) => count + 1)
        const kept = await add(questionId, file, as)
        setPending((count) => count - 1)
        if (!kept.ok) setRefusal(kept.reason)
        else set(instead ? [kept.file.id] : [...valueAt(`${field}.photos`), kept.file.id])
      }
    },
    remove(id: string): void {
      setRefusal(null)
      set(valueAt(`${field}.photos`).filter((other) => other !== id))
    },
  }
}
