import type { ListStandards } from '@/lib/standards/schema'

/** The list with its conditions, and what is open beside it. */
export function standardsAddress(view: ListStandards, open: ListStandards['open']): string {
  const query = new URLSearchParams()
  if (view.text !== '') query.set('text', view.text)
  if (view.touchpoint !== null) query.set('touchpoint', view.touchpoint)
  if (view.chapter !== null) query.set('chapter', view.chapter)
  if (view.state !== null) query.set('state', view.state)
  if (open !== null) query.set('open', open)
  const text = query.toString()
  return text === '' ? '/standards' : `/standards?${text}`
}
