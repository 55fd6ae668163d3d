'use client'

import { useEffect, useMemo, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import { type KeptDraft, KeptDrafts } from '@/components/forms/kept-drafts'
import type { KeptWords } from '@/components/forms/kept-note'
import type { changeStandardSchema } from '@/lib/standards/schema'

/** What stands in the form of a standard. */
export type TypedStandard = z.input<typeof changeStandardSchema>

/** Whatever way the page is left, what was typed and not saved stands in the form again. */
export function useKeptDraft<Parsed>(
  hook: UseFormReturn<TypedStandard, unknown, Parsed>,
  accountId: string,
  { standardId, revision }: { readonly standardId: string; readonly revision: number },
): KeptWords {
  const [found, setFound] = useState<KeptWords['found']>(null)
  const drafts = useDrafts(accountId, standardId)
  const putBack = ({ values }: KeptDraft<TypedStandard>) => {
    // The owner's name is not kept, so the owner stays as saved.
    const { ownerId } = hook.getValues()
    hook.reset({ ...values, standardId, revision, ownerId }, { keepDefaultValues: true })
    setFound('restored')
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form is opened
  useEffect(() => {
    const kept = drafts?.find()
    if (!kept) return
    if (kept.revision === revision) putBack(kept)
    else setFound('other')
  }, [drafts])
  useEffect(() => {
    // Words over an older revision are not written over before somebody decided about them.
    if (drafts === null || found === 'other') return
    const subscription = hook.watch(() => drafts.keep(revision, hook.getValues()))
    return () => subscription.unsubscribe()
  }, [hook, drafts, found, revision])
  return {
    found,
    restore: () => {
      const kept = drafts?.find()
      if (kept) putBack(kept)
    },
    discard: () => {
      const isRestored = found === 'restored'
      setFound(null)
      if (isRestored) hook.reset()
      drafts?.drop()
    },
    done: () => {
      // Older words that nobody has decided about are still to be asked about.
      if (found === 'other') return
      setFound(null)
      drafts?.drop()
    },
  }
}

/** null while the page is made on the server. */
function useDrafts(accountId: string, standardId: string): KeptDrafts<TypedStandard> | null {
  return useMemo(
    () =>
      typeof window === 'undefined'
        ? null
        : new KeptDrafts(window.localStorage, { kind: 'standard', accountId, id: standardId }),
    [accountId, standardId],
  )
}
