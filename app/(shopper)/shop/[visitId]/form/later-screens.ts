import { formParts } from '@/components/forms/visit-form/form-parts'
import { laterPart } from '@/components/forms/visit-form/later-part'
import { fetchAttempts } from '../../../_device/later-attempts'
import { fetchFiles, fetchSounds } from '../../../_device/later-files'
import { fetchOutbox } from '../../../_device/later-outbox'
import { fetchRareOpenings } from '../../../_device/open-draft'

/** What a visit shows before and after its form, or beside it. */
export const laterScreens = {
  sent: laterPart(async () => (await import('./sent-screen')).SentScreen),
  choose: laterPart(async () => (await import('./choose-screen')).ChooseScreen),
  // Together with what keeps a try at it.
  gate: laterPart(async () => {
    const [{ TestGate }] = await Promise.all([import('./test-gate'), fetchAttempts()])
    return TestGate
  }),
  work: laterPart(async () => (await import('./work-only')).WorkOnly),
  reading: laterPart(async () => (await import('./reading-screen')).ReadingScreen),
  notes: laterPart(async () => (await import('./notes')).Notes),
  impossible: laterPart(async () => (await import('./impossible-screen')).ImpossibleScreen),
  unreached: laterPart(async () => (await import('./unreached-screen')).UnreachedScreen),
  loss: laterPart(async () => (await import('../../../_device/loss-note')).LossNote),
  copies: laterPart(async () => (await import('./copies-note')).CopiesNote),
}

export const fetchFinish = () => import('../../../_device/finish-draft')

/** All that the form may come to need; fetched when its questions have come to rest. */
export const comingLater: readonly (() => Promise<unknown>)[] = [
  ...[...Object.values(formParts), ...Object.values(laterScreens)].map(({ fetch }) => fetch),
  fetchFinish,
  async () => (await fetchOutbox()).fetchWay(),
  fetchFiles,
  fetchSounds,
  ...fetchRareOpenings,
]
