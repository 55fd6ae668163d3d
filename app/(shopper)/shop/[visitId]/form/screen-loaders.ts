import { fetchAttempts } from '../../../_device/later-attempts'

/** Where the code of each screen and note is that a visit shows before and after its form, or beside it. */
export const screenLoaders = {
  sent: async () => (await import('./sent-screen')).SentScreen,
  choose: async () => (await import('./choose-screen')).ChooseScreen,
  // Together with what keeps a try at it.
  gate: async () => {
    const [{ TestGate }] = await Promise.all([import('./test-gate'), fetchAttempts()])
    return TestGate
  },
  work: async () => (await import('./work-only')).WorkOnly,
  reading: async () => (await import('./reading-screen')).ReadingScreen,
  notes: async () => (await import('./notes')).Notes,
  lateNotes: async () => (await import('./notes')).LateNotes,
  impossible: async () => (await import('./impossible-screen')).ImpossibleScreen,
  unreached: async () => (await import('./unreached-screen')).UnreachedScreen,
  loss: async () => (await import('../../../_device/loss-note')).LossNote,
  copies: async () => (await import('./copies-note')).CopiesNote,
}
