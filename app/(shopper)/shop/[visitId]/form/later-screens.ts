import { formParts } from '@/components/forms/visit-form/form-parts'
import { laterPartsOf } from '@/components/forms/visit-form/later-part'
import { fetchStaying } from '@/components/forms/visit-form/use-screens'
import type { OwnVisit } from '@/lib/visits/schema'
import { fetchFiles, fetchSounds } from '../../../_device/later-files'
import { fetchOutbox } from '../../../_device/later-outbox'
import { fetchRareOpenings, type Opening } from '../../../_device/open-draft'

const screen = laterPartsOf(async () => (await import('./screen-loaders')).screenLoaders)

/** What a visit shows before and after its form, or beside it. */
export const laterScreens = {
  sent: screen('sent'),
  instead: screen('instead'),
  gate: screen('gate'),
  work: screen('work'),
  notes: screen('notes'),
  lateNotes: screen('lateNotes'),
  loss: screen('loss'),
  copies: screen('copies'),
}

/** So long a form waits for what only keeps its questions in their place. */
const PATIENCE_MS = 2000

/**
 * What will stand above the first question of a form that is about to be drawn: coming after it, it
 * would push the questions away under the finger.
 */
export async function fetchAbove({ returned, briefing }: OwnVisit, found: Opening): Promise<void> {
  if (found.kind !== 'open') return
  const parts = [
    ...(found.loss ? [laterScreens.loss] : []),
    ...(returned || !window.isSecureContext ? [laterScreens.notes] : []),
    ...(returned?.questions.length ? [formParts.remarks] : []),
    ...(found.copies.length > 0 ? [laterScreens.copies] : []),
    ...(found.draft.checkIn && briefing.placeAsked ? [formParts.placeAsk] : []),
  ]
  if (parts.length === 0) return
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([Promise.allSettled(parts.map(({ fetch }) => fetch())), patience])
}

export const fetchFinish = () => import('../../../_device/finish-draft')

/** All that the form may come to need; fetched when its questions have come to rest. */
export const comingLater: readonly (() => Promise<unknown>)[] = [
  ...[...Object.values(formParts), ...Object.values(laterScreens)].map(({ fetch }) => fetch),
  fetchStaying,
  fetchFinish,
  async () => (await fetchOutbox()).fetchWay(),
  fetchFiles,
  fetchSounds,
  ...fetchRareOpenings,
]
