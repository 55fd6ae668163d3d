import type { VisitDraft } from '@/lib/core/visit-draft'
import type { SavedDraft } from './drafts'
import { isFull } from './full-phone'

/** What the phone can say about the last change. */
export type Saving =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed' }
  /** There is no room for it. */
  | { readonly kind: 'full' }
  | { readonly kind: 'overtaken' }

export interface DraftKeeper {
  keep(draft: VisitDraft): void
  /**
   * Something was typed that is not in a draft yet: "saved" would not be true any longer.
   * @param handOn hands that on without waiting for a pause
   */
  touch(handOn?: () => void): void
  /** Resolves when the newest draft is on the phone. @throws when it could not be kept */
  settled(): Promise<void>
}

/** A phone that could not write may be able to in a moment: it is tried until it can. */
const RETRY_MS = 2000

/**
 * Keeps every draft that it is given, one write at a time, the newest last.
 * @param doubled resolves when the phone has what was saved a second time, or nobody can wait for that:
 * the word "saved" does, the next write does not
 */
export function makeDraftKeeper(
  save: (draft: VisitDraft) => Promise<SavedDraft>,
  show: (next: (before: Saving) => Saving) => void,
  doubled: () => Promise<unknown>,
): DraftKeeper {
  let waiting: VisitDraft | null = null
  let newest: VisitDraft | null = null
  let writing: Promise<void> | null = null
  let hasFailed = false
  let isTyping = false
  let takeTyped: (() => void) | undefined

  async function write() {
    for (let draft = waiting; draft !== null; draft = waiting) {
      waiting = null
      try {
        const saved = await save(draft)
        hasFailed = saved.kind === 'overtaken'
        void doubled().then(() => {
          if (draft === newest && !isTyping) show(() => saved)
        })
      } catch (error) {
        console.warn(error)
        hasFailed = true
        show(() => ({ kind: isFull(error) ? 'full' : 'failed' }))
        waiting ??= draft
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
      // What is being typed goes along with a write that comes anyway: it would wait for that one, too.
      if (waiting) takeTyped?.()
    }
    writing = null
  }

  function touch(handOn?: () => void) {
    takeTyped = handOn ?? takeTyped
    isTyping = true
    show((before) => (isWarning(before) || before.kind === 'saving' ? before : { kind: 'saving' }))
  }
  return {
    touch,
    keep(draft) {
      newest = waiting = draft
      touch()
      isTyping = false
      writing ??= write()
    },
    async settled() {
      if (!hasFailed) await writing
      if (hasFailed) throw new Error('the draft was not kept')
    },
  }
}

/** Stays on the screen until a save has really gone well. */
function isWarning({ kind }: Saving): boolean {
  return kind === 'failed' || kind === 'full' || kind === 'overtaken'
}
