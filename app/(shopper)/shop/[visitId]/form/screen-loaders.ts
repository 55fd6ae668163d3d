import { fetchAttempts } from '../../../_device/later-attempts'

/** Where the code of each screen and note is that a visit shows before and after its form, or beside it. */
export const screenLoaders = {
  sent: async () => (await import('./sent-screen')).SentScreen,
  instead: async () => (await import('./instead-screen')).InsteadScreen,
  // Together with what keeps a try at it.
  gate: async () => {
    const [{ TestGate }] = await Promise.all([import('./test-gate'), fetchAttempts()])
    return TestGate
  },
  work: async () => (await import('./work-only')).WorkOnly,
  notes: async () => (await import('./notes')).Notes,
  lateNotes: async () => (await import('./notes')).LateNotes,
  loss: async () => (await import('../../../_device/loss-note')).LossNote,
  copies: async () => (await import('./copies-note')).CopiesNote,
}
