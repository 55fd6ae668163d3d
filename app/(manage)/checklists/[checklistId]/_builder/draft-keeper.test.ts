import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { aChecklistDocument } from '@/test/factories'
import { DraftKeeper, pauseMs, retryAfterSeconds, type SaveAnswer } from './draft-keeper'

const titled = (ru: string) => aChecklistDocument({ title: { ru } })
const first = titled('Первая')

/** A server that answers what it is told, and remembers what it was sent. */
class Server {
  readonly got: { revision: number; title: string | undefined }[] = []
  answers: (SaveAnswer | 'accept')[] = []
  revision = 1
  /** Open while a test wants an answer to be late. */
  gate: Promise<void> = Promise.resolve()

  save = async (revision: number, document: ChecklistDocument): Promise<SaveAnswer> => {
    this.got.push({ revision, title: document.title.ru })
    await this.gate
    const answer = this.answers.shift() ?? 'accept'
    if (answer !== 'accept') return answer
    if (revision !== this.revision) {
      return { ok: false, reason: 'changed-elsewhere', revision: this.revision }
    }
    this.revision += 1
    return { ok: true, revision: this.revision }
  }
}

const offline: SaveAnswer = { ok: false, reason: 'errors.reasons.offline' }

let server: Server
let keeper: DraftKeeper
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-10-20T09:00:00Z') })
  server = new Server()
  keeper = new DraftKeeper({
    revision: 1,
    document: first,
    save: server.save,
    now: () => new Date(),
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('keeping a draft', () => {
  it('keeps edits that could not be saved, tries again, and again, until they are', async () => {
    server.answers = [offline, offline]
    keeper.change(titled('Вторая'))
    await pass(pauseMs)
    expect(keeper.state).toMatchObject({ kind: 'failed', retryInSeconds: retryAfterSeconds[0] })
    expect(keeper.isDirty).toBe(true)
    await pass(retryAfterSeconds[0] * 1000)
    expect(keeper.state).toMatchObject({ kind: 'failed', retryInSeconds: retryAfterSeconds[1] })
    await pass(retryAfterSeconds[1] * 1000)
    expect(keeper.state.kind).toBe('saved')
    expect(server.got.map(({ title }) => title)).toEqual(['Вторая', 'Вторая', 'Вторая'])
  })

  it('goes on trying at the longest interval for ever', async () => {
    server.answers = Array.from({ length: 20 }, () => offline)
    keeper.change(titled('Вторая'))
    await pass(10 * 60 * 1000)
    expect(server.got.length).toBeGreaterThan(20)
    expect(keeper.state.kind).toBe('saved')
  })

  it('stops at a conflict and loses neither side', async () => {
    server.revision = 5
    keeper.change(titled('Своя'))
    await pass(pauseMs)
    expect(keeper.state).toEqual({ kind: 'conflict', revision: 5 })
    keeper.change(titled('Своя, дальше'))
    await pass(60_000)
    expect(server.got).toHaveLength(1)
    expect(keeper.document.title.ru).toBe('Своя, дальше')
    expect(await keeper.flush()).toBe(false)
  })

  it('replaces the other draft only when told to', async () => {
    server.revision = 5
    keeper.change(titled('Своя'))
    await pass(pauseMs)
    await keeper.overwrite()
    expect(server.got.at(-1)).toEqual({ revision: 5, title: 'Своя' })
    expect(keeper.state.kind).toBe('saved')
    expect(keeper.revision).toBe(6)
  })

  it('adopts the other draft, and saves on from there', async () => {
    server.revision = 5
    keeper.change(titled('Своя'))
    await pass(pauseMs)
    keeper.adopt(5, titled('Чужая'))
    expect(keeper.isDirty).toBe(false)
    keeper.change(titled('Чужая и своя'))
    await pass(pauseMs)
    expect(server.got.at(-1)).toEqual({ revision: 5, title: 'Чужая и своя' })
  })

  it('does not repeat what cannot be accepted, but tries after the next edit', async () => {
    server.answers = [{ ok: false, reason: 'invalid-input' }]
    keeper.change(titled('я'.repeat(300)))
    await pass(60_000)
    expect(server.got).toHaveLength(1)
    expect(keeper.state).toEqual({ kind: 'refused', reason: 'invalid-input' })
    keeper.change(titled('Короче'))
    await pass(pauseMs)
    expect(keeper.state.kind).toBe('saved')
  })

  it('saves after a pause, not at every key', async () => {
    for (const title of ['В', 'Вт', 'Вто']) {
      keeper.change(titled(title))
      await pass(pauseMs / 2)
    }
    expect(server.got).toEqual([])
    await pass(pauseMs)
    expect(server.got).toEqual([{ revision: 1, title: 'Вто' }])
  })

  it('saves one at a time, and what was typed meanwhile right after', async () => {
    let open = () => {}
    server.gate = new Promise((resolve) => {
      open = resolve
    })
    keeper.change(titled('Раз'))
    await pass(pauseMs)
    keeper.change(titled('Два'))
    await pass(pauseMs * 3)
    expect(server.got).toHaveLength(1)
    open()
    await pass(pauseMs * 3)
    expect(server.got).toEqual([
      { revision: 1, title: 'Раз' },
      { revision: 2, title: 'Два' },
    ])
    expect(keeper.state.kind).toBe('saved')
  })

  it('saves one at a time, however many ask', async () => {
    keeper.change(titled('Раз'))
    const answers = await Promise.all([keeper.flush(), keeper.flush(), keeper.flush()])
    expect(answers).toEqual([true, true, true])
    expect(server.got).toHaveLength(1)
  })

  it('saves at once when asked, and says whether all is safe', async () => {
    keeper.change(titled('Раз'))
    expect(await keeper.flush()).toBe(true)
    expect(keeper.state).toEqual({ kind: 'saved', at: new Date() })
    server.answers = [offline]
    keeper.change(titled('Два'))
    expect(await keeper.flush()).toBe(false)
  })

  it('knows that an undone edit leads back to what is saved', async () => {
    keeper.change(titled('Раз'))
    keeper.change(first)
    expect(keeper.state.kind).toBe('saved')
    await pass(60_000)
    expect(server.got).toEqual([])
  })

  it('saves what was undone while a save was under way', async () => {
    let open = () => {}
    server.gate = new Promise((resolve) => {
      open = resolve
    })
    keeper.change(titled('Раз'))
    await pass(pauseMs)
    keeper.change(first)
    open()
    await pass(pauseMs * 3)
    expect(server.got.map(({ title }) => title)).toEqual(['Раз', 'Первая'])
    expect(keeper.state.kind).toBe('saved')
  })

  it('sends nothing when nothing has changed', async () => {
    expect(await keeper.flush()).toBe(true)
    keeper.change(first)
    await pass(60_000)
    expect(server.got).toEqual([])
  })
})
