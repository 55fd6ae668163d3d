'use client'

import { useBuilder } from './builder-context'
import { topMost } from './document-batch'
import { ReadersDialog } from './edit-removal'
import { useRemovalNow } from './use-removal'

/** Asked while parts are about to be deleted that others read. */
export function RemovalDialog() {
  const { document, askedRemoval, askRemoval } = useBuilder()
  const removeNow = useRemovalNow()
  if (askedRemoval === null) return null
  const { ids, readers } = askedRemoval
  const { sections, questions } = topMost(document, ids)
  const isOne = sections.length + questions.length === 1
  const only = sections.length === 1 ? 'section' : 'question'
  return (
    <ReadersDialog
      kind={isOne ? only : 'parts'}
      readers={readers}
      onRemove={(freeing) => {
        askRemoval(null)
        removeNow(ids, freeing)
      }}
      onClose={() => askRemoval(null)}
    />
  )
}
