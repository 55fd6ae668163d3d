import { formParts } from '@/components/forms/visit-form/form-parts'
import { laterPart } from '@/components/forms/visit-form/later-part'
import { fetchWay } from '../../../_device/outbox-runner'
import { fetchSounds } from '../../../_device/phone-files'
import { fetchAttempts } from '../../../_device/use-instruction-test'

/** What a visit shows before and after its form, or beside it. */
export const laterScreens = {
  sent: laterPart(async () => (await import('./sent-screen')).SentScreen),
  choose: laterPart(async () => (await import('./choose-screen')).ChooseScreen),
  // Together with what keeps a try at it.
  test: laterPart(async () => {
    const [{ TestScreen }] = await Promise.all([import('./test-screen'), fetchAttempts()])
    return TestScreen
  }),
  work: laterPart(async () => (await import('./work-only')).WorkOnly),
  ungiven: laterPart(async () => (await import('./ungiven-form')).UngivenForm),
  reading: laterPart(async () => (await import('./reading-screen')).ReadingScreen),
  copies: laterPart(async () => (await import('./copies-note')).CopiesNote),
}

export const fetchFinish = () => import('../../../_device/finish-draft')

/** All that the form may come to need; fetched when its questions have come to rest. */
export const comingLater: readonly (() => Promise<unknown>)[] = [
  ...[...Object.values(formParts), ...Object.values(laterScreens)].map(({ fetch }) => fetch),
  fetchFinish,
  fetchWay,
  fetchSounds,
]
